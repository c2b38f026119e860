package qadam.identity;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/**
 * Which lines of the trail are wanted.
 *
 * @param act a code, {@code person-confirmed}
 * @param actor who did it
 * @param from the first day, in Almaty
 * @param to the last one, itself included
 */
record AuditFilter(Optional<String> act, Optional<UUID> actor, Optional<LocalDate> from, Optional<LocalDate> to) {
    static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    /** @throws Refusal when the address names what is no day or no person */
    static AuditFilter of(Context context) {
        return new AuditFilter(given(context, "act", act -> act), given(context, "actor", AuditFilter::person),
            given(context, "from", AuditFilter::day), given(context, "to", AuditFilter::day));
    }

    private static <T> Optional<T> given(Context context, String name, Function<String, T> read) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank() && text.length() <= 100).map(read);
    }

    private static UUID person(String text) {
        return Ids.parse(text).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {   // the calendar knows years that no moment has
                return day;
            }
        } catch (DateTimeException noDay) {
            // refused below
        }
        throw new Refusal(WebProblem.MALFORMED);
    }

    boolean isSet() {
        return !equals(ALL);
    }

    Optional<Instant> since() {
        return from.map(day -> day.atStartOfDay(ALMATY).toInstant());
    }

    /** The moment after the last day. */
    Optional<Instant> until() {
        return to.map(day -> day.plusDays(1).atStartOfDay(ALMATY).toInstant());
    }

    /** As it stands in an address, for the next page and the file. */
    String query() {
        StringBuilder query = new StringBuilder();
        act.ifPresent(code -> query.append("&act=").append(java.net.URLEncoder.encode(code, java.nio.charset.StandardCharsets.UTF_8)));
        actor.ifPresent(person -> query.append("&actor=").append(Ids.hex(person)));
        from.ifPresent(day -> query.append("&from=").append(day));
        to.ifPresent(day -> query.append("&to=").append(day));
        return query.toString();
    }
}
