package qadam.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import qadam.bench.Soul.Kind;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.credential.Claim;
import qadam.credential.CredentialProblem;
import qadam.credential.RevocationReason;
import qadam.identity.Clerk;
import qadam.identity.IdentityProblem;
import qadam.learning.Answer;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.world.Pen;

/** Plays the world on the product's faces, many at once as many people would, the clock going on between. */
final class WorldWaves {
    private static final int AT_ONCE = 256;
    private static final String NAME = "Ойдан Шығарылған";

    private final WorldHouse house;
    private final List<Soul> souls;
    private final List<Exercise> exercises = new ArrayList<>();
    private final UUID office;
    /** An officer for each region: those of a shell firm go to one, a class to another. */
    private final Map<String, Clerk> clerks = new TreeMap<>();
    int confirmationsRefused;

    private record Exercise(Lesson lesson, Item item) {
    }

    WorldWaves(WorldHouse house, List<Soul> souls) {
        this.house = house;
        this.souls = souls;
        house.courses.of("everyone").lessons().forEach(lesson -> lesson.items().forEach(item -> exercises.add(new Exercise(lesson, item))));
        this.office = officer("office");
        souls.forEach(soul -> clerks.computeIfAbsent(soul.region.id(), region ->
            new Clerk(house.database, house.clock, house.identity, house.integrity.ids(), officer("office-" + region.toLowerCase(java.util.Locale.ROOT)))));
    }

    private UUID officer(String user) {
        UUID person = house.identity.newcomers().add("Кеңсе", user, new byte[] {1}).person();
        house.identity.newcomers().appoint(person, Role.OFFICE);
        return person;
    }

    private Clerk clerk(Soul soul) {
        return clerks.get(soul.region.id());
    }

    UUID office() {
        return office;
    }

