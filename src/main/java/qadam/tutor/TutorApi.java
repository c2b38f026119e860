package qadam.tutor;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.LanguageChoice;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The same answers as they come, as server-sent events (HTML Living Standard §9.2): docs/api/tutor.md. What cannot be answered is refused before the first. */
final class TutorApi implements Routes {
    private final Site site;
    private final Askers askers;
    private final Desk desk;

    TutorApi(Site site, Askers askers, Desk desk) {
        this.site = site;
        this.askers = askers;
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/tutor", this::answer, Role.LEARNER);
    }

    private void answer(Context context) throws IOException {
        Asker asker = askers.find(context);
        Language language = Language.of(context.formParam("language") == null ? "" : context.formParam("language")).orElseGet(() -> LanguageChoice.of(context));
        Page page = site.page(language, "/tutor", "", asker.csrf());
        try (Events events = new Events(context)) {
            Answer answer = desk.answer(asker, language, Typed.in(context, true), new Asking.Hearing(
                line -> events.send("line", Map.of("html", html("tutor/line.jte", page, Map.of("line", line)))),
                events::isGone,
                position -> events.send("waiting", Map.of("position", position, "words", position == 0 ? "" : page.text("tutor.waiting", "position", position)))));
            events.send("end", Map.of("id", Ids.hex(answer.id()), "html", html("tutor/end.jte", page, Map.of("answer", answer))));
        } catch (Refusal refusal) {
            if (!context.res().isCommitted()) {
                throw refusal;
            }
            Events.last(context, "problem", Map.of("problem", refusal.problem().toString().toLowerCase(java.util.Locale.ROOT),
                "message", site.texts().text(language, refusal.problem().key(), refusal.values())));
        }
    }

    private String html(String template, Page page, Map<String, Object> values) {
        return new String(site.render(template, page, values), StandardCharsets.UTF_8);
    }
}
