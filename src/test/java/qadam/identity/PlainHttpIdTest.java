package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.backup.BackupPlan;
import qadam.retention.KeepPlan;
import qadam.shared.Limits;
import qadam.transport.TransportOptions;
import qadam.world.Databases;
import qadam.world.Iin;

/** On a school's own network without https the office confirms people, and no national id travels. */
class PlainHttpIdTest {
    private static final String PASSWORD = "көк аспан таза";
    private final String iin = Iin.next();

    private static House open() {
        TransportOptions lan = new TransportOptions("http://localhost:8080", false, List.of(), List.of(), true, "127.0.0.1", 0);
        return House.start(new Settings(0, lan, Databases.data(), null, Path.of("courses"), false, false, OptionalLong.empty(), BackupPlan.NONE, KeepPlan.USUAL,
            Optional.empty(), false, Limits.USUAL, Houses.clock()));
    }

    @Test
    void the_office_confirms_without_an_id_and_one_that_is_sent_is_refused() {
        try (House house = open()) {
            Visitor chief = new Visitor(house);
            String link = house.administratorLink().orElseThrow().replaceFirst("https?://[^/]+", "");
            chief.get(link);
            chief.post("/en/sign-up", Map.of("name", "Chief", "user", "chief", "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1)));
            new Visitor(house).signUp("aigul", PASSWORD);
            String page = chief.fill("/en/office/people", Map.of("user", "aigul")).headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");

            asksNoId(chief.get(page));
            refused(chief.post(page, Map.of("act", "confirm", "reason", "identity card", "national_id", iin)));
            assertThat(trail(house)).doesNotContain("person-confirmed");
            assertThat(chief.post(page, Map.of("act", "confirm", "reason", "class list", "national_id", "")).statusCode()).isEqualTo(303);
            asksNoId(chief.get(page));
            refused(chief.post(page, Map.of("act", "add-id", "seen_reason", "identity card", "national_id", iin)));
            refused(chief.post(page, Map.of("act", "add-id", "seen_reason", "identity card", "national_id", "")));
            assertThat(trail(house)).contains("person-confirmed").doesNotContain("national-id-seen");
        }
    }

    private static void asksNoId(HttpResponse<String> page) {
        assertThat(page.body()).contains("others on the network could read an IIN").doesNotContain("name=\"national_id\"");
    }

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("the IIN was not taken and nothing was changed").doesNotContain(iin);
    }

    private static List<String> trail(House house) {
        return house.database().read(handle -> new Audit().before(handle, AuditFilter.ALL, Long.MAX_VALUE, 100)).stream().map(AuditEntry::act).toList();
    }
}
