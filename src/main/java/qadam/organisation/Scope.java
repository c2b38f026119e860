package qadam.organisation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.identity.PlacedRoles;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Cost;
import qadam.web.PlaceGuard;
import qadam.web.Role;
import qadam.web.WebProblem;

/**
 * The guard of every route with a place in its address, {@code {organisation}} or {@code {group}}: opens it to whoever holds one of its roles in that
 * place or above it. Everybody else gets what they would get if the place did not exist, so that addresses cannot be tried out.
 */
public final class Scope {
    private static final String ORGANISATION = "organisation";
    private static final String GROUP = "group";

    private final Database database;
    private final Askers askers;
    private final Organisations organisations;
    private final PlacedRoles roles;

    /** What is done in a place that the asker may do it in. */
    public interface Inside {
        void in(Context context, Asker asker, Organisation place);
    }

    public Scope(Database database, Askers askers, Organisations organisations, PlacedRoles roles) {
        this.database = database;
        this.askers = askers;
        this.organisations = organisations;
        this.roles = roles;
    }

    /** Adds a route. @param path with {@code {organisation}} or {@code {group}} in it @param who holds one of these there or above */
    public void get(RoutesConfig routes, String path, Inside inside, Role... who) {
        routes.get(path, guarded(path, inside, Set.of(who)), marked(who));
    }

    public void post(RoutesConfig routes, String path, Inside inside, Role... who) {
        routes.post(path, guarded(path, inside, Set.of(who)), marked(who));
    }

    /** The same for what must never lie on a disk: {@link Cost#IN_MEMORY}. */
    public void postInMemory(RoutesConfig routes, String path, Inside inside, Role... who) {
        postAt(routes, path, inside, List.of(Cost.IN_MEMORY, Cost.HEAVY), who);
    }

    /** And for what may be as large as any upload: {@link Cost#IN_MEMORY_LARGE}. */
    public void postLargeInMemory(RoutesConfig routes, String path, Inside inside, Role... who) {
        postAt(routes, path, inside, List.of(Cost.IN_MEMORY_LARGE), who);
    }

    private void postAt(RoutesConfig routes, String path, Inside inside, List<Cost> costs, Role... who) {
        RouteRole[] marks = Stream.concat(Stream.of(marked(who)), costs.stream()).toArray(RouteRole[]::new);
        routes.post(path, guarded(path, inside, Set.of(who)), marks);
    }

    private static RouteRole[] marked(Role... who) {
        return Stream.concat(Stream.of(who), Stream.of(PlaceGuard.ASKED)).toArray(RouteRole[]::new);
    }

    private Handler guarded(String path, Inside inside, Set<Role> who) {
        boolean group = path.contains("{" + GROUP + "}");
        if (group == path.contains("{" + ORGANISATION + "}")) {
            throw new IllegalArgumentException(path + " must name one place");
        }
        return context -> {
            Asker asker = askers.find(context);
            inside.in(context, asker, require(asker, context.pathParam(group ? GROUP : ORGANISATION), group, who));
        };
    }

    private Organisation require(Asker asker, String number, boolean group, Set<Role> who) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return database.read(handle -> organisations.find(handle, Long.parseLong(number)).filter(place -> !group || place.kind().isGroup())
            .filter(place -> reaches(handle, asker, place, who))).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    /** Whether the asker holds one of these roles in the place or above it. */
    public boolean reaches(Handle handle, Asker asker, Organisation place, Set<Role> who) {
        return asker.person().isPresent() && open(handle, asker)
            .anyMatch(held -> who.contains(held.role()) && place.isWithin(held.place()));
    }

    /** What the asker may do in a place, by rights held there or above it. */
    public Set<Role> rolesIn(Handle handle, Asker asker, Organisation place) {
        return open(handle, asker).filter(held -> place.isWithin(held.place())).map(PlacedRoles.Held::role)
            .collect(Collectors.toSet());
    }

    /** The places in which the asker holds one of these roles itself; all that lies in them is theirs too. */
    public List<Organisation> places(Handle handle, Asker asker, Set<Role> who) {
        return open(handle, asker).filter(held -> who.contains(held.role())).map(PlacedRoles.Held::place).distinct()
            .map(place -> organisations.find(handle, place)).flatMap(Optional::stream).toList();
    }

    /** What the asker holds in the place itself. */
    List<Role> held(Handle handle, Asker asker, Organisation place) {
        return open(handle, asker).filter(held -> held.place() == place.number()).map(PlacedRoles.Held::role).toList();
    }

    /** What the asker holds and may use now: what is locked behind a second factor does not count until that was shown. */
    private Stream<PlacedRoles.Held> open(Handle handle, Asker asker) {
        return roles.of(handle, asker.personId()).stream().filter(held -> !asker.locked().contains(held.role()));
    }
}
