package qadam.teaching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.organisation.Belonging;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;

/**
 * In the background: counts the country's places from the same look at people that a class page takes, school by school, each in a short read of
 * its own. The pause after a round is fifty times as long as the round, so that counting never takes more than a fiftieth of one processor.
 */
final class CountPlaces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountPlaces.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(15);
    private static final int TIMES = 50;
    private static final int LOOK_SECONDS = 60;
    private static final int FIRST_LOOK_SECONDS = 5;
    /** So many people at once: no database takes more than some thirty thousand values in one question. */
    private static final int PIECE = 500;
    private static final int CHILDREN = 500;

    private final Database database;
    private final Courses courses;
    private final Organisations organisations;
    private final Members members;
    private final Situations situations;
    private final InstantSource clock;
    private final PlaceCountStore store = new PlaceCountStore();
    private final ScheduledExecutorService counter = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("count-places").daemon().priority(Thread.MIN_PRIORITY).factory());
    private Duration pause = SHORTEST_PAUSE;   // the counter's thread only

    CountPlaces(Database database, Courses courses, Organisations organisations, Members members, Situations situations, InstantSource clock) {
        this.database = database;
        this.courses = courses;
        this.organisations = organisations;
        this.members = members;
        this.situations = situations;
        this.clock = clock;
    }

    CountPlaces start() {
        counter.scheduleWithFixedDelay(this::look, FIRST_LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            Duration wait = pause;
            if (database.write(handle -> store.begin(handle, clock.instant(), wait))) {
                long begun = System.nanoTime();
                count();
                Duration longer = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(TIMES);
                pause = longer.compareTo(SHORTEST_PAUSE) > 0 ? longer : SHORTEST_PAUSE;
            }
        } catch (RuntimeException failed) {   // an exception here would end the looks for ever
            LOG.error("the places could not be counted", failed);
        }
    }

    /** Who is met twice in a branch: people who belong to one place only cannot be. */
    private static final class Met {
        private final Set<UUID> several;
        private final Set<UUID> met = new HashSet<>();

        Met(Set<UUID> several) {
            this.several = several;
        }

        boolean isNew(UUID person) {
            return !several.contains(person) || met.add(person);
        }
    }

    /** A place above schools, as far as it is counted. */
    private record Branch(Organisation place, Met met, Map<String, Tally> tallies) {
        void add(UUID person, Instant since, Map<String, Situation> situations) {
            if (met.isNew(person)) {
                tallies.forEach((course, tally) -> tally.add(since, situations.get(course)));
            }
        }

        Counted counted() {
            return new Counted(place.number(), place.parent(), true, tallies);
        }
    }

    /** Counts everything now. */
    void count() {
        Set<UUID> several = database.read(members::inSeveral);
        Branch country = branch(database.read(handle -> organisations.find(handle, Organisation.ROOT)).orElseThrow(), several);
        for (Organisation place : children(country.place)) {
            if (place.kind() == Kind.REGION) {
                Branch region = branch(place, several);
                children(place).forEach(school -> count(school, List.of(region, country)));
                keep(List.of(region.counted()));
            } else {
                count(place, List.of(country));
            }
        }
        keep(List.of(country.counted()));
        database.write(handle -> {
            store.end(handle, clock.instant());
            return null;
        });
    }

    private Branch branch(Organisation place, Set<UUID> several) {
        return new Branch(place, new Met(several), tallies());
    }

    private Map<String, Tally> tallies() {
        Map<String, Tally> tallies = new TreeMap<>();
        courses.all().forEach(course -> tallies.put(course.slug(), new Tally()));
        return tallies;
    }

    private List<Organisation> children(Organisation place) {
        List<Organisation> all = new ArrayList<>();
        for (List<Organisation> some = children(place, 0); !some.isEmpty(); some = children(place, some.getLast().number())) {
            all.addAll(some);
        }
        return all;
    }

    private List<Organisation> children(Organisation place, long after) {
        return database.read(handle -> organisations.children(handle, place.number(), after, CHILDREN));
    }

    /** A school or an agency with all that lies in it, and what it adds to those above. */
    private void count(Organisation school, List<Branch> above) {
        Map<Long, Organisation> places = new HashMap<>();
        Map<UUID, List<Belonging>> people = new HashMap<>();
        database.read(handle -> {
            organisations.branch(handle, school).forEach(place -> places.put(place.number(), place));
            members.branch(handle, school).forEach(one -> people.computeIfAbsent(one.person(), person -> new ArrayList<>()).add(one));
            return null;
        });
        Map<Long, Map<String, Tally>> all = new HashMap<>();
        places.keySet().forEach(place -> all.put(place, tallies()));
        List<UUID> persons = List.copyOf(people.keySet());
        for (int from = 0; from < persons.size(); from += PIECE) {
            add(persons.subList(from, Math.min(persons.size(), from + PIECE)), people, places, all, above);
        }
        keep(places.values().stream().map(place -> new Counted(place.number(), place.parent(), !place.kind().isGroup(), all.get(place.number()))).toList());
    }

    private void add(List<UUID> persons, Map<UUID, List<Belonging>> people, Map<Long, Organisation> places, Map<Long, Map<String, Tally>> all, List<Branch> above) {
        Map<String, Map<UUID, Situation>> read = new HashMap<>();
        for (Course course : courses.all()) {
            read.put(course.slug(), database.read(handle -> situations.of(handle, persons, course)));
        }
        for (UUID person : persons) {
            Map<String, Situation> own = new HashMap<>();
            read.forEach((course, situations) -> own.put(course, situations.get(person)));
            firsts(people.get(person), places).forEach((place, since) -> all.get(place).forEach((course, tally) -> tally.add(since, own.get(course))));
            Instant first = people.get(person).stream().map(Belonging::sinceAt).min(Instant::compareTo).orElseThrow();
            above.forEach(branch -> branch.add(person, first, own));
        }
    }

    /** Each place in which somebody is, and since when, once however many ways lead there. */
    private static Map<Long, Instant> firsts(List<Belonging> belongings, Map<Long, Organisation> places) {
        Map<Long, Instant> firsts = new HashMap<>();
        for (Belonging one : belongings) {
            places.get(one.organisation()).line().stream().filter(places::containsKey)
                .forEach(place -> firsts.merge(place, one.sinceAt(), (a, b) -> a.isBefore(b) ? a : b));
        }
        return firsts;
    }

    private void keep(Collection<Counted> counted) {
        database.write(handle -> {
            store.replace(handle, counted);
            return null;
        });
    }

    @Override
    public void close() {
        counter.shutdownNow();
    }
}
