package qadam.roster;

import java.util.Locale;

/** What a difference is about. */
public enum Matter {
    /** Schools and departments. */
    PLACES,
    /** Classes. */
    GROUPS,
    PEOPLE,
    /** Staff of a school or agency: belonging there, and what they are expected to become. */
    STAFF,
    /** Who is in which class. */
    MEMBERS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
