package qadam.inbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A person's notices, newest first. Following one marks it as read. */
public final class InboxPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Inbox inbox;

    InboxPages(Site site, Askers askers, Inbox inbox) {
        this.site = site;
        this.askers = askers;
        this.inbox = inbox;
    }

    /** A notice as its page shows it. */
    public record Line(Notice notice, String words) {
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/inbox", this::count, Role.ANYONE);
        routes.get("/{language}/inbox", this::show, Role.LEARNER);
        routes.get("/{language}/inbox/{number}", this::follow, Role.LEARNER);
        routes.post("/{language}/inbox/read", this::readAll, Role.LEARNER);
    }

    /** For the frame of a page that is the same for everybody. */
    private void count(Context context) {
        Language language = Language.of(context.queryParam("language")).orElse(Language.KK);
        Asker asker = askers.find(context);
        int unread = asker.person().map(inbox::unread).orElse(0);
        context.header("Cache-Control", "no-store").json(Map.of("signedIn", asker.signedIn(), "unread", unread,
            "words", site.texts().text(language, "web.inbox", Map.of("count", unread))));
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        List<Line> lines = inbox.of(asker.personId()).stream().map(notice -> new Line(notice, inbox.words(notice, language))).toList();
        site.show(context, asker, "inbox/inbox.jte", site.texts().text(language, "inbox.title"), Map.of("lines", lines));
    }

    private void follow(Context context) {
        Notice notice = inbox.read(askers.find(context).personId(), number(context.pathParam("number")));
        context.redirect("/" + Site.language(context).tag() + notice.address(), HttpStatus.SEE_OTHER);
    }

    private void readAll(Context context) {
        inbox.readUpTo(askers.find(context).personId(), number(new Form(context).text("newest", 15)));
        context.redirect("/" + Site.language(context).tag() + "/inbox", HttpStatus.SEE_OTHER);
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
