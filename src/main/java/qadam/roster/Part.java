package qadam.roster;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A file of OneRoster 1.2 (CSV binding, §3), with the columns that we read. What stands in others is never looked at. */
enum Part {
    ORGS("orgs", 50_000, "sourcedId", "status", "name", "type", "identifier", "parentSourcedId"),
    SESSIONS("academicSessions", 50_000, "sourcedId", "status"),
    COURSES("courses", 500_000, "sourcedId", "status"),
    CLASSES("classes", 200_000, "sourcedId", "status", "title", "grades", "schoolSourcedId"),
    USERS("users", 1_000_000, "sourcedId", "status", "enabledUser", "givenName", "familyName", "middleName", "userIds", "identifier", "userMasterIdentifier"),
    ROLES("roles", 2_000_000, "sourcedId", "status", "userSourcedId", "role", "beginDate", "endDate", "orgSourcedId"),
    ENROLLMENTS("enrollments", 3_000_000, "sourcedId", "status", "classSourcedId", "userSourcedId", "role", "beginDate", "endDate"),
    /** Our own template, all in one; see {@link PlainCsv}. */
    PLAIN("", 300_000, "organisation", "class", "grade", "family_name", "given_name", "role", "external_id");

    /** May be missing: what is not said there is nothing. */
    private static final Set<String> OPTIONAL = Set.of("status", "identifier", "parentSourcedId", "grades", "middleName", "userIds", "userMasterIdentifier",
        "beginDate", "endDate", "class", "grade");
    /** Identifiers, that are compared and not shown. */
    private static final Set<String> IDS = Set.of("sourcedId", "parentSourcedId", "schoolSourcedId", "userSourcedId", "orgSourcedId", "classSourcedId",
        "userIds", "identifier", "userMasterIdentifier", "external_id", "organisation");

    private final String file;
    private final int mostRows;
    private final List<String> columns;

    Part(String file, int mostRows, String... columns) {
        this.file = file;
        this.mostRows = mostRows;
        this.columns = List.of(columns);
    }

    /** As the manifest calls it. */
    String file() {
        return file;
    }

    int mostRows() {
        return mostRows;
    }

    List<String> columns() {
        return columns;
    }

    int column(String name) {
        return columns.indexOf(name);
    }

    boolean requires(String column) {
        return !OPTIONAL.contains(column);
    }

    boolean isId(int column) {
        return IDS.contains(columns.get(column));
    }

    /** Under what its rows are counted. */
    Matter matter() {
        return switch (this) {
            case ORGS, SESSIONS, COURSES -> Matter.PLACES;
            case CLASSES -> Matter.GROUPS;
            case USERS, PLAIN -> Matter.PEOPLE;
            case ROLES -> Matter.STAFF;
            case ENROLLMENTS -> Matter.MEMBERS;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
