package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.Main;
import qadam.identity.Visitor;
import qadam.web.Role;

/** The office lets a tool in and shuts it out, on its page and on the machine. */
class ClientPagesTest {
    private static final String PAGE = "/en/office/learning-records";
    private static final Pattern SECRET = Pattern.compile("qadam_lrs_[A-Za-z0-9_-]{43}");
    private static Lrs lrs;
    private static Visitor chief;
    private static Visitor officer;

    @BeforeAll
    static void start() {
        lrs = new Lrs(Map.of());
        chief = appoint("chief", Role.ADMINISTRATOR);
        officer = appoint("officer", Role.OFFICE);
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    private static Visitor appoint(String user, Role role) {
        Visitor visitor = new Visitor(lrs.house);
        visitor.signUp(user, "көк аспан таза");
        lrs.house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) select person, :role, 1, 0 from sign_ins order by number desc limit 1")
            .bind("role", role.name()).execute());
        return visitor;
    }

    private static String secret(String text) {
        Matcher found = SECRET.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    private static int opens(String name, String secret) {
        return lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", Lrs.basic(name, secret))).status();
    }

    @Test
    void an_administrator_lets_a_tool_in_sees_its_secret_once_and_shuts_it_out() {
        HttpResponse<String> added = chief.fill(PAGE, Map.of("act", "add", "name", "simulator", "scope", "state", "origins", ""));
        String secret = secret(added.body());
        assertThat(added.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(opens("simulator", secret)).isEqualTo(200);
        assertThat(lrs.send("GET", Lrs.profile(""), null, Map.of("Authorization", Lrs.basic("simulator", secret))).status()).isEqualTo(403);
        assertThat(officer.get(PAGE).body()).contains("simulator", "Keep, read and delete where somebody is in an activity").doesNotContain(secret).doesNotContain("value=\"close\"");
        assertThat(chief.get(PAGE).body()).doesNotContain(secret);
        assertThat(chief.fill(PAGE, Map.of("act", "close", "name", "simulator")).statusCode()).isEqualTo(303);
        assertThat(opens("simulator", secret)).isEqualTo(401);
        assertThat(chief.fill(PAGE, Map.of("act", "add", "name", "simulator", "scope", "state", "origins", "")).statusCode()).as("its name is never given again").isEqualTo(409);
    }

    @Test
    void the_office_sees_and_nobody_else_does_and_only_an_administrator_acts() {
        Visitor somebody = new Visitor(lrs.house);
        somebody.signUp("somebody", "көк аспан таза");
        assertThat(somebody.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(new Visitor(lrs.house).get(PAGE).statusCode()).isEqualTo(401);
        assertThat(officer.get(PAGE).statusCode()).isEqualTo(200);
        assertThat(officer.fill(PAGE, Map.of("act", "add", "name", "mine", "scope", "all", "origins", "")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"Айгүл, state, '', 422", "'', state, '', 422", "-x, state, '', 422", "good-name, '', '', 422", "good-name, everything, '', 422", "good-name, state, http://tool.example.kz, 422",
        "good-name, state, https://tool.example.kz/path, 422", "good-name, state, *, 422", "all, state, '', 409"})
    void what_cannot_be_is_refused_beside_its_field_and_kept_as_typed(String name, String scope, String origins, int status) {
        HttpResponse<String> answer = chief.fill(PAGE, Map.of("act", "add", "name", name, "scope", scope, "origins", origins));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("class=\"error\"", "value=\"" + name + "\"").doesNotContain("qadam_lrs_");
        assertThat(lrs.house.database().read(lrs.clients::all)).extracting(KnownClient::name).doesNotContain(name);
    }

    private record Ran(int code, String said) {
    }

    private static Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lrs-client"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", lrs.data.toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return new Ran(Main.commandLine(lrs.clock).execute(all.toArray(String[]::new)), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    /** Beside the running server, which knows of it at once. */
    @Test
    void the_operator_does_the_same_on_the_machine() {
        Ran added = run("add", "by-hand", "--scope", "state", "--scope", "statements/write");
        assertThat(added.code()).isZero();
        assertThat(opens("by-hand", secret(added.said()))).isEqualTo(200);
        assertThat(run("list").said()).contains("by-hand  works  statements/write state");
        assertThat(run("add", "by-hand", "--scope", "state").code()).isEqualTo(1);
        assertThat(run("add", "other", "--scope", "everything").code()).isEqualTo(1);
        assertThat(run("add").code()).isEqualTo(2);
        assertThat(run("close", "by-hand").code()).isZero();
        assertThat(run("close", "by-hand").code()).isEqualTo(1);
        assertThat(opens("by-hand", secret(added.said()))).isEqualTo(401);
        List<String> trail = lrs.house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
        assertThat(trail).contains("lrs-client-added", "lrs-client-closed");
    }
}
