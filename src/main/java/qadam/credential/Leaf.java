package qadam.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;

/**
 * One line of the public log: the same bytes for ever, no names in it. The members' order is the format's.
 *
 * <p>A leaf waits in a queue until the log takes it; there {@code x} gets the index that the log gave to the leaf it speaks of,
 * which is why it is null before.
 */
public sealed interface Leaf {
    /** The mode of a credential whose exam's keys are public; no programme counts it. */
    String REHEARSAL = "rehearsal";
    String SUPERVISED = "supervised";
    String ONLINE = "online";
    /** How a person is established when nobody but themselves says who they are. */
    String SELF = "self";
    ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    /** The leaf's bytes, as text without a line end. */
    String line();

    /**
     * A credential was issued.
     *
     * @param tag 32 hex digits: the person tag of a confirmed holder, or the account tag of one whom nobody has confirmed; empty when a
     *     confirmed holder gave no national id
     * @param commitment SHA-256 of salt and credential hash, 64 hex digits
     * @param programme {@code kz-2026@1}
     * @param region ISO 3166-2, or the country alone
     * @param week ISO week in Almaty, {@code 2026-W48}, or a month, {@code 2026-11}
     * @param established {@code sso}, {@code roster} or {@code self}
     * @param issuer the issuer's class, {@code state}
     */
    record Issue(Optional<String> tag, String commitment, String programme, String track, int level, String region,
                 String week, String mode, String established, String issuer) implements Leaf {
        @Override
        public String line() {
            return LeafLine.of("issue").put("p", tag.orElse(null)).put("c", commitment).put("g", programme).put("k", track)
                .put("l", level).put("r", region).put("d", week).put("m", mode).put("a", established).put("i", issuer).text();
        }

        /** The programme without its version. */
        public String programmeId() {
            return programme.substring(0, programme.indexOf('@'));
        }

        /** The same with the whole country as region and the month of its week, for a cell that would show too few people. */
        public Issue coarse() {
            return new Issue(tag, commitment, programme, track, level, region.substring(0, 2), month(week), mode, established, issuer);
        }

        /** True when a later {@link Claim} may say whose it is: nobody has confirmed its person, or it names none. */
        public boolean isClaimable() {
            return !isConfirmed() || tag.isEmpty();
        }

        /** True when an organisation that answers for it, and not only the person, says who the person is. */
        public boolean isConfirmed() {
            return !established.equals(SELF);
        }
    }

    /** A leaf that speaks of an earlier one; which one, the queue knows until the log has given that one an index. */
    sealed interface About extends Leaf {
        /** The index of the leaf it speaks of; empty in the queue. */
        Optional<Long> index();

        /** The same as it stands in the log. */
        Leaf at(long index);
    }

    /** A credential was revoked. */
    record Revoke(Optional<Long> index, String reason, String week) implements About {
        public Revoke(String reason, String week) {
            this(Optional.empty(), reason, week);
        }

        @Override
        public String line() {
            return LeafLine.of("revoke").put("x", index.orElse(null)).put("q", reason).put("d", week).text();
        }

        @Override
        public Leaf at(long place) {
            return new Revoke(Optional.of(place), reason, week);
        }
    }

    /** A revocation was a mistake: the credential counts again, and both stay visible. */
    record Reinstate(Optional<Long> index, String reason, String week) implements About {
        public Reinstate(String reason, String week) {
            this(Optional.empty(), reason, week);
        }

        @Override
        public String line() {
            return LeafLine.of("reinstate").put("x", index.orElse(null)).put("q", reason).put("d", week).text();
        }

        @Override
        public Leaf at(long place) {
            return new Reinstate(Optional.of(place), reason, week);
        }
    }

    /**
     * A credential whose holder nobody had confirmed, or that had no tag, counts from here on as this person's: once.
     *
     * @param established who says so: {@code sso} or {@code roster}
     */
    record Claim(Optional<Long> index, String tag, String established, String week) implements About {
        public Claim(String tag, String established, String week) {
            this(Optional.empty(), tag, established, week);
        }

        @Override
        public String line() {
            return LeafLine.of("claim").put("x", index.orElse(null)).put("p", tag).put("a", established).put("d", week).text();
        }

        @Override
        public Leaf at(long place) {
            return new Claim(Optional.of(place), tag, established, week);
        }
    }

    /**
     * A programme's version opens: what counts in it, and under which key its person tags are made.
     *
     * @param rule the version of the count's rule
     * @param firstDay the first day on which a credential may be issued that counts @param lastDay the last one
     * @param keyHash SHA-256 of the person-tag key, 64 hex digits
     */
    record Open(String programme, int year, int rule, LocalDate firstDay, LocalDate lastDay, List<String> tracks, List<String> modes, String keyHash, String week) implements Leaf {
        /** True when its people are invented. */
        public boolean isDemonstration() {
            return programme.startsWith("demo-");
        }

        @Override
        public String line() {
            return LeafLine.of("open").put("g", programme).put("y", year).put("v", rule).put("b", firstDay.toString()).put("e", lastDay.toString()).put("k", tracks).put("m", modes)
                .put("h", keyHash).put("d", week).text();
        }
    }

    /** From here on the issuer signs with this key, a DID with its fragment. */
    record Key(String key, String week) implements Leaf {
        @Override
        public String line() {
            return LeafLine.of("key").put("u", key).put("d", week).text();
        }
    }

    /** The person-tag key of a programme has been destroyed: from now on nobody can tell whose a tag is. */
    record Close(String programme, String keyHash, String week) implements Leaf {
        @Override
        public String line() {
            return LeafLine.of("close").put("g", programme).put("h", keyHash).put("d", week).text();
        }
    }

    /** Reads a line of ours. @throws IllegalArgumentException for anything else */
    static Leaf read(String line) {
        return LeafLine.read(line);
    }

    /** The month of a week is that of its Thursday, as ISO 8601 counts years; a month stays as it is. */
    static String month(String week) {
        if (week.charAt(5) != 'W') {
            return week;
        }
        LocalDate thursday = LocalDate.of(Integer.parseInt(week.substring(0, 4)), 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week.substring(6))).with(ChronoField.DAY_OF_WEEK, 4);
        return "%d-%02d".formatted(thursday.getYear(), thursday.getMonthValue());
    }

    static String week(Instant moment) {
        return week(moment.atZone(ALMATY).toLocalDate());
    }

    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
