package qadam.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the public log: the same bytes for ever, no names in it. The members' order is the format's.
 *
 * <p>A leaf waits in a queue until the log takes it; there a revocation's {@code x} gets the index that the log gave to the
 * leaf it revokes, which is why it is null before.
 */
public sealed interface Leaf {
    /** The mode of a credential whose exam's keys are public; no programme counts it. */
    String REHEARSAL = "rehearsal";
    /** How a person is established when nobody but themselves says who they are. */
    String SELF = "self";
    JsonMapper JSON = new JsonMapper();
    ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    /** The leaf's bytes, as text without a line end. */
    String line();

    /**
     * A credential was issued.
     *
     * @param tag the person tag, 32 hex digits; empty when the holder gave no national id
     * @param commitment SHA-256 of salt and credential hash, 64 hex digits
     * @param programme {@code kz-2026@1}
     * @param region ISO 3166-2
     * @param week ISO week in Almaty, {@code 2026-W48}
     * @param established {@code sso}, {@code roster} or {@code self}
     * @param issuer the issuer's class, {@code state}
     */
    record Issue(Optional<String> tag, String commitment, String programme, String track, int level, String region,
                 String week, String mode, String established, String issuer) implements Leaf {
        @Override
        public String line() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("t", "issue");
            members.put("p", tag.orElse(null));
            members.put("c", commitment);
            members.put("g", programme);
            members.put("k", track);
            members.put("l", level);
            members.put("r", region);
            members.put("d", week);
            members.put("m", mode);
            members.put("a", established);
            members.put("i", issuer);
            return JSON.writeValueAsString(members);
        }

        /** The programme without its version. */
        public String programmeId() {
            return programme.substring(0, programme.indexOf('@'));
        }

        /** True when an organisation that answers for it, and not only the person, says who the person is. */
        public boolean isConfirmed() {
            return !established.equals(SELF);
        }
    }

    /** A credential was revoked; which one, the queue knows until the log has given it an index. */
    record Revoke(String reason, String week) implements Leaf {
        @Override
        public String line() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("t", "revoke");
            members.put("x", null);
            members.put("q", reason);
            members.put("d", week);
            return JSON.writeValueAsString(members);
        }
    }

    static Leaf read(String line) {
        JsonNode leaf = JSON.readTree(line);
        return switch (leaf.required("t").stringValue()) {
            case "issue" -> new Issue(Optional.ofNullable(leaf.required("p").stringValue(null)), text(leaf, "c"), text(leaf, "g"),
                text(leaf, "k"), leaf.required("l").intValue(), text(leaf, "r"), text(leaf, "d"), text(leaf, "m"),
                text(leaf, "a"), text(leaf, "i"));
            case "revoke" -> new Revoke(text(leaf, "q"), text(leaf, "d"));
            default -> throw new IllegalArgumentException("a leaf of unknown type");
        };
    }

    static String week(Instant moment) {
        return week(moment.atZone(ALMATY).toLocalDate());
    }

    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String text(JsonNode leaf, String member) {
        return leaf.required(member).stringValue();
    }
}
