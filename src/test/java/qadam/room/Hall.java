package qadam.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qadam.House;
import qadam.Settings;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Responses;
import qadam.exam.ItemBanks;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Pen;
import qadam.world.Ports;
import qadam.world.RealCourse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A school on a whole server, with two classes, its people, and the hands that open rooms and sit exams there. */
public final class Hall implements AutoCloseable {
    public static final Course COURSE = RealCourse.read();
    public static final String EXAM = "ai-for-everyone";
    private static final String PASSWORD = "көк аспан таза";
    private static final JsonMapper JSON = JsonMapper.shared();

    public final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    public final House house;
    public final Organisation school;
    public final Organisation seventh;
    public final Organisation eighth;
    public final String origin;
    public final Path data;
    private final String database;
    private final Organisations organisations;
    private final Map<String, UUID> people = new HashMap<>();

    public Hall() {
        this(null);
    }

    /** @param database a PostgreSQL address, or null for SQLite */
    public Hall(String database) {
        this.data = Databases.folder();
        this.database = database;
        int port = Ports.free();
        this.origin = "http://localhost:" + port;
        this.house = node(port);
        new ItemBanks(house.database(), data).replace(EXAM, COURSE.bank(), clock.instant());
        this.organisations = Organisations.open(house.database(), new Texts(), clock);
        Organisation[] made = new Organisation[3];
        house.database().write(handle -> {
            made[0] = organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("School No 15", Optional.of("960440000220"), Optional.empty()));
            made[1] = organisations.add(handle, made[0], Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7)));
            made[2] = organisations.add(handle, made[0], Kind.CLASS, new NewPlace("8 B", Optional.empty(), Optional.of(8)));
            return null;
        });
        this.school = made[0];
        this.seventh = made[1];
        this.eighth = made[2];
    }

    /** Another server on the same keys and the same database. */
    public House node() {
        return node(0);
    }

    private House node(int port) {
        return House.start(new Settings(port, origin, data, database, Path.of("courses"), false, clock));
    }

    public Visitor someone(String user) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        people.put(user, house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one()));
        return visitor;
    }

    /** The same person in another browser. */
    public static Visitor signedIn(Hall hall, String user) {
        Visitor visitor = new Visitor(hall.house);
        assertThat(visitor.fill("/en/sign-in", Map.of("user", user, "password", PASSWORD)).statusCode()).isEqualTo(303);
        return visitor;
    }

    public UUID person(String user) {
        return people.get(user);
    }

    public Visitor staff(String user, Role role, Organisation place) {
        Visitor visitor = someone(user);
        give(user, role, place);
        return visitor;
    }

    public void give(String user, Role role, Organisation place) {
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", person(user)).bind("role", role.name()).bind("place", place.number()).execute());
    }

    public Visitor pupil(String user, Organisation group) {
        Visitor visitor = someone(user);
        join(user, group);
        return visitor;
    }

    /** Whose guardian has not been asked. */
    public Visitor pupilWithoutConsent(String user, Organisation group) {
        Visitor visitor = someone(user);
        belong(user, group);
        return visitor;
    }

    private void belong(String user, Organisation group) {
        house.database().write(handle -> new qadam.organisation.Members(clock).add(handle, group, person(user), "teacher"));
    }

    /** Whose guardian has agreed that they learn, by the school's link. */
    public void join(String user, Organisation group) {
        belong(user, group);
        if (!people.containsKey("secretary")) {
            staff("secretary", Role.HEAD, school);
        }
        Visitor secretary = signedIn(this, "secretary");   // the hall's clock goes on for days
        String page = "/en/classes/" + group.number() + "/consents/" + Ids.hex(person(user));
        String link = found("<code>http[^<]*?(/en/consent/[0-9]{20})</code>", secretary.fill(page, Map.of("act", "link")).body());
        Visitor guardian = new Visitor(house);
        String text = guardian.get(link).body();
        assertThat(guardian.post(link, Map.of("id", found("name=\"id\" value=\"([0-9a-f]{32})\"", text), "edition", found("name=\"edition\" value=\"([0-9a-f]{64})\"", text),
            "act", "answer", "name", "Сәуле Ахметова", "relation", "mother", "declared", "yes", "learning", "yes", "publication", "yes")).statusCode()).isEqualTo(303);
    }

    String rooms() {
        return "/en/organisations/" + school.number() + "/rooms";
    }

    /** @return the room's address */
    public String open(Visitor invigilator, Organisation group, int minutes) {
        return location(invigilator.fill(rooms(), Map.of("exam", EXAM, "group", Long.toString(group.number()), "minutes", Integer.toString(minutes))));
    }

    /** The six digits as they stand on the screen now. */
    public static String code(Visitor invigilator, String room) {
        return found("<p class=\"digits large\">([0-9 ]+)</p>", invigilator.get(room + "/code").body()).replace(" ", "");
    }

    public static String door() {
        return "/en/exams/" + EXAM + "/room";
    }

    public static HttpResponse<String> enter(Visitor visitor, String code) {
        return visitor.fill(door(), Map.of("act", "enter", "code", code));
    }

    /** The address of somebody's page in a room. */
    public static String sitter(Visitor invigilator, String room, String name) {
        return found("<a[^>]*href=\"([^\"]*/sitters/[0-9a-f]{32})\">[^<]*<span class=\"hidden-words\"> " + name + "</span>", invigilator.get(room).body());
    }

    public static HttpResponse<String> mark(Visitor invigilator, String room, String name, String seat) {
        return invigilator.fill(sitter(invigilator, room, name), Map.of("act", "mark", "seat", seat));
    }

    /** Enters, is marked at the seat, and begins. @return the attempt in hex */
    public String sit(Visitor invigilator, String room, Visitor visitor, String user, String seat) {
        assertThat(enter(visitor, code(invigilator, room)).statusCode()).isEqualTo(303);
        assertThat(mark(invigilator, room, "Name of " + user, seat).statusCode()).isEqualTo(303);
        return begin(visitor);
    }

    public static String begin(Visitor visitor) {
        return location(visitor.post("/en/exams/" + EXAM + "/attempts", Map.of())).replaceFirst(".*/attempts/", "");
    }

    /** Answers all rightly within ten minutes, as one who reads. */
    public void answer(Visitor visitor, String attempt) {
        clock.forward(Duration.ofMinutes(10));
        save(visitor, attempt);
    }

    /** The same when the exam is over and nothing is awaited any more. */
    public void answerLate(Visitor visitor, String attempt) {
        save(visitor, attempt, 202);
    }

    private void save(Visitor visitor, String attempt) {
        save(visitor, attempt, 200);
    }

    /** Right answers to all, as our script sends them. */
    private void save(Visitor visitor, String attempt, int status) {
        Map<String, Item> byHash = COURSE.bank().stream().collect(Collectors.toMap(Item::hash, Function.identity()));
        String form = house.database().read(handle -> handle.createQuery("select form from attempts where id = :id")
            .bind("id", Ids.parse(attempt).orElseThrow()).mapTo(String.class).one());
        JsonNode places = JSON.readTree(form).get("places");
        for (int number = 1; number <= places.size(); number++) {
            Item item = byHash.get(places.get(number - 1).get("hash").asString());
            Map<String, Object> save = Map.of("item", number, "sequence", 1, "id", Ids.hex(Ids.version7(clock.millis())), "taken_at", clock.millis(),
                "response", Responses.fields(item, Pen.answer(item.task(), true)));
            assertThat(visitor.json("/api/attempts/" + attempt + "/responses", JSON.writeValueAsString(save)).statusCode()).isEqualTo(status);
        }
    }

    public void pass(Visitor visitor, String attempt) {
        answer(visitor, attempt);
        assertThat(visitor.fill("/en/attempts/" + attempt + "/hand-in", Map.of()).statusCode()).isEqualTo(303);
    }

    /** They pass in a room of their own, whose sheet is signed. @return their attempts, in their order */
    public List<String> supervised(Visitor invigilator, Organisation group, Map<String, Visitor> sitters) {
        String room = open(invigilator, group, 240);
        List<String> attempts = new java.util.ArrayList<>();
        sitters.forEach((user, visitor) -> attempts.add(sit(invigilator, room, visitor, user, user)));
        List<Visitor> all = List.copyOf(sitters.values());
        clock.forward(Duration.ofMinutes(10));
        for (int i = 0; i < attempts.size(); i++) {
            save(all.get(i), attempts.get(i));
            assertThat(all.get(i).fill("/en/attempts/" + attempts.get(i) + "/hand-in", Map.of()).statusCode()).isEqualTo(303);
        }
        assertThat(sign(invigilator, room).statusCode()).isEqualTo(303);
        return attempts;
    }

    public static HttpResponse<String> sign(Visitor invigilator, String room) {
        return invigilator.fill(room + "/sheet", Map.of("affirmed", "yes"));
    }

    /** @return the credential's address */
    public static String claim(Visitor visitor, String attempt) {
        return location(visitor.fill("/en/claim/" + attempt, Map.of("name", "Айгүл Омарова", "region", "KZ-75")));
    }

    public List<String> leaves() {
        return house.database().read(handle -> handle.createQuery("select line from leaves where line like '{\"t\":\"issue\"%' order by number").mapTo(String.class).list());
    }

    public List<String> trail() {
        return house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    public List<String> reasons(String act) {
        return house.database().read(handle -> handle.createQuery("select reason from audit_entries where act = :act order by number").bind("act", act)
            .mapTo(String.class).list());
    }

    public static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    public static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    @Override
    public void close() {
        house.close();
    }
}
