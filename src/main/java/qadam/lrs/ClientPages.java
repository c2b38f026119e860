package qadam.lrs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where the office sees which tools keep learning records here, and an administrator lets one in and shuts one out. */
final class ClientPages implements Routes {
    static final String PATH = "/office/learning-records";

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Clients clients;

    ClientPages(Site site, Askers askers, Database database, Clients clients) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.clients = clients;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + PATH, context -> show(context, TypedClient.NOTHING, "", Optional.empty()), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}" + PATH, this::act, Role.ADMINISTRATOR);
    }

    /** @param secret shown now and never again; empty for none */
    private void show(Context context, TypedClient typed, String secret, Optional<LrsProblem> problem) {
        Asker asker = askers.find(context);
        Map<String, Object> values = new HashMap<>(Map.of("clients", database.read(clients::all), "scopes", List.of(Scope.values()), "typed", typed, "secret", secret,
            "may", asker.may(Role.ADMINISTRATOR), "address", Doorstep.door(context) + Door.BASE));
        values.put("error", problem.map(one -> site.texts().text(Site.language(context), one.key(), Map.of("most", Clients.MOST_OPEN))).orElse(""));
        values.put("at", problem.map(ClientPages::field).orElse(""));
        site.show(context, asker, "lrs/clients.jte", site.texts().text(Site.language(context), "lrs.title"), values);
    }

    /** Beside which field a problem stands. */
    private static String field(LrsProblem problem) {
        return switch (problem) {
            case NO_SCOPE, UNKNOWN_SCOPE -> "scope";
            case ORIGIN -> "origins";
            case TOO_OFTEN, INSECURE, NAME, NAME_TAKEN, CLIENTS_ENOUGH, NO_SUCH_CLIENT, CLIENT_OPEN -> "name";
        };
    }

    private void act(Context context) {
        Form form = new Form(context);
        Asker asker = askers.find(context);
        switch (form.text("act", 10)) {
            case "add" -> add(context, asker, new TypedClient(form.text("name", 60), form.all("scope"), form.text("origins", 2_000)));
            case "close" -> {
                database.write(handle -> {
                    clients.close(handle, Optional.of(asker.personId()), form.text("name", 60), "");
                    return null;
                });
                context.redirect(context.path(), HttpStatus.SEE_OTHER);
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    /** The answer itself shows the secret: it belongs into no address and no row. */
    private void add(Context context, Asker asker, TypedClient typed) {
        try {
            if (site.isInsecure()) {
                throw new Refusal(LrsProblem.INSECURE);
            }
            ClientDraft draft = ClientDraft.of(typed.name(), typed.scopes(), typed.origins());
            String secret = database.write(handle -> clients.add(handle, Optional.of(asker.personId()), draft, ""));
            show(context, new TypedClient(typed.name(), List.of(), ""), secret, Optional.empty());
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof LrsProblem problem)) {
                throw refusal;
            }
            context.status(problem.status());
            show(context, typed, "", Optional.of(problem));
        }
    }
}
