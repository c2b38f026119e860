package qadam.scim;

import java.time.Instant;
import java.util.Optional;
import qadam.organisation.Organisation;

/** A department as a directory reads it. @param row empty while no directory has changed it */
record Group(Organisation place, Optional<Row> row) {
    record Row(Optional<String> externalId, long version, Instant madeAt, Instant changedAt) {
    }

    String id() {
        return String.valueOf(place.number());
    }

    String externalId() {
        return row.flatMap(Row::externalId).orElse("");
    }

    /** Of the name too: it may also be changed on the department's page. */
    String version() {
        return "W/\"" + row.map(Row::version).orElse(0L) + "-" + Integer.toHexString(place.name().hashCode()) + "\"";
    }
}
