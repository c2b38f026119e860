package qadam.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import qadam.bench.Soul.Kind;
import qadam.shared.Region;
import qadam.shared.Regions;
import qadam.identity.NationalId;

/** The people of the invented world and the phantoms among them, drawn from a seed; what is true of them is known before anything happens. */
final class Crowd {
    static final int PHANTOMS = 25_141;
    static final int CLASSES = 200;
    private static final int FAMILIES = 60;
    /** So many that everybody’s form shares enough with the others’: of ten, one in some thousand has fewer than ten questions in common, and the rule then says nothing. */
    private static final int ONE_HAND = 20;
    private static final int FEWEST_IN_A_BLOCK = 5;
    /** Twenty-seven at one device, half an hour each, are a long day. */
    static final int SLOTS = 27;
    private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

    private final SplittableRandom random;
    private final double scale;
    private final List<Region> regions = new Regions().all();
    private final Set<String> blocks = new HashSet<>();
    private final List<Soul> souls = new ArrayList<>();
    private int human;
    private long devices;

    /** @param scale 1 for the whole world */
    Crowd(long seed, double scale) {
        this.random = new SplittableRandom(seed);
        this.scale = scale;
    }

    List<Soul> draw() {
        for (int i = 0; i < many(CLASSES); i++) {
            drawClass(i, 14 + i * 7 % 11 + (i == CLASSES - 1 ? 3 : 0));
        }
        for (int i = 0; i < many(FAMILIES); i++) {
            family(2 + i % 3);
        }
        alone(150, Kind.FAST_READER, "everyone");
        alone(100, Kind.OFFLINE, "schoolkids");
        alone(100, Kind.TWO_CREDENTIALS, "everyone", "teachers");
        twice(80, Kind.FIRST_ACCOUNT, Kind.SECOND_ACCOUNT);
        twice(40, Kind.ACCOUNT_GIVEN_UP, Kind.ACCOUNT_AFTER);
        alone(120, Kind.DECLARED, "everyone");
        alone(60, Kind.NO_ID, "officials");
        alone(60, Kind.COUNTED_LATER, "students");
        alone(60, Kind.FAILED, "everyone");
        alone(20, Kind.REVOKED, "developers");
        alone(20, Kind.REINSTATED, "developers");
        alone(20, Kind.HALF_REVOKED, "everyone", "developers");
        alone(49, Kind.TWENTY_SECONDS, "everyone");
        phantoms();
        return souls;
    }

    private int many(int wholeWorld) {
        return Math.max(1, (int) Math.round(wholeWorld * scale));
    }

    private void alone(int wholeWorld, Kind kind, String... tracks) {
        for (int i = 0; i < many(wholeWorld); i++) {
            human++;
            add(kind, List.of(tracks), region(), Optional.of(id()), Optional.empty(), random.nextInt(SLOTS));
        }
    }

    /** Pupils of one class are of one region and take turns at its devices. */
    private void drawClass(int number, int pupils) {
        Region region = region();
        int shared = 1 + number % 5;
        List<byte[]> devicesOfTheRoom = java.util.stream.Stream.generate(this::device).limit(shared).toList();
        Kind kind = number % 3 == 2 ? Kind.PUPIL_ALOUD : Kind.PUPIL;
        for (int i = 0; i < pupils; i++) {
            human++;
            add(kind, List.of("schoolkids"), region, Optional.of(id()), Optional.of(devicesOfTheRoom.get(i % shared)), i / shared % SLOTS);
        }
    }

    private void family(int children) {
        Region region = region();
        byte[] telephone = device();
        for (int i = 0; i < children; i++) {
            human++;
            add(Kind.SIBLING, List.of("schoolkids"), region, Optional.of(id()), Optional.of(telephone), i);
        }
    }

    private void twice(int wholeWorld, Kind first, Kind second) {
        for (int i = 0; i < many(wholeWorld); i++) {
            human++;
            Region region = region();
            Optional<NationalId> id = Optional.of(id());
            add(first, List.of("everyone"), region, id, Optional.empty(), random.nextInt(SLOTS));
            add(second, List.of("everyone"), region, id, Optional.empty(), random.nextInt(SLOTS));
        }
    }

