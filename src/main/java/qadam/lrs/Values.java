package qadam.lrs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.StringNode;

/** The data types of statements: IEEE 9274.1.1 §4.2.7, xAPI 1.0.3 Part Two §4. Each refuses, with the place, what is not of its type. */
final class Values {
    private static final int LONGEST_IRI = 4_000;
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:[^\\p{Cntrl}\\s<>\"{}|\\\\^`\\uFFFD]++");
    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern UUIDS = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern MAIL = Pattern.compile("mailto:[^\\s@<>\"(),:;\\\\\\[\\]?&\\p{Cntrl}]{1,64}@[^\\s@<>\"(),:;\\\\\\[\\]?&\\p{Cntrl}]{1,255}");
    private static final Pattern SHA1 = Pattern.compile("[0-9A-Fa-f]{40}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:[.,]\\d{1,18})?");
    private static final Pattern WEEKS = Pattern.compile("P" + NUMBER + "W");
    private static final Pattern DURATION = Pattern.compile(
        "P(?=\\d|T\\d)(?:N?Y)?(?:N?M)?(?:N?D)?(?:T(?=\\d)(?:N?H)?(?:N?M)?(?:N?S)?)?".replace("N?", NUMBER.pattern()));
    private static final Pattern FRACTION_BEFORE_THE_LAST = Pattern.compile(".*[.,]\\d+[A-Z].*\\d.*");
    private static final Pattern NO_OFFSET = Pattern.compile(".*-00(?::?00)?");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[!#$&^_.+A-Za-z0-9-]{1,127}/[!#$&^_.+A-Za-z0-9-]{1,127}(?:[ \\t]*;[ \\t]*[^\\p{Cntrl}]{1,500})?");

    private static final DateTimeFormatter EXTENDED = moments(DateTimeFormatter.ISO_LOCAL_DATE, "HH:mm[:ss]", "+HH:MM");
    private static final DateTimeFormatter COLONLESS = moments(DateTimeFormatter.ISO_LOCAL_DATE, "HH:mm[:ss]", "+HHMM");
    private static final DateTimeFormatter SHORT = moments(DateTimeFormatter.ISO_LOCAL_DATE, "HH:mm[:ss]", "+HH");
    private static final DateTimeFormatter BASIC = moments(DateTimeFormatter.ofPattern("uuuuMMdd"), "HHmm[ss]", "+HHMM");

    private Values() {
    }

    private static DateTimeFormatter moments(DateTimeFormatter date, String time, String offset) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().append(date).appendLiteral('T').appendPattern(time)
            .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().appendOffset(offset, "Z")
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0).toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** An absolute IRI (RFC 3987); compared as it is written. */
    static String iri(Part part) {
        String text = part.text();
        boolean right = text.length() <= LONGEST_IRI && IRI.matcher(text).matches() && !BROKEN_PERCENT.matcher(text).find();
        return right ? text : part.refuse("must be an IRI with a scheme");
    }

    static UUID uuid(Part part) {
        return uuid(part.text()).orElseGet(() -> part.refuse("must be a UUID in its usual form"));
    }

    /** The 36-character form alone. */
    static Optional<UUID> uuid(String text) {
        return UUIDS.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    static String mailbox(Part part) {
        String text = part.text();
        return MAIL.matcher(text).matches() ? text : part.refuse("must be mailto: and an e-mail address");
    }

    static String sha1(Part part) {
        String text = part.text();
        return SHA1.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : part.refuse("must be a SHA-1 in 40 hex digits");
    }

    static String mediaType(Part part) {
        String text = part.text();
        return MEDIA_TYPE.matcher(text).matches() ? text : part.refuse("must be an internet media type");
    }

    /** RFC 5646. */
    static String language(Part part) {
        String tag = part.text();
        return isLanguage(tag) ? tag : part.refuse("must be a language tag (RFC 5646)");
    }

    static boolean isLanguage(String tag) {
        if (tag.isEmpty() || tag.length() > 100 || tag.indexOf('_') >= 0) {
            return false;
        }
        try {
            new Locale.Builder().setLanguageTag(tag);
            return true;
        } catch (IllformedLocaleException noTag) {
            return false;
        }
    }

    static void languageMap(Part part) {
        for (var entry : part.entries()) {
            if (!isLanguage(entry.getKey())) {
                part.refuse("has the key " + XapiProblem.shown(entry.getKey()) + ", which is no language tag (RFC 5646)");
            }
            entry.getValue().text();
        }
    }

    /** Any values, nulls among them, under IRIs. */
    static void extensions(Part part) {
        for (var entry : part.entries()) {
            iri(new Part(StringNode.valueOf(entry.getKey()), part.place() + " key"));
        }
    }

    /** ISO 8601 with designators; a fraction may stand in the last figure. */
    static String duration(Part part) {
        String text = part.text();
        boolean right = text.length() <= 200 && (WEEKS.matcher(text).matches()
            || DURATION.matcher(text).matches() && !FRACTION_BEFORE_THE_LAST.matcher(text).matches());
        return right ? text : part.refuse("must be an ISO 8601 duration");
    }

    static Instant moment(Part part) {
        return moment(part.text()).orElseGet(() -> part.refuse("must be an ISO 8601 timestamp with its offset (RFC 3339)"));
    }

    /** Extended or basic form, the year of four digits; an unknown offset ({@code -00:00}) is refused (IEEE 9274.1.1 §4.2.7, RFC 3339 §4.3). */
    static Optional<Instant> moment(String text) {
        if (text.length() > 50 || text.startsWith("+") || text.startsWith("-") || NO_OFFSET.matcher(text).matches()) {
            return Optional.empty();
        }
        for (DateTimeFormatter form : new DateTimeFormatter[] {EXTENDED, COLONLESS, SHORT, BASIC}) {
            try {
                return Optional.of(OffsetDateTime.parse(text, form).toInstant());
            } catch (DateTimeException notThis) {
                continue;
            }
        }
        return Optional.empty();
    }
}
