package qadam.safeguard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** For the named persons alone; everybody else gets what they would get if there were no such page. */
final class AlertPages implements Routes {
    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 1_000;

    private final SafeguardDesk desk;
    private final Modes modes;
    private final Alerts alerts;

    AlertPages(SafeguardDesk desk, Modes modes, Alerts alerts) {
        this.desk = desk;
        this.modes = modes;
        this.alerts = alerts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/alerts", this::list, Role.LEARNER);
        routes.get("/{language}/alerts/{number}", this::open, Role.LEARNER);
        routes.post("/{language}/alerts/{number}", this::answer, Role.LEARNER);
    }

    private void list(Context context) {
        Asker asker = desk.askers().find(context);
        Language language = Site.language(context);
        List<AlertView> all = desk.ground().database().read(handle -> {
            List<Alert> mine = alerts.store().of(handle, asker.personId(), MOST).stream().filter(alert -> alerts.mayOpen(handle, asker.personId(), alert)).toList();
            if (mine.isEmpty() && modes.store().of(handle, asker.personId()).isEmpty()) {
                throw new Refusal(WebProblem.NOT_FOUND);
            }
            return mine.stream().map(alert -> view(handle, alert, language, unnamed -> "", Optional.empty())).toList();
        });
        requireOpen(asker);
        desk.show(context, asker, "alerts", "safeguard.alerts.title", Map.of("alerts", all));
    }

    private void open(Context context) {
        Asker asker = desk.askers().find(context);
        show(context, asker, look(asker, context), SafeguardDesk.Said.NOTHING);
    }

    private Alert look(Asker asker, Context context) {
        long number = number(context);
        desk.ground().database().read(handle -> alerts.require(handle, asker.personId(), number));
        requireOpen(asker);
        return desk.ground().database().write(handle -> {
            Alert alert = alerts.require(handle, asker.personId(), number);
            alerts.look(handle, asker.personId(), alert);
            return alerts.require(handle, asker.personId(), number);
        });
    }

    /** These pages show children's words: whoever came in by a password alone shows the second factor first, as for every page of staff. */
    private static void requireOpen(Asker asker) {
        if (!asker.locked().isEmpty()) {
            throw new Refusal(WebProblem.SECOND_FACTOR);
        }
    }

    private void show(Context context, Asker asker, Alert alert, SafeguardDesk.Said said) {
        Language language = Site.language(context);
        AlertView view = desk.ground().database().read(handle -> view(handle, alert, language, name -> name, desk.ground().asked().of(handle, alert.person(), alert.exchange())));
        desk.show(context, asker, "alert", "safeguard.alert.title", Map.of("alert", view, "message", said.message()));
    }

    private AlertView view(Handle handle, Alert alert, Language language, UnaryOperator<String> naming, Optional<String> asked) {
        String place = desk.ground().organisations().find(handle, alert.organisation()).map((Organisation found) -> desk.ground().organisations().title(found, language)).orElse("");
        Optional<String> note = alert.sealed().filter(sealed -> asked.isPresent() || !naming.apply("x").isEmpty()).flatMap(sealed -> desk.ground().people().unseal(handle, alert.person(), sealed));
        return new AlertView(alert.number(), place, naming.apply(desk.ground().people().name(handle, alert.person())), asked, alert.raisedAt(), alert.firstSeenAt(), alert.answeredAt(), note,
            alerts.isOverdue(alert));
    }

    private void answer(Context context) {
        Asker asker = desk.askers().find(context);
        UUID reader = asker.personId();
        String note = new Form(context).text("note", LONGEST_NOTE);
        Alert alert = desk.ground().database().read(handle -> alerts.require(handle, reader, number(context)));
        requireOpen(asker);
        if (note.isBlank()) {
            show(context, asker, look(asker, context), desk.said(context, new Refusal(SafeguardProblem.NOTE_MISSING)));
            return;
        }
        desk.ground().database().write(handle -> {
            alerts.answer(handle, reader, alert, note);
            return null;
        });
        context.redirect("/" + Site.language(context).tag() + "/alerts", HttpStatus.SEE_OTHER);
    }

    private static long number(Context context) {
        String text = context.pathParam("number");
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
