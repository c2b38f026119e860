package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.shared.Ids;
import qadam.world.FixedClock;
import qadam.world.Iin;
import qadam.world.PassedExam;

/**
 * Somebody wants to know whether a neighbour is trained, and knows the neighbour's national id. They try it on every address of a
 * running server that holds the keys, each time beside an id that is nobody's: nothing may tell the two apart.
 */
class NeighbourTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final String NEIGHBOURS = Iin.next();
    private static final String NOBODYS = Iin.next();
    private static final FixedClock CLOCK = Houses.clock();
    private static House house;
    private static Visitor officer;

    @BeforeAll
    static void gather() {
        house = Houses.within(CLOCK, "national-id-tries-per-day", "100", "requests-per-minute", "100000");   // the clock stands still for all of them
        officer = new Visitor(house);
        String link = house.administratorLink().orElseThrow().replaceFirst("https?://[^/]+", "");
        officer.get(link);
        officer.post("/en/sign-up", Map.of("name", "Office", "user", "office", "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1)));
        officer.get("/en/me/recovery-codes");
        officer.post("/en/me/recovery-codes/kept", Map.of());
        Visitor neighbour = join("neighbour");
        assertThat(confirm("neighbour", NEIGHBOURS).statusCode()).isEqualTo(303);
        assertThat(claim(neighbour, passed("neighbour"), NEIGHBOURS).statusCode()).isEqualTo(303);
        assertThat(tags()).hasSize(1);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Visitor join(String user) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        return visitor;
    }

    private static String person(String user) {
        return officer.fill("/en/office/people", Map.of("user", user)).headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    private static HttpResponse<String> confirm(String user, String iin) {
        return officer.fill(person(user), Map.of("act", "confirm", "reason", "identity card", "national_id", iin));
    }

    private static String passed(String user) {
        return Ids.hex(PassedExam.of(house.database(), Ids.parse(person(user).replaceFirst(".*/", "")).orElseThrow(), CLOCK.instant()));
    }

    private static HttpResponse<String> claim(Visitor visitor, String attempt, String iin) {
        return visitor.fill("/en/claim/" + attempt, Map.of("name", "Aigul Omarova", "region", "KZ-75", "national_id", iin));
    }

    private static List<String> tags() {
        Pattern tag = Pattern.compile("\"p\":\"([0-9a-f]{32})\"");
        return house.database().read(handle -> handle.createQuery("select line from leaves order by number").mapTo(String.class).list()).stream()
            .map(tag::matcher).filter(Matcher::find).map(found -> found.group(1)).toList();
    }

    @Test
    void no_address_tells_an_unconfirmed_attacker_a_neighbours_id_from_nobodys() {
        Visitor attacker = join("unconfirmed");
        String credential = claim(attacker, passed("unconfirmed"), NOBODYS).headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        attack(attacker, passed("unconfirmed"), credential);
        claim(attacker, passed("unconfirmed"), NEIGHBOURS);
        List<String> tags = tags();
        assertThat(tags.subList(tags.size() - 2, tags.size())).as("nor does the public log").doesNotContain(tags.getFirst());
        assertThat(new HashSet<>(tags.subList(tags.size() - 2, tags.size()))).as("one tag, whatever they type").hasSize(1);
    }

    @Test
    void no_address_tells_a_confirmed_attacker_either() {
        Visitor attacker = join("confirmed");
        String credential = claim(attacker, passed("confirmed"), "").headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        confirm("confirmed", Iin.next());
        int before = tags().size();
        attack(attacker, passed("confirmed"), credential);
        assertThat(claim(attacker, passed("confirmed"), NEIGHBOURS).statusCode()).isEqualTo(422);
        assertThat(tags()).hasSize(before);
    }

    /** One clerk has confirmed the neighbour already; another account with the same id does not get through, and the id is not shown again. */
    @Test
    void nor_does_the_office_confirm_a_second_account_with_the_neighbours_id() {
        join("second");
        HttpResponse<String> refused = confirm("second", NEIGHBOURS);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Another account is confirmed with this IIN", "href=\"" + person("neighbour") + "\"", "value=\"identity card\"").doesNotContain(NEIGHBOURS);
        HttpResponse<String> wrong = confirm("second", "123456789012");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"national_id-error\"").doesNotContain("123456789012");
    }

    /** Each address with the id in its query and in its form, as the attacker's own and as a stranger's. */
    private static void attack(Visitor attacker, String attempt, String credential) {
        Map<String, String> different = new LinkedHashMap<>();
        Set<Integer> statuses = new HashSet<>();
        for (String address : house.addresses()) {
            String path = address.replace("{language}", "en").replace("{attempt}", attempt).replace("{id}", credential).replaceAll("[{<][^/]*[}>]", "1");
            if (path.matches(".*(sign-out|me/delete|me/export|certificate.pdf).*")) {
                continue;   // ends the attacker's own session or account; a file of their own, a PDF with the second of its making
            }
            String query = path + "?national_id=%1$s&iin=%1$s&q=%1$s&number=%1$s&about=%1$s";
            compare(different, statuses, path, attacker.get(query.formatted(NEIGHBOURS)), attacker.get(query.formatted(NOBODYS)));
            attacker.get("/en/me");   // for the form's token
            compare(different, statuses, "POST " + path, attacker.post(path, fields(NEIGHBOURS)), attacker.post(path, fields(NOBODYS)));
        }
        assertThat(statuses).as("answered, refused and unknown").contains(200, 422, 404, 403);
        assertThat(different).isEmpty();
    }

    /** The name cannot be printed, so that no claim is made. */
    private static Map<String, String> fields(String iin) {
        return Map.of("name", "1", "region", "KZ-75", "national_id", iin, "number", iin, "credential", iin, "user", iin, "note", "identity card", "reason", "identity card",
            "act", "confirm", "words", "");
    }

    private static void compare(Map<String, String> different, Set<Integer> statuses, String path, HttpResponse<String> neighbours, HttpResponse<String> nobodys) {
        statuses.add(neighbours.statusCode());
        if (!known(neighbours).equals(known(nobodys))) {
            different.put(path, known(neighbours) + "\n\n" + known(nobodys));
        }
    }

    private static String known(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("") + answer.body().replace(NEIGHBOURS, "ID").replace(NOBODYS, "ID");
    }
}
