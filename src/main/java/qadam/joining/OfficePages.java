package qadam.joining;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Reason;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Work;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Two of the office join two accounts, one of them parts them again. The office is told how far the names agree, and not the names. */
final class OfficePages implements Routes {
    private static final Role[] WHO = {Role.OFFICE, Role.ADMINISTRATOR};
    private static final String ADDRESS = "/{language}/office/joinings";

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Joinings joinings;
    private final JoiningViews views;
    private final JoiningStore store = new JoiningStore();

    OfficePages(Site site, Askers askers, Database database, Joinings joinings, JoiningViews views) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.joinings = joinings;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ADDRESS, this::show, WHO);
        routes.post(ADDRESS, this::propose, WHO);
        routes.post(ADDRESS + "/{joining}", this::act, WHO);
    }

    /** A form that was refused. @param joining whose form; 0 for the one that proposes, {@link #FINDING} for the one that finds */
    private record Shown(long joining, String message, String field, Map<String, String> typed) {
        static final long FINDING = -1;
        static final Shown NOTHING = new Shown(FINDING, "", "", Map.of());
    }

    /** A page of all, or the pairs of the account that is asked for. */
    private void show(Context context) {
        String typed = Objects.requireNonNullElse(context.queryParam("account"), "");
        Turn after = Optional.ofNullable(context.queryParam("after")).map(Turn::read).orElse(Turn.NONE);
        try {
            Optional<UUID> account = typed.isBlank() ? Optional.empty() : Optional.of(account(typed));
            show(context, Shown.NOTHING, typed, handle -> account.map(one -> views.ofAccount(handle, one, askers.find(context).personId(), Site.language(context)))
                .orElseGet(() -> page(handle, context, after)));
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            Shown shown = new Shown(Shown.FINDING, site.texts().text(Site.language(context), refusal.problem().key()), "account", Map.of());
            show(context, shown, typed, handle -> page(handle, context, Turn.NONE));
        }
    }

    private OfficeView page(Handle handle, Context context, Turn after) {
        return views.page(handle, after, askers.find(context).personId(), Site.language(context));
    }

    private void show(Context context, Shown shown, String account, Work<OfficeView> work) {
        Map<String, Object> values = new HashMap<>(Map.of("refused", shown.joining, "message", shown.message, "field", shown.field, "typed", shown.typed, "account", account));
        values.put("view", database.read(work));
        site.show(context, askers.find(context), "joining/office.jte", site.texts().text(Site.language(context), "joining.office.title"), values);
    }

    private void propose(Context context) {
        Form form = new Form(context);
        String person = form.text("person", 200);
        String other = form.text("other", 200);
        String reason = form.text("reason", Reason.LONGEST);
        try {
            String checked = Reason.checked(reason);
            UUID kept = account(person);
            UUID joined = account(other);
            database.write(handle -> {
                joinings.propose(handle, kept, joined, askers.find(context).personId(), checked);
                return null;
            });
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            refuse(context, refusal, 0, Map.of("person", person, "other", other, "reason", reason));
        }
    }

    /** A pseudonym, or the address of the person's page, which ends in it. */
    private static UUID account(String typed) {
        String last = typed.substring(typed.lastIndexOf('/') + 1).strip();
        return Ids.parse(last).orElseThrow(() -> new Refusal(JoiningProblem.UNKNOWN));
    }

    private void act(Context context) {
        Form form = new Form(context);
        long number = number(context);
        String reason = form.text("reason", Reason.LONGEST);
        Asker asker = askers.find(context);
        try {
            String checked = Reason.checked(reason);
            database.write(handle -> {
                act(handle, number, form, asker.personId(), checked);
                return null;
            });
            context.redirect("/" + Site.language(context).tag() + "/office/joinings", HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            refuse(context, refusal, number, Map.of("reason", reason));
        }
    }

    private void act(Handle handle, long number, Form form, UUID by, String reason) {
        Pair pair = store.find(handle, number).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        switch (form.text("act", 10)) {
            case "vouch" -> {
                UUID kept = form.id("kept");
                if (!pair.has(kept)) {
                    throw new Refusal(WebProblem.MALFORMED);
                }
                if (!pair.state().isOpen()) {
                    throw new Refusal(JoiningProblem.DECIDED);
                }
                joinings.propose(handle, kept, pair.other(kept), by, reason);
            }
            case "confirm" -> joinings.confirm(handle, pair, by, reason);
            case "decline" -> joinings.decline(handle, pair, by, reason);
            case "part" -> joinings.part(handle, pair, by, reason);
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private void refuse(Context context, Refusal refusal, long joining, Map<String, String> typed) {
        if (refusal.problem() == WebProblem.NOT_FOUND || refusal.problem() == WebProblem.MALFORMED) {
            throw refusal;
        }
        String field = refusal.problem() instanceof JoiningProblem ours ? ours.field() : Reason.isProblem(refusal.problem()) ? "reason" : "";
        context.status(refusal.problem().status());
        Shown shown = new Shown(joining, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()), field, typed);
        show(context, shown, "", handle -> store.find(handle, joining).map(pair -> views.ofAccount(handle, pair.person(), askers.find(context).personId(), Site.language(context)))
            .orElseGet(() -> page(handle, context, Turn.NONE)));   // the form stands on the page, whichever page it stood on before
    }

    private static long number(Context context) {
        String number = context.pathParam("joining");
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return Long.parseLong(number);
    }
}
