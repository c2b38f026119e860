package qadam.wordlab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The word lab's page: everything is chosen by a form that works without script. It knows nothing of who asks, and nobody keeps what was typed. */
final class WordPages implements Routes {
    static final int LONGEST = 300;
    private static final int USUAL_TEMPERATURE = 10;

    private final Site site;
    private final WordLab lab;

    WordPages(Site site, WordLab lab) {
        this.site = site;
        this.lab = lab;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + WordLab.PATH, this::show, Role.ANYONE);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Map<Language, String> sentences = new EnumMap<>(Language.class);
        for (Language spoken : Language.values()) {
            sentences.put(spoken, site.texts().text(spoken, "wordlab.sentence"));
        }
        Language taught = parameter(context, "taught", 2).flatMap(Language::of).orElse(Language.EN);
        WordView view = lab.view(language, new WordLab.Words(taught, sentences, parameter(context, "text", LONGEST).orElse("").replaceAll("\\p{Cntrl}", " ").strip(),
            parameter(context, "start", 60).orElse(""), number(context, "temperature", 1, 20, USUAL_TEMPERATURE), number(context, "lot", 0, 1_000, 0)));
        Page page = site.page(language, WordLab.PATH, site.texts().text(language, "wordlab.title"), "");
        context.header("Cache-Control", "no-store").contentType("text/html; charset=utf-8").result(site.render("wordlab/words.jte", page, Map.of("view", view)));
    }

    private static Optional<String> parameter(Context context, String name, int longest) {
        String given = context.queryParam(name);
        if (given != null && given.length() > longest) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return Optional.ofNullable(given);
    }

    private static int number(Context context, String name, int least, int most, int usual) {
        return parameter(context, name, 4).filter(text -> text.matches("[0-9]{1,4}")).map(Integer::parseInt).filter(one -> one >= least && one <= most).orElse(usual);
    }
}
