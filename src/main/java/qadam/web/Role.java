package qadam.web;

import io.javalin.security.RouteRole;

/** Who may open a route. Everyone may do what {@code ANYONE} may; the others are dated grants held by a person. */
public enum Role implements RouteRole {
    ANYONE, LEARNER, AUTHOR, OFFICE, ADMINISTRATOR
}
