package qadam.web;

import io.javalin.security.RouteRole;
import java.util.Set;

/**
 * Who may open a route. Everyone may do what {@code ANYONE} may; the others are dated grants held by a person. {@link #PLACED} ones are held
 * in a place (this region, this school, this class) and reach no further than its branch: having one opens a route only together with
 * {@code qadam.organisation.Scope}.
 */
public enum Role implements RouteRole {
    ANYONE, LEARNER, AUTHOR, OFFICE, ADMINISTRATOR,
    /** The programme's office of a region. */
    REGION,
    /** Of a school or an agency. */
    HEAD,
    /** Of a class or a department. */
    TEACHER,
    /** Supplies national ids for a school or an agency, and nothing else. */
    CLERK,
    /** Opens rooms in which an exam is supervised. */
    INVIGILATOR,
    /** Sees of an agency's staff who is certified, and nothing else. */
    EMPLOYER;

    public static final Set<Role> PLACED = Set.of(REGION, HEAD, TEACHER, CLERK, INVIGILATOR, EMPLOYER);

    /** Whether what these roles may open is for staff alone. */
    public static boolean areOfStaff(Set<? extends RouteRole> roles) {
        return !roles.isEmpty() && !roles.contains(ANYONE) && !roles.contains(LEARNER);
    }
}
