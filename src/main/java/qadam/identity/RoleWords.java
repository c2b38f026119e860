package qadam.identity;

import qadam.web.Role;

/** How a role is called. */
final class RoleWords {
    private RoleWords() {
    }

    static String key(Role role) {
        return switch (role) {
            case ANYONE -> "identity.role.anyone";
            case LEARNER -> "identity.role.learner";
            case AUTHOR -> "identity.role.author";
            case OFFICE -> "identity.role.office";
            case ADMINISTRATOR -> "identity.role.administrator";
        };
    }
}
