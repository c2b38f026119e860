package qadam.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.House;
import qadam.Settings;
import qadam.identity.Identity;
import qadam.identity.MatchTags;
import qadam.identity.NationalId;
import qadam.identity.Visitor;
import qadam.organisation.Members;
import qadam.shared.Limits;
import qadam.world.Iin;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A server with two of the office, a school with a class, and people who come by themselves. */
final class Cast implements AutoCloseable {
    static final String PASSWORD = "көк аспан таза";
    private static final NationalId LISTED = NationalId.parse(Iin.next()).orElseThrow();
    static final String REASON = "Құжатын көрдік";

    final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    final Path data = Databases.folder();
    final House house;
    final Visitor chief;
    final Visitor second;
    final Organisation school;
    final Organisation schoolClass;
    private final Map<String, UUID> people = new LinkedHashMap<>();

    /** @param database a PostgreSQL address, or empty for SQLite */
    Cast(String database) {
        house = House.start(new Settings(0, "http://localhost:8080", data, database.isEmpty() ? null : database, Path.of("courses"), false, clock));
        chief = arrive("chief", Role.ADMINISTRATOR);
        second = arrive("second", Role.OFFICE);
        Organisations organisations = Organisations.open(house.database(), new Texts(), clock);
        school = house.database().write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("School No 15")));
        schoolClass = house.database().write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7))));
    }

    Database database() {
        return house.database();
    }

    /** Signs up; with a role of the whole country if one is given. */
    Visitor arrive(String user, Role... roles) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        UUID person = database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
        people.put(user, person);
        for (Role role : roles) {
            grant(user, role, 1);
        }
        return visitor;
    }

    void grant(String user, Role role, long place) {
        database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", people.get(user)).bind("role", role.name()).bind("place", place).execute());
    }

    UUID person(String user) {
        return people.get(user);
    }

    long learner(String user) {
        return database().read(handle -> handle.createQuery("select min(learner) from learner_links where person = :person").bind("person", people.get(user)).mapTo(Long.class).one());
    }

    void member(String user, long place) {
        database().write(handle -> handle.createUpdate("insert into memberships (organisation, person, since_at, source) values (:place, :person, :at, 'roster') on conflict do nothing")
            .bind("place", place).bind("person", people.get(user)).bind("at", clock.instant()).execute());
    }

    void rename(String user, Visitor visitor, String name) {
        assertThat(visitor.fill("/en/me", Map.of("name", name)).statusCode()).as(user).isEqualTo(303);
    }

    /** The office is shown the id on the document. */
    HttpResponse<String> confirm(String user, String iin) {
        return chief.fill("/en/office/people/" + Ids.hex(people.get(user)), Map.of("act", "confirm", "reason", REASON, "national_id", iin));
    }

    long joining() {
        return database().read(handle -> handle.createQuery("select max(number) from joinings").mapTo(Long.class).one());
    }

    String state(long joining) {
        return database().read(handle -> handle.createQuery("select state from joinings where number = :number").bind("number", joining).mapTo(String.class).one());
    }

    HttpResponse<String> office(Visitor officer, long joining, String act, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("act", act);
        fields.putIfAbsent("reason", REASON);
        officer.get("/en/office/joinings");
        return officer.post("/en/office/joinings/" + joining, fields);
    }

    /** A list or a token shows the one id of this test. */
    void seen(String user, String source) {
        seen(user, source, LISTED);
    }

    void seen(String user, String source, NationalId id) {
        Identity identity = Identity.open(database(), clock, "http://localhost:8080", true, data, JoinedRowsTest.NO_RULES, Limits.USUAL);
        Joining joining = new Joining(database(), data, clock, identity, Organisations.open(database(), new Texts(), clock), new Members(clock));
        byte[] tag = new MatchTags(data, database()).tag(id);
        database().write(handle -> {
            joining.matches().seen(handle, people.get(user), tag, source);
            return null;
        });
    }

    /** One vouches, the other, an administrator, confirms. */
    void joinByOffice(String kept, String joined) {
        assertThat(second.fill("/en/office/joinings", Map.of("person", Ids.hex(person(kept)), "other", Ids.hex(person(joined)), "reason", REASON)).statusCode()).isEqualTo(303);
        assertThat(office(chief, joining(), "confirm", Map.of()).statusCode()).isEqualTo(303);
    }

    Visitor signIn(String user) {
        Visitor visitor = new Visitor(house);
        HttpResponse<String> answer = visitor.fill("/en/sign-in", Map.of("user", user, "password", PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return visitor;
    }

    List<String> trail() {
        return database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    @Override
    public void close() {
        house.close();
    }
}
