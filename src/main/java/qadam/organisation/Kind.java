package qadam.organisation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import qadam.web.Role;

/** What a place is; decides what may lie in it and which roles may be held there. */
public enum Kind {
    COUNTRY, REGION, SCHOOL, AGENCY, CLASS, DEPARTMENT;

    /** What may lie in it. */
    public Set<Kind> children() {
        return switch (this) {
            case COUNTRY -> EnumSet.of(REGION, AGENCY);
            case REGION -> EnumSet.of(SCHOOL, AGENCY);
            case SCHOOL -> EnumSet.of(CLASS);
            case AGENCY, DEPARTMENT -> EnumSet.of(DEPARTMENT);
            case CLASS -> EnumSet.noneOf(Kind.class);
        };
    }

    /** What somebody may be here. */
    public Set<Role> roles() {
        return switch (this) {
            case COUNTRY -> EnumSet.noneOf(Role.class);
            case REGION -> EnumSet.of(Role.REGION);
            case SCHOOL -> EnumSet.of(Role.HEAD, Role.CLERK, Role.INVIGILATOR);
            case AGENCY -> EnumSet.of(Role.HEAD, Role.CLERK, Role.INVIGILATOR, Role.EMPLOYER);
            case CLASS, DEPARTMENT -> EnumSet.of(Role.TEACHER);
        };
    }

    /** The track of the programme that was made for its people; everybody's where there are people of all kinds. */
    public String track() {
        return switch (this) {
            case COUNTRY, REGION -> "everyone";
            case SCHOOL, CLASS -> "schoolkids";
            case AGENCY, DEPARTMENT -> "officials";
        };
    }

    /** Whether people learn together here: the {@code {group}} of an address. */
    public boolean isGroup() {
        return this == CLASS || this == DEPARTMENT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
