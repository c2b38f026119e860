package qadam.organisation;

import java.util.EnumSet;
import java.util.Set;
import qadam.web.Role;

/** Who may give which rights: always somebody who answers for more than whom they appoint. */
final class Appointing {
    private Appointing() {
    }

    /** @param held what somebody may do in the place */
    static Set<Role> mayGive(Set<Role> held, Kind place) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        held.forEach(role -> all.addAll(under(role)));
        all.retainAll(place.roles());
        return all;
    }

    private static Set<Role> under(Role role) {
        return switch (role) {
            case ADMINISTRATOR, OFFICE -> EnumSet.of(Role.REGION, Role.HEAD);
            case REGION -> EnumSet.of(Role.HEAD);
            case HEAD -> EnumSet.of(Role.TEACHER, Role.CLERK, Role.INVIGILATOR, Role.EMPLOYER);
            case ANYONE, LEARNER, AUTHOR, TEACHER, CLERK, INVIGILATOR, EMPLOYER -> EnumSet.noneOf(Role.class);
        };
    }

    /** Who may add, change and close what lies in a place. */
    static boolean mayBuild(Set<Role> held, Kind place) {
        return switch (place) {
            case COUNTRY, REGION -> held.contains(Role.ADMINISTRATOR) || held.contains(Role.OFFICE) || held.contains(Role.REGION);
            case SCHOOL, AGENCY, CLASS, DEPARTMENT -> held.contains(Role.HEAD);
        };
    }

    /** Who may change and close the place itself: whoever builds in what it lies in. */
    static boolean mayChange(Set<Role> held, Organisation place) {
        return switch (place.kind()) {
            case COUNTRY, REGION -> false;
            case SCHOOL, AGENCY -> mayBuild(held, Kind.REGION);
            case CLASS, DEPARTMENT -> mayBuild(held, Kind.SCHOOL);
        };
    }
}
