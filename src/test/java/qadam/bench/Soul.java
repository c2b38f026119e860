package qadam.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import qadam.shared.Region;
import qadam.identity.NationalId;
import qadam.identity.Newcomers.Newcomer;
import qadam.integrity.Rule;

/** One account of the invented world: who is behind it, what they do, and what became of it. */
final class Soul {
    /** What is known of an account, and what the product must make of it. */
    enum Kind {
        /** In a class that shares one to five devices, each by themselves. */
        PUPIL(Fate.TRAINED, 0),
        /** In such a class that works aloud with its teacher: all answer alike. */
        PUPIL_ALOUD(Fate.TRAINED, 0),
        /** Brothers and sisters on one telephone. */
        SIBLING(Fate.TRAINED, 0),
        /** Reads faster than nearly everybody, alone. */
        FAST_READER(Fate.TRAINED, 0),
        /** Practises without a network for a day; the telephone sends all at once. */
        OFFLINE(Fate.TRAINED, 0),
        /** Passes the exams of two tracks. */
        TWO_CREDENTIALS(Fate.TRAINED, 0),
        /** Has an account that counts. */
        FIRST_ACCOUNT(Fate.TRAINED, 0),
        /** The same human's second account: the office does not confirm the same id twice. */
        SECOND_ACCOUNT(Fate.DECLARED, 0),
        /** Has an account that was confirmed and counted, and is given up. */
        ACCOUNT_GIVEN_UP(Fate.TRAINED, 0),
        /** The same human's next account, confirmed with the same id. */
        ACCOUNT_AFTER(Fate.TRAINED, 0),
        /** Nobody has confirmed who they are. */
        DECLARED(Fate.DECLARED, 0),
        /** Confirmed, but the office has seen no id. */
        NO_ID(Fate.ISSUED, 0),
        /** Declared at first; later the office sees the id, and they are counted. */
        COUNTED_LATER(Fate.TRAINED, 0),
        /** Does not pass. */
        FAILED(Fate.NOTHING, 0),
        /** Revoked after all. */
        REVOKED(Fate.REVOKED, 0),
        /** Revoked by mistake, and that is taken back. */
        REINSTATED(Fate.TRAINED, 0),
        /** Has two credentials, of which one is revoked. */
        HALF_REVOKED(Fate.TRAINED, 0),
        /** A real human, confirmed, who has let a machine finish the exam in twenty seconds. */
        TWENTY_SECONDS(Fate.REFUSED, 1 << Rule.EXAM_TOO_FAST.ordinal()),
        /** A phantom that no organisation answers for. */
        PHANTOM_UNCONFIRMED(Fate.DECLARED, 0),
        /** Phantoms of a shell firm whose clerk has made up ids one after another. */
        PHANTOM_SEQUENCE(Fate.REFUSED, 1 << Rule.IDS_IN_SEQUENCE.ordinal()),
        /** A machine that finishes the exam in twenty seconds. */
        PHANTOM_EXAM_MACHINE(Fate.REFUSED, 1 << Rule.EXAM_TOO_FAST.ordinal()),
        /** A machine that finishes the course in twenty seconds. */
        PHANTOM_COURSE_MACHINE(Fate.REFUSED, 1 << Rule.COURSE_TOO_FAST.ordinal()),
        /** One hurried hand that answers for twenty people at one device, all alike: the office looks, and refuses. */
        PHANTOM_ONE_HAND(Fate.REFUSED, 1 << Rule.SAME_ANSWERS_ONE_DEVICE.ordinal());

        final Fate fate;
        private final int rules;

        Kind(Fate fate, int rules) {
            this.fate = fate;
            this.rules = rules;
        }

        boolean isPhantom() {
            return name().startsWith("PHANTOM");
        }

        boolean isOfAClass() {
            return this == PUPIL || this == PUPIL_ALOUD;
        }

        /** The rules that must speak, and no others. */
        Set<Rule> rules() {
            Set<Rule> expected = new HashSet<>();
            for (Rule rule : Rule.values()) {
                if ((rules & 1 << rule.ordinal()) != 0) {
                    expected.add(rule);
                }
            }
            return expected;
        }
    }

    enum Fate { TRAINED, DECLARED, ISSUED, REVOKED, REFUSED, NOTHING }

    final Kind kind;
    /** Two accounts of one human have one number. */
    final int human;
    final List<String> tracks;
    final Region region;
    final Optional<NationalId> id;
    final Optional<byte[]> device;
    /** When in the day they sit the exam: one after another at a shared device. */
    final int slot;
    final Duration took;
    /** How many of the questions they get wrong. */
    final int wrong;
    /** The same mistakes as all who answer alike. */
    final boolean alike;

    Newcomer who;
    UUID attempt;
    final Set<UUID> credentials = new HashSet<>();
    final Set<Rule> spoken = new HashSet<>();
    boolean refused;

    Soul(Kind kind, int human, List<String> tracks, Region region, Optional<NationalId> id, Optional<byte[]> device, int slot, Duration took, int wrong) {
        this.kind = kind;
        this.human = human;
        this.tracks = tracks;
        this.region = region;
        this.id = id;
        this.device = device;
        this.slot = slot;
        this.took = took;
        this.wrong = wrong;
        this.alike = kind == Kind.PUPIL_ALOUD || kind == Kind.PHANTOM_ONE_HAND;
    }
}
