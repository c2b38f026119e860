package qadam.count;

import io.javalin.config.RoutesConfig;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import qadam.log.LogFault;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Two pages for the stranger: the check that the reader's own browser makes, and how a certificate becomes a number. The same for everybody. */
final class CheckPages implements Routes {
    /** In the order in which they are shown; a check leaves some out. */
    private static final List<String> STEPS = List.of("trust", "checkpoint", "signature", "witnesses", "sample", "entries", "root", "earlier", "count", "compare");
    /** What the script says, with its arguments left open for it. */
    private static final List<String> SAID = List.of("state.waiting", "state.running", "state.right", "state.wrong", "state.passed_over", "state.none", "state.stopped",
        "figures", "trust", "trust.own", "trust.site", "checkpoint", "signature", "no_signatures", "witness", "not_independent", "earlier", "sample", "sample.good",
        "sample.means", "sample.not", "entries", "root", "counted", "closed", "closed.word", "compared", "nothing_published", "whole.same", "whole.good", "whole.means", "same", "other",
        "others", "number", "stopped", "wrong", "wrong.do", "broken");
    private static final List<String> FAULTS = List.of("bad_trust", "entry_differs", "count_of_other_tree", "number_differs");
    private static final Map<String, String> OPEN = List.of("what", "name", "n", "root", "time", "percent", "done", "all", "megabytes", "seconds", "here", "there").stream()
        .collect(Collectors.toMap(Function.identity(), name -> "{" + name + "}"));
    private static final Map<String, String> NAMES = Map.of("name.trained", "count.trained", "name.declared", "count.declared", "name.credentials_issued", "count.issued",
        "name.credentials_revoked", "count.check.revoked", "by.track", "count.track", "by.level", "count.level", "by.region", "count.region", "by.week", "count.week",
        "by.mode", "count.mode");

    private final Map<Language, FixedPage> checks = new EnumMap<>(Language.class);
    private final Map<Language, FixedPage> explanations = new EnumMap<>(Language.class);

    CheckPages(Site site) {
        for (Language language : Language.values()) {
            checks.put(language, site.fixed(language, "/count/check", "count/check.jte", site.texts().text(language, "count.check.title"),
                new HashMap<>(Map.of("steps", STEPS, "words", words(site.texts(), language)))));
            explanations.put(language, site.fixed(language, "/count/how", "count/how.jte", site.texts().text(language, "count.how.title"), new HashMap<>()));
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/count/check", context -> checks.get(Site.language(context)).send(context), Role.ANYONE, Cost.FIXED);
        routes.get("/{language}/count/how", context -> explanations.get(Site.language(context)).send(context), Role.ANYONE, Cost.FIXED);
    }

    private static Map<String, String> words(Texts texts, Language language) {
        Map<String, String> words = new TreeMap<>();
        SAID.forEach(said -> words.put(said, texts.text(language, "count.check.say." + said, OPEN)));
        NAMES.forEach((name, key) -> words.put(name, texts.text(language, key)));
        FAULTS.forEach(fault -> words.put("fault." + fault, texts.text(language, "count.check.fault." + fault, OPEN)));
        Arrays.stream(LogFault.Kind.values()).forEach(kind ->
            words.put(kind.key().substring("log.".length()), texts.text(language, kind.key(), OPEN)));
        return words;
    }
}