    void join() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < souls.size(); i++) {
            numbers.add(i);
        }
        each(numbers, i -> souls.get(i).who = house.identity.newcomers().add(NAME, "invented-" + i, new byte[] {1}));
    }

    // ── practice ──

    /** People with some seconds for each question, fast readers with two; a telephone without a network all at once; machines in twenty seconds. */
    void practise() {
        practise(of(soul -> !soul.kind.isPhantom() && soul.kind != Kind.FAST_READER && soul.kind != Kind.OFFLINE), Duration.ofSeconds(15), Duration.ofSeconds(15));
        practise(of(soul -> soul.kind == Kind.FAST_READER), Duration.ofSeconds(2), Duration.ofSeconds(2));
        practise(of(soul -> soul.kind == Kind.OFFLINE), Duration.ZERO, Duration.ofSeconds(20));
        Duration twentySeconds = Duration.ofSeconds(20).dividedBy(exercises.size());
        practise(of(soul -> soul.kind == Kind.PHANTOM_COURSE_MACHINE), twentySeconds, twentySeconds);
    }

    /** @param each by the server's clock from one answer to the next @param device by the clock of who answers */
    private void practise(List<Soul> some, Duration each, Duration device) {
        Instant taken = house.clock.instant();
        for (Exercise one : exercises) {
            Instant at = taken;
            each(some, soul -> {
                Course course = house.courses.of(soul.tracks.getFirst());
                house.learning.answer(soul.who.learner(), new Answer(Ids.version7(at.toEpochMilli()), at, course, one.lesson(), one.item(), Pen.answer(one.item().task(), true)));
            });
            house.clock.forward(each);
            taken = taken.plus(device);
        }
    }

    // ── the office ──

    /** Whose id the office is shown before they claim; a second account with the same id is refused. */
    void confirm() {
        each(of(soul -> soul.kind != Kind.DECLARED && soul.kind != Kind.COUNTED_LATER && soul.kind != Kind.PHANTOM_UNCONFIRMED && soul.kind != Kind.SECOND_ACCOUNT
            && soul.kind != Kind.ACCOUNT_AFTER), soul -> clerk(soul).confirm(soul.who.person(), soul.kind == Kind.NO_ID ? Optional.empty() : soul.id));
        for (Soul soul : of(soul -> soul.kind == Kind.SECOND_ACCOUNT)) {
            try {
                clerk(soul).confirm(soul.who.person(), soul.id);
            } catch (Refusal refused) {
                if (refused.problem() != IdentityProblem.NATIONAL_ID_TAKEN) {
                    throw refused;
                }
                confirmationsRefused++;
            }
        }
    }

    /** The first account is given up with its confirmation, and the human's next one is confirmed with the same id. */
    void changeAccounts() {
        each(of(soul -> soul.kind == Kind.ACCOUNT_GIVEN_UP), soul -> clerk(soul).undo(soul.who.person()));
        each(of(soul -> soul.kind == Kind.ACCOUNT_AFTER), soul -> clerk(soul).confirm(soul.who.person(), soul.id));
    }

    void countLater() {
        each(of(soul -> soul.kind == Kind.COUNTED_LATER), soul -> {
            clerk(soul).confirm(soul.who.person(), soul.id);
            house.credentials.join(soul.who.person(), soul.credentials.iterator().next(), soul.id.orElseThrow());
        });
    }

    void revoke() {
        each(of(soul -> soul.kind == Kind.REVOKED || soul.kind == Kind.HALF_REVOKED || soul.kind == Kind.REINSTATED), soul ->
            house.credentials.revoke(soul.credentials.iterator().next(), RevocationReason.INTEGRITY, "Қайта тексеру нәтижесі", office));
    }

    void reinstate() {
        each(of(soul -> soul.kind == Kind.REINSTATED), soul -> house.credentials.reinstate(soul.credentials.iterator().next(), "Қателесіппіз", office));
    }

    // ── exams ──

    /** One exam day: slot after slot, so that those at one device take turns. */
    void sit(Predicate<Soul> who, int track) {
        for (int slot = 0; slot < Crowd.SLOTS; slot++) {
            int now = slot;
            sit(of(soul -> soul.slot == now && soul.tracks.size() > track && who.test(soul)), track);
        }
    }

    private void sit(List<Soul> some, int track) {
        Instant begin = house.clock.instant();
        each(some, soul -> soul.attempt = house.exams.sitting().begin(soul.who.person(), soul.who.learner(), house.courses.of(soul.tracks.get(track)), Language.KK, soul.device));
        Map<Duration, List<Soul>> byTime = some.stream().collect(Collectors.groupingBy(soul -> soul.took, TreeMap::new, Collectors.toList()));
        byTime.forEach((took, ready) -> {
            house.clock.forward(Duration.between(house.clock.instant(), begin.plus(took)));
            each(ready, this::answer);
        });
        house.clock.forward(Duration.between(house.clock.instant(), begin.plus(Duration.ofMinutes(30))));
    }

    private void answer(Soul soul) {
        house.exams.sitting().answer(soul.who.person(), soul.attempt, 18, (number, item) ->
            Pen.answer(item.task(), soul.alike ? Math.floorMod(item.hash().hashCode(), 24) > 0 : number > soul.wrong));
        if (!house.exams.sitting().handIn(soul.who.person(), soul.attempt)) {
            soul.attempt = null;   // not passed
        }
    }

    // ── claims ──

    void claim(Predicate<Soul> who) {
        each(of(soul -> soul.attempt != null && who.test(soul)), this::claim);
    }

    private void claim(Soul soul) {
        UUID attempt = soul.attempt;
        soul.attempt = null;
        boolean shows = house.database.read(handle -> house.identity.people().isNationalIdSeen(handle, soul.who.person()));
        try {
            soul.credentials.add(house.credentials.claim(soul.who.person(), attempt, new Claim(NAME, soul.region, shows ? soul.id : Optional.empty())));
        } catch (Refusal refused) {
            if (refused.problem() != CredentialProblem.HELD) {
                throw refused;
            }
            soul.refused = true;
        }
        soul.spoken.addAll(house.database.read(handle -> new qadam.integrity.Officer(house.integrity, office).spoken(handle, attempt)));
    }

    List<Soul> of(Predicate<Soul> which) {
        return souls.stream().filter(which).toList();
    }

    /** So many at once that their rows share their commits, and no more. */
    private static <T> void each(List<T> all, Consumer<T> act) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            for (T one : all) {
                places.acquire();
                futures.add(crew.submit(() -> {
                    try {
                        act.accept(one);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
