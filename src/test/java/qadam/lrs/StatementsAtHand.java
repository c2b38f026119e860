package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.world.FixedClock;
import qadam.world.Pseudonyms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements' resource over a database, with clients that ask it; and the shortest statements there are. */
abstract class StatementsAtHand {
    static final String ORIGIN = "https://qadam.example.kz";
    static final String A = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5a";
    static final String B = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    static final String C = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c";
    static final String REFERS = "'object':{'objectType':'StatementRef','id':'%s'}";
    static final String VOIDS = "'verb':{'id':'http://adlnet.gov/expapi/verbs/voided'},";

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    Database database;
    RecordedSteps steps;
    Statements statements;

    void open(Database opened) {
        database = opened;
        steps = new RecordedSteps(clock, 1);
        statements = new Statements(database, clock, new OwnSteps(steps, new Pseudonyms(), ORIGIN), 
            Limits.of(Map.of("lrs-statements-on-a-page", "10", "lrs-statements-at-once", "30", "lrs-attachments-at-once", "2")));
    }

    static Client client(String name, Scope... scopes) {
        ObjectNode authority = StrictJson.object().put("objectType", "Agent");
        authority.putObject("account").put("homePage", ORIGIN).put("name", name);
        return new Client(name, Set.of(scopes), authority);
    }

    XapiAnswer ask(Client client, String method, Map<String, String> parameters, String type, byte[] body) {
        return statements.answer(new XapiRequest(Version.V2_0, client, method, parameters, new HashMap<>(), type, body));
    }

    XapiAnswer post(Client client, String json) {
        return ask(client, "POST", Map.of(), "application/json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    JsonNode get(Client client, String... parameters) {
        Map<String, String> asked = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], parameters[i + 1]);
        }
        return StrictJson.read(ask(client, "GET", asked, "", new byte[0]).body());
    }

    List<String> found(Client client, String... parameters) {
        List<String> ids = new ArrayList<>();
        get(client, parameters).path("statements").values().forEach(one -> ids.add(one.path("id").stringValue("")));
        return ids;
    }

    static String statement(String id, String rest) {
        String whole = "'actor':{'mbox':'mailto:aru@example.kz'}," + (rest.contains("'verb'") ? "" : "'verb':{'id':'http://example.kz/read'},") + rest
            + (rest.contains("'object'") ? "" : ",'object':{'id':'http://example.kz/books/1'}");
        return "{'id':'" + id + "'," + whole.replace(",,", ",") + "}";
    }

    static void refused(int status, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(XapiProblem.class, problem -> {
            assertThat(problem.status()).as(problem.getMessage()).isEqualTo(status);
            assertThat(problem.headers()).containsKey(Statements.CONSISTENT);
        });
    }

    UUID step(long learner, String course, String activity, Kind kind) {
        UUID id = Ids.version7(clock.instant().toEpochMilli());
        database.write(handle -> steps.append(handle, new NewStep(learner, id, kind, clock.instant(), steps.courseVersion(handle, course, 1),
            steps.activity(handle, course, 1, activity), new byte[] {1})));
        return id;
    }

    static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    static String attached(String usage, String type, String sha2) {
        return "'attachments':[{'usageType':'" + usage + "','display':{'en':'x'},'contentType':'" + type + "','length':5,'sha2':'" + sha2 + "'}]";
    }

    XapiAnswer mixed(Client client, String json, String... contents) {
        List<MixedBody.Section> sections = new ArrayList<>();
        sections.add(new MixedBody.Section(Map.of("Content-Type", "application/json"), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        for (String content : contents) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            sections.add(new MixedBody.Section(Map.of("Content-Type", "text/plain", "Content-Transfer-Encoding", "binary", "X-Experience-API-Hash",
                Delivery.sha2(bytes, 64)), bytes));
        }
        return ask(client, "POST", Map.of(), "multipart/mixed; boundary=\"b b\"", MixedBody.write("b b", sections));
    }
}