    /** Of the kinds that rules can see; those whose clerk lies with evidence that could be true are beyond any rule. */
    private void phantoms() {
        int all = many(PHANTOMS);
        int inSequence = sequences(all * 8 / 25);
        int oneHand = all * 3 / 50 / ONE_HAND * ONE_HAND;
        int courses = all / 10;
        int unconfirmed = all / 8;
        phantoms(unconfirmed, Kind.PHANTOM_UNCONFIRMED);
        phantoms(courses, Kind.PHANTOM_COURSE_MACHINE);
        for (int i = 0; i < oneHand; i += ONE_HAND) {
            oneHand();
        }
        phantoms(all - inSequence - oneHand - courses - unconfirmed, Kind.PHANTOM_EXAM_MACHINE);
    }

    private void phantoms(int many, Kind kind) {
        for (int i = 0; i < many; i++) {
            human++;
            add(kind, List.of("developers"), region(), Optional.of(id()), Optional.empty(), random.nextInt(SLOTS));
        }
    }

    private void oneHand() {
        byte[] device = device();
        Region region = region();
        for (int i = 0; i < ONE_HAND; i++) {
            human++;
            add(Kind.PHANTOM_ONE_HAND, List.of("developers"), region, Optional.of(id()), Optional.of(device), i);
        }
    }

    /** Firm by firm, each with some blocks of ids one after another. @return how many there are now */
    private int sequences(int wanted) {
        int made = 0;
        while (made < wanted - FEWEST_IN_A_BLOCK) {
            String prefix = prefix();
            int block = random.nextInt(900);
            Region region = region();
            for (int i = 0; i < 6 && made < wanted - FEWEST_IN_A_BLOCK; i++) {
                made += block(prefix, block + i, region, wanted - made);
            }
        }
        return made;
    }

    private int block(String prefix, int block, Region region, int most) {
        String ten = prefix + "%03d".formatted(block);
        if (!blocks.add(ten)) {
            return 0;
        }
        int made = 0;
        for (int serial = 0; serial < 10 && made < most; serial++) {
            Optional<NationalId> id = checked(ten + serial);
            if (id.isPresent()) {
                human++;
                add(Kind.PHANTOM_SEQUENCE, List.of("developers"), region, id, Optional.empty(), random.nextInt(SLOTS));
                made++;
            }
        }
        if (made < FEWEST_IN_A_BLOCK) {
            throw new IllegalStateException("a block of fewer than five ids");
        }
        return made;
    }

    private void add(Kind kind, List<String> tracks, Region region, Optional<NationalId> id, Optional<byte[]> device, int slot) {
        souls.add(new Soul(kind, human, tracks, region, id, device, slot, took(kind), kind == Kind.FAILED ? 9 : random.nextInt(5)));
    }

    private Duration took(Kind kind) {
        return switch (kind) {
            case TWENTY_SECONDS, PHANTOM_EXAM_MACHINE -> TWENTY_SECONDS;
            case FAST_READER -> Duration.ofSeconds(60 + 5L * random.nextInt(18));
            case PHANTOM_ONE_HAND -> Duration.ofSeconds(45);
            case PUPIL, PUPIL_ALOUD, SIBLING, OFFLINE, TWO_CREDENTIALS, FIRST_ACCOUNT, SECOND_ACCOUNT, ACCOUNT_GIVEN_UP, ACCOUNT_AFTER, DECLARED, NO_ID,
                COUNTED_LATER, FAILED, REVOKED, REINSTATED, HALF_REVOKED, PHANTOM_UNCONFIRMED, PHANTOM_SEQUENCE, PHANTOM_COURSE_MACHINE ->
                Duration.ofMinutes(6 + random.nextInt(20));
        };
    }

    private Region region() {
        return regions.get(Math.min(random.nextInt(regions.size()), random.nextInt(regions.size())));
    }

    private byte[] device() {
        return ByteBuffer.allocate(16).putLong(++devices).putLong(random.nextLong()).array();
    }

    /** Nobody's: born before 1900. Of a block of ten at most one, as chance gives them. */
    private NationalId id() {
        while (true) {
            String eleven = prefix() + "%04d".formatted(random.nextInt(10_000));
            Optional<NationalId> id = checked(eleven);
            if (id.isPresent() && blocks.add(eleven.substring(0, 10))) {
                return id.get();
            }
        }
    }

    private String prefix() {
        LocalDate day = LocalDate.of(1800, 1, 1).plusDays(random.nextInt(36_000));
        return "%02d%02d%02d%d".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth(), 1 + random.nextInt(2));
    }

    private static Optional<NationalId> checked(String eleven) {
        for (int check = 0; check < 10; check++) {
            Optional<NationalId> id = NationalId.parse(eleven + check);
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }
}
