package qadam.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/**
 * Every address × every role × every place, generated from the running server: nobody reaches beyond their branch. Two schools, two agencies
 * and their classes and departments stand beside each other; whoever holds a role in the first of each asks for everything.
 */
class AccessMatrixTest {
    private static final Pattern PLACE = Pattern.compile("\\{(organisation|group)}");
    private static final String PASSWORD = "көк аспан таза";
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");
    private static final Map<String, Organisation> PLACES = new LinkedHashMap<>();
    private static final Map<String, Actor> ACTORS = new LinkedHashMap<>();
    private static House house;

    /** Somebody who holds a role in a place; nobody's place for a learner. */
    private record Actor(Visitor visitor, Role role, Optional<Organisation> place) {
        boolean reaches(Organisation asked) {
            return place.filter(own -> asked.isWithin(own.number())).isPresent();
        }
    }

    @BeforeAll
    static void gather() {
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, CLOCK));
        Organisations organisations = Organisations.open(house.database(), new Texts(), CLOCK);
        house.database().write(handle -> {
            build(handle, organisations, "one", "KZ-75");
            build(handle, organisations, "two", "KZ-71");
            PLACES.put("country", organisations.find(handle, Organisation.ROOT).orElseThrow());
            return null;
        });
        for (String role : List.of("REGION:region", "HEAD:school", "CLERK:school", "INVIGILATOR:school", "TEACHER:class", "HEAD:agency", "EMPLOYER:agency", "TEACHER:department")) {
            String[] parts = role.split(":");
            appoint(role, Role.valueOf(parts[0]), Optional.of(PLACES.get(parts[1] + " one")));
        }
        appoint("office", Role.OFFICE, Optional.of(PLACES.get("country")));
        appoint("administrator", Role.ADMINISTRATOR, Optional.of(PLACES.get("country")));
        appoint("author", Role.AUTHOR, Optional.of(PLACES.get("country")));
        appoint("learner", Role.LEARNER, Optional.empty());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static void build(Handle handle, Organisations organisations, String branch, String region) {
        Organisation above = organisations.region(handle, region).orElseThrow();
        Organisation school = organisations.add(handle, above, Kind.SCHOOL, new NewPlace("School " + branch));
        Organisation agency = organisations.add(handle, above, Kind.AGENCY, new NewPlace("Agency " + branch));
        PLACES.put("region " + branch, above);
        PLACES.put("school " + branch, school);
        PLACES.put("agency " + branch, agency);
        PLACES.put("class " + branch, organisations.add(handle, school, Kind.CLASS, new NewPlace("Class " + branch, Optional.empty(), Optional.of(7))));
        PLACES.put("department " + branch, organisations.add(handle, agency, Kind.DEPARTMENT, new NewPlace("Department " + branch)));
    }

    private static void appoint(String name, Role role, Optional<Organisation> place) {
        Visitor visitor = new Visitor(house);
        String user = name.toLowerCase().replace(':', '.');
        visitor.signUp(user, PASSWORD);
        place.ifPresent(held -> house.database().write(handle -> handle.createUpdate("""
                insert into role_grants (person, role, organisation, since_at)
                select person, :role, :place, 0 from sign_ins order by number desc limit 1""")
            .bind("role", role.name()).bind("place", held.number()).execute()));
        ACTORS.put(name, new Actor(visitor, role, place));
    }

    private static String filled(String address, Organisation place) {
        return PLACE.matcher(address.replace("{language}", "en")).replaceAll(String.valueOf(place.number())).replaceAll("\\{[a-z_]+}", "1");
    }

    private static List<String> placed(List<String> addresses) {
        return addresses.stream().filter(address -> PLACE.matcher(address).find()).toList();
    }

    /** What is answered with a page to whoever is not let in there. */
    private static Set<String> leaks(List<String> addresses, Function<Actor, Function<String, HttpResponse<String>>> asking) {
        Set<String> leaks = new TreeSet<>();
        ACTORS.forEach((name, actor) -> placed(addresses).forEach(address -> PLACES.forEach((where, place) -> {
            int status = asking.apply(actor).apply(filled(address, place)).statusCode();
            if (!actor.reaches(place) && status != 403 && status != 404) {
                leaks.add(name + " " + address + " of " + where + ": " + status);
            }
        })));
        return leaks;
    }

    @Test
    void nobody_opens_a_page_of_a_place_that_they_do_not_reach() {
        assertThat(placed(house.addresses())).contains("/{language}/organisations/{organisation}");
        assertThat(leaks(house.addresses(), actor -> actor.visitor::get)).isEmpty();
    }

    @Test
    void nobody_sends_anything_to_a_place_that_they_do_not_reach() {
        ACTORS.values().forEach(actor -> actor.visitor.get("/en/me"));   // for the form's token
        assertThat(leaks(house.posts(), actor -> path -> actor.visitor.post(path, Map.of()))).isEmpty();
    }

    @Test
    void whoever_reaches_a_place_and_has_the_role_opens_its_page() {
        Map<String, List<String>> opened = new HashMap<>();
        ACTORS.forEach((name, actor) -> PLACES.forEach((where, place) -> {
            if (actor.visitor.get("/en/organisations/" + place.number()).statusCode() == 200) {
                opened.computeIfAbsent(name, one -> new ArrayList<>()).add(where);
            }
        }));
        assertThat(opened.keySet()).containsExactlyInAnyOrder("REGION:region", "HEAD:school", "HEAD:agency", "office", "administrator");
        assertThat(opened.get("HEAD:school")).containsExactlyInAnyOrder("school one", "class one");
        assertThat(opened.get("REGION:region")).containsExactlyInAnyOrder("region one", "school one", "agency one", "class one", "department one");
        assertThat(opened.get("office")).hasSize(PLACES.size());
    }

    /** Pages without a place in their address show what somebody reaches, and no name of the other branch. */
    @Test
    void no_page_names_a_place_out_of_reach() {
        Set<String> named = new TreeSet<>();
        ACTORS.forEach((name, actor) -> house.addresses().stream().filter(address -> address.startsWith("/{language}")).forEach(address -> {
            if (actor.role() != Role.OFFICE && actor.role() != Role.ADMINISTRATOR) {
                String body = actor.visitor.get(filled(address, actor.place().orElse(PLACES.get("school one")))).body();
                PLACES.keySet().stream().filter(where -> where.endsWith(" two") && !where.startsWith("region")).filter(where -> body.contains(capital(where)))
                    .forEach(where -> named.add(name + " reads of " + where + " at " + address));
            }
        }));
        assertThat(named).isEmpty();
    }

    private static String capital(String where) {
        return where.substring(0, 1).toUpperCase() + where.substring(1);
    }

    /** A right that was ended reaches nothing from the next request on. */
    @Test
    void an_ended_right_reaches_nothing() {
        Visitor visitor = new Visitor(house);
        visitor.signUp("gone", PASSWORD);
        Organisation school = PLACES.get("school one");
        UUID person = house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, 'HEAD', :place, 0)")
            .bind("person", person).bind("place", school.number()).execute());
        String page = "/en/organisations/" + school.number();
        assertThat(visitor.get(page).statusCode()).isEqualTo(200);
        house.database().write(handle -> handle.createUpdate("update role_grants set ended_at = :now where person = :person")
            .bind("now", Instant.EPOCH).bind("person", person).execute());
        assertThat(visitor.get(page).statusCode()).isEqualTo(403);
    }
}
