package qadam.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.House;
import qadam.Settings;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.identity.Identity;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.RealCourse;

/**
 * {@code class-page [PEOPLE]}: a teacher's page of thirty who have finished the course, in a store of a million steps. {@code places [PEOPLE]}: the office's
 * numbers by place for 200,000 people in 7,000 classes with ten million questions answered, and how long a round of counting takes. Each
 * beside the server's shortest answer, over HTTP.
 */
final class TeachingViews implements Bench.Benchmark {
    private static final String PASSWORD = "көк аспан таза";
    private static final String NUMBERS = "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < :people) ";
    private static final int SCHOOLS = 250;
    private static final int CLASSES = 28;
    private static final int ROUNDS = 60;

    /** Of the whole program, the asking included: says the same on a machine that others use too. */
    private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final boolean country;

    TeachingViews(boolean country) {
        this.country = country;
    }

    @Override
    public void run(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : country ? 200_000 : 20_000;
        Path data = Databases.folder();
        FixedClock clock = new FixedClock("2026-11-28T09:00:00Z");
        long group = fill(data, clock, people);
        try (House house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, clock))) {
            Visitor reader = new Visitor(house);
            reader.signUp("reader", PASSWORD);
            grant(house.database(), country ? Role.OFFICE : Role.TEACHER, country ? Organisation.ROOT : group);
            if (country) {
                waitForCount(house.database());
                measure(reader, "country", "/kk/office/progress");
                measure(reader, "region of " + SCHOOLS / 20 + " schools", "/kk/organisations/2/progress");
                measure(reader, "school of " + CLASSES + " classes", "/kk/organisations/1000/progress");
            } else {
                measure(reader, "class of 30", "/kk/classes/" + group + "/progress");
                measure(reader, "its table", "/kk/classes/" + group + "/progress.csv");
            }
            measure(reader, "shortest answer of the server", "/health/live");
        }
    }

    private static void measure(Visitor reader, String what, String address) {
        Medians millis = new Medians();
        long cpu = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            cpu = i == ROUNDS ? MACHINE.getProcessCpuTime() : cpu;
            long start = System.nanoTime();
            HttpResponse<String> answer = reader.get(address);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + ": " + answer.statusCode());
            }
            if (i >= ROUNDS) {   // before, the compiler comes in
                millis.add(what, (System.nanoTime() - start) / 1e6);
            }
        }
        System.out.printf("%-32s %8.2f ms, of processor time %.2f ms%n", what, millis.of(what), (MACHINE.getProcessCpuTime() - cpu) / 1e6 / ROUNDS);
    }

    private static void waitForCount(Database database) throws InterruptedException {
        long start = System.nanoTime();
        while (database.read(handle -> handle.createQuery("select count(*) from place_count_rounds where ended_at is not null").mapTo(Long.class).one()) == 0) {
            Thread.sleep(500);
        }
        System.out.printf("first round of counting: %.0f s after the start%n", (System.nanoTime() - start) / 1e9);
        String counted = database.read(handle -> handle.createQuery("select enrolled || ' enrolled, ' || begun || ' begun, ' || finished || ' finished' from place_counts where place = 1")
            .mapTo(String.class).one());
        System.out.println(counted);
    }

    private static void grant(Database database, Role role, long place) {
        database.write(handle -> handle.createUpdate("""
                insert into role_grants (person, role, organisation, since_at) select person, :role, :place, 0 from sign_ins order by number desc limit 1""")
            .bind("role", role.name()).bind("place", place).execute());
    }

    /** @return the class of thirty with names */
    private long fill(Path data, FixedClock clock, int people) {
        Course course = RealCourse.read();
        try (Database database = Database.sqlite(data)) {
            Organisations organisations = Organisations.open(database, new Texts(), clock);
            activities(database, course);
            crowd(database, people);
            System.out.printf("%,d people, %,d questions answered, %,d steps in the store%n", people, count(database, "practice_progress"), count(database, "steps"));
            return schoolClass(database, data, clock, organisations);
        }
    }

    private static long count(Database database, String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    private static void activities(Database database, Course course) {
        List<String> items = course.lessons().flatMap(lesson -> lesson.items().stream()).map(Item::id).toList();
        database.write(handle -> {
            handle.execute("insert into course_numbers (number, course, version) values (1, ?, ?)", course.slug(), course.version());
            items.forEach(item -> handle.execute("insert into activity_numbers (course_version, activity) values (1, ?)", item));
            return null;
        });
    }

    private void crowd(Database database, int people) {
        String person = "cast(printf('%016d', n) as blob)";
        for (String rows : List.of(
            "insert into organisations (number, name, parent, kind, path, region, made_at) " + NUMBERS
                + "select 999 + n, 'School ' || n, r.number, 'SCHOOL', r.path || printf('%08x', 999 + n), r.region, 0 from numbers join organisations r on r.number = 2 + n % 20 where n <= " + SCHOOLS,
            "insert into organisations (number, name, parent, kind, path, region, made_at) " + NUMBERS
                + "select 9999 + n, 'Class ' || n, s.number, 'CLASS', s.path || printf('%08x', 9999 + n), s.region, 0 from numbers join organisations s on s.number = 1000 + n % " + SCHOOLS
                + " where n <= " + SCHOOLS * CLASSES,
            "insert into persons (id, made_at) " + NUMBERS + "select " + person + ", 0 from numbers",
            "insert into learners (number, key, made_at) " + NUMBERS + "select n, randomblob(16), 0 from numbers",
            "insert into learner_links (learner, person, since_at) " + NUMBERS + "select n, " + person + ", 0 from numbers",
            "insert into memberships (organisation, person, since_at, source) " + NUMBERS + "select 10000 + n % " + SCHOOLS * CLASSES + ", " + person + ", 1793000000000, 'roster' from numbers",
            "insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at) " + NUMBERS
                + "select n, a.number, 1, 1 + n % 3, 1794000000000 + n * 1000, 1794000000000 + n * 1000 from numbers join activity_numbers a on a.number <= 50",
            country ? "" : "insert into steps (learner, id, stored_at, taken_at, kind, course_version, activity, node, result) " + NUMBERS
                + "select n, randomblob(16), 0, 0, 1, 1, a.number, 1, x'01' from numbers join activity_numbers a on a.number <= 50")) {
            if (!rows.isEmpty()) {
                int least = rows.startsWith("insert into organisations") ? SCHOOLS * CLASSES : people;
                database.write(handle -> handle.createUpdate(rows).bind("people", least).execute());
            }
        }
    }

    private static long schoolClass(Database database, Path data, FixedClock clock, Organisations organisations) {
        Identity identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
        Members members = new Members(clock);
        Organisation group = database.write(handle -> organisations.add(handle, organisations.find(handle, 1000).orElseThrow(), Kind.CLASS, new NewPlace("7A", Optional.empty(), Optional.of(7))));
        database.write(handle -> {
            for (int i = 1; i <= 30; i++) {
                UUID pupil = identity.arrivals().make(handle, "Оқушы " + i);
                members.add(handle, group, pupil, "teacher");
                long learner = identity.learners().of(handle, pupil).getFirst();
                handle.createUpdate("""
                        insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at)
                        select :learner, number, 1, 2, :now, :now from activity_numbers""")
                    .bind("learner", learner).bind("now", Instant.parse("2026-11-20T09:00:00Z")).execute();
            }
            return null;
        });
        return group.number();
    }
}
