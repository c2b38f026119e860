package qadam.answerfile;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where a file of answers is brought in, by the learner, a teacher of theirs or the office; the page says what became of each. */
final class AnswerFilePages implements Routes {
    private static final String PATH = "/{language}/answer-file";
    private static final ZoneId HERE = ZoneId.of("Asia/Almaty");

    private final Site site;
    private final Askers askers;
    private final AnswerFiles.Around around;
    private final BringFile bring;

    AnswerFilePages(Site site, Askers askers, AnswerFiles.Around around, BringFile bring) {
        this.site = site;
        this.askers = askers;
        this.around = around;
        this.bring = bring;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> ask(context, ""), Role.LEARNER);
        routes.post(PATH, this::take, Role.LEARNER, Cost.IN_MEMORY_LARGE, Cost.HEAVY);
    }

    private void ask(Context context, String error) {
        site.show(context, askers.findOrWelcome(context), "answerfile/bring.jte", text(context, "answerfile.title", Map.of()), Map.of("error", error));
    }

    private void take(Context context) {
        try {
            Asker asker = askers.find(context);
            show(context, asker, bring.bring(asker, file(context), Site.language(context)));
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof AnswerFileProblem)) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            ask(context, text(context, refusal.problem().key(), refusal.values()));
        }
    }

    private static byte[] file(Context context) {
        UploadedFile file = context.isMultipart() ? context.uploadedFile("file") : null;
        if (file == null || file.size() == 0) {
            throw new Refusal(AnswerFileProblem.NO_FILE);
        }
        try (InputStream stream = file.content()) {
            return stream.readNBytes(AnswerFile.LARGEST_BYTES + 1);
        } catch (IOException cut) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private void show(Context context, Asker asker, Brought brought) {
        Map<String, Object> values = new HashMap<>();
        values.put("whose", asker.personId().equals(brought.person()) ? "" : around.database().read(handle -> around.people().name(handle, brought.person())));
        values.put("before", brought.before().map(at -> text(context, "answerfile.again", Map.of("day", LocalDate.ofInstant(at, HERE)))).orElse(""));
        values.put("counts", brought.counts());
        values.put("lines", brought.lines().stream().map(line -> line(context, line)).toList());
        site.show(context, asker, "answerfile/brought.jte", text(context, brought.before().isPresent() ? "answerfile.again.title" : "answerfile.done", Map.of()), values);
    }

    private BroughtLine line(Context context, Became became) {
        String why = became.refused().map(refusal -> text(context, refusal.problem().key(), refusal.values())).orElse("");
        boolean bad = List.of(Became.State.REFUSED, Became.State.LATER).contains(became.state());
        return new BroughtLine(text(context, became.what().key(), became.what().values()), text(context, became.state().key(), Map.of()), why, bad);
    }

    private String text(Context context, String key, Map<String, ?> values) {
        Language language = Site.language(context);
        return values.isEmpty() ? site.texts().text(language, key) : site.texts().text(language, key, values);
    }
}
