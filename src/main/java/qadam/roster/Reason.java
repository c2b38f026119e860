package qadam.roster;

import java.util.Locale;

/** Why a row was not taken; its words are {@code roster.reason.…}. */
public enum Reason {
    COLUMNS, LETTERS, LOST_LETTERS, CONTROL, TOO_LONG, FORMULA, MISSING, DOUBLE, SAME_NATIONAL_ID, TWO_NATIONAL_IDS, NATIONAL_ID_IN_WORDS,
    UNKNOWN_ORGANISATION, UNKNOWN_CLASS, UNKNOWN_PERSON, REFUSED_ABOVE, CYCLE, OUTSIDE, NOT_HERE, REGION_UNKNOWN, GRADE, TYPE, ROLE_UNKNOWN, ROLE_NOT_TAKEN,
    NO_ROLE, STATUS, FLAG, DATE, CODE_TAKEN, OTHER_ROSTER, CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return "roster.reason." + code();
    }
}
