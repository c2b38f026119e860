package qadam.web;

import io.javalin.security.RouteRole;
import java.util.Set;

/** Who may open a route. Everyone may do what {@code ANYONE} may; the others are dated grants held by a person. */
public enum Role implements RouteRole {
    ANYONE, LEARNER, AUTHOR, OFFICE, ADMINISTRATOR;

    /** Whether what these roles may open is for staff alone. */
    public static boolean areOfStaff(Set<? extends RouteRole> roles) {
        return !roles.isEmpty() && !roles.contains(ANYONE) && !roles.contains(LEARNER);
    }
}
