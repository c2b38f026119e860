package qadam.exam;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.identity.People;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** One exam with its neighbours on a real database, and two people who sit it. */
final class ExamWorld {
    static final UUID AIGUL = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    static final UUID BOLAT = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    static final byte[] PHONE = "phone".getBytes(StandardCharsets.UTF_8);
    static final byte[] LAPTOP = "laptop".getBytes(StandardCharsets.UTF_8);

    final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    final List<ExamPassed> news = new CopyOnWriteArrayList<>();
    final List<ExamResult> results = new CopyOnWriteArrayList<>();
    final List<ExamChanged.Change> changes = new CopyOnWriteArrayList<>();
    final List<String> trail = new CopyOnWriteArrayList<>();
    final Course course;
    final RecordedSteps steps = new RecordedSteps(clock, 1);
    final ExamHouse house;
    final ItemBanks banks;
    final Attempts attempts;
    final Rescoring rescoring;
    final Database database;

    ExamWorld(Database database) {
        this(database, Items.bank("open"));
    }

    ExamWorld(Database database, List<Item> open) {
        this(database, open, Limits.USUAL);
    }

    ExamWorld(Database database, List<Item> open, Limits limits) {
        this.course = Items.course(open);
        this.database = database;
        this.house = new ExamHouse(database, new ItemBanks(database, Databases.folder()),
            new Neighbours(new OneCourse(course), steps, new Drawer(), List.of(new Ear()), limits), clock);
        this.banks = house.banks();
        this.attempts = house.attempts();
        this.rescoring = house.rescoring();
    }

    private final class Ear implements ExamListener {
        @Override
        public void passed(org.jdbi.v3.core.Handle handle, ExamPassed passed) {
            news.add(passed);
        }

        @Override
        public void resulted(org.jdbi.v3.core.Handle handle, ExamResult result) {
            results.add(result);
        }

        @Override
        public void changed(org.jdbi.v3.core.Handle handle, ExamChanged changed) {
            changes.add(changed.change());
        }
    }

    /** As the script sends it, which may have waited in the browser. */
    Kept send(Attempt attempt, byte[] seat, Save save) {
        return attempts.saveFromOutbox(attempt, seat, save, clock.instant());
    }

    /** As the server sees it once it looks: the sweep's round. */
    Attempt swept(Attempt attempt) {
        try (Sweep sweep = house.sweep()) {
            sweep.sweep();
        }
        return database.<Optional<Attempt>>read(handle -> new AttemptStore().find(handle, attempt.id())).orElseThrow();
    }

    Attempt start(UUID person) {
        return attempts.start(candidate(person), course, false);
    }

    Attempt rehearse(UUID person) {
        return attempts.start(candidate(person), course, true);
    }

    static Candidate candidate(UUID person) {
        return new Candidate(person, person.getLeastSignificantBits(), PHONE, Language.KK, Optional.empty());
    }

    /** A revision of the course is published in whose open bank these items stand for those; gives back how many results rose. */
    int revise(List<Item> before, List<Item> after) {
        var noted = banks.versions(clock).published(Items.course(after), List.of(Items.course(before)));
        database.write(handle -> {
            noted.accept(handle);
            return null;
        });
        return rescoring.applyCorrections();
    }

    Attempt fresh(Attempt attempt) {
        return attempts.find(attempt.person(), attempt.id());
    }

    Kept save(Attempt attempt, int item, long sequence, Response response) {
        return attempts.save(attempt, PHONE, saving(item, sequence, response));
    }

    Save saving(int item, long sequence, Response response) {
        return new Save(item, sequence, Ids.version7(clock.millis()), Optional.of(response), clock.instant());
    }

    /** Answers so many items rightly, the rest wrongly. */
    void answer(Attempt attempt, int right) {
        List<Item> items = attempts.paper(attempt).items();
        for (int i = 0; i < items.size(); i++) {
            save(attempt, i + 1, 1, i < right ? Items.right(items.get(i)) : Items.wrong(items.get(i)));
        }
    }

    Attempt handIn(Attempt attempt) {
        return attempts.handIn(fresh(attempt), PHONE);
    }

    record OneCourse(Course course) implements Courses {
        @Override
        public List<Course> all() {
            return List.of(course);
        }

        @Override
        public Optional<Course> find(String slug) {
            return Optional.of(course).filter(found -> found.slug().equals(slug));
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug).filter(found -> found.version() == version);
        }
    }

    /** Seals by turning words into base64 with the person's id before them, and remembers for whom. */
    final class Drawer implements People {
        private final Map<UUID, List<String>> sealed = new HashMap<>();

        @Override
        public String name(Handle handle, UUID person) {
            return person.equals(AIGUL) ? "Айгүл" : "Болат";
        }

        @Override
        public Map<UUID, String> names(Handle handle, java.util.Collection<UUID> persons) {
            Map<UUID, String> names = new HashMap<>();
            persons.forEach(person -> names.put(person, name(handle, person)));
            return names;
        }

        @Override
        public Optional<String> confirmedBy(Handle handle, UUID person) {
            return Optional.empty();
        }

        @Override
        public boolean isNationalIdSeen(Handle handle, UUID person) {
            return false;
        }

        @Override
        public void requireSeen(UUID person, qadam.identity.NationalId typed) {
            throw new UnsupportedOperationException("nobody claims here");
        }

        @Override
        public void count(String what, UUID person, int mostInADay, qadam.shared.Problem tooMany) {
            throw new UnsupportedOperationException("nobody is asked after here");
        }

        @Override
        public byte[] seal(Handle handle, UUID person, String words) {
            sealed.computeIfAbsent(person, missing -> new ArrayList<>()).add(words);
            return Base64.getEncoder().encode((person + words).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<String> unseal(Handle handle, UUID person, byte[] sealed) {
            String words = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
            return words.startsWith(person.toString()) ? Optional.of(words.substring(36)) : Optional.empty();
        }

        @Override
        public void audit(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason) {
            trail.add(act + " " + object + " " + reason);
        }
    }
}
