package qadam.web;

import io.javalin.security.RouteRole;

/** Stands beside the roles of a route with a place in its address, {@code {organisation}} or {@code {group}}; without it the server does not start. */
public enum PlaceGuard implements RouteRole {
    /** Whoever asks is let in only within the branch of a place in which they hold one of the route's roles: {@code organisation.Scope} sees to it. */
    ASKED;

    static boolean isMissing(String path, Iterable<? extends RouteRole> roles) {
        boolean placed = path.contains("{organisation}") || path.contains("{group}");
        for (RouteRole role : roles) {
            placed &= role != ASKED;
        }
        return placed;
    }
}
