package qadam.identity;

import java.util.List;
import java.util.Locale;
import qadam.web.Role;

/** How a role is called. */
final class RoleWords {
    /** What an invitation may give, the least first. */
    static final List<Role> STAFF = List.of(Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR);

    private RoleWords() {
    }

    static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static String key(Role role) {
        return switch (role) {
            case ANYONE -> "identity.role.anyone";
            case LEARNER -> "identity.role.learner";
            case AUTHOR -> "identity.role.author";
            case OFFICE -> "identity.role.office";
            case ADMINISTRATOR -> "identity.role.administrator";
            case REGION -> "identity.role.region";
            case HEAD -> "identity.role.head";
            case TEACHER -> "identity.role.teacher";
            case CLERK -> "identity.role.clerk";
            case INVIGILATOR -> "identity.role.invigilator";
            case EMPLOYER -> "identity.role.employer";
        };
    }
}
