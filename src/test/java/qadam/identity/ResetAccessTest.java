package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.House;
import qadam.Main;
import qadam.Settings;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** The operator lets in an administrator who lost everything, beside the running server. */
class ResetAccessTest {
    private static final String PASSWORD = "көк аспан таза";
    private final FixedClock clock = Houses.clock();
    private final Path data = Databases.folder();

    private record Printed(int code, String words) {
    }

    private Printed run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine(clock).execute(arguments);
            return new Printed(code, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void lost_administrator_comes_in_by_the_operators_link_and_is_told() {
        try (House house = House.start(new Settings(0, Houses.ORIGIN, data, null, Path.of("courses"), false, clock))) {
            String invitation = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
            Visitor chief = new Visitor(house);
            chief.get(invitation);
            chief.post("/en/sign-up", Map.of("name", "Chief", "user", "chief", "password", PASSWORD,
                "invitation", invitation.substring(invitation.lastIndexOf('/') + 1)));
            assertThat(run("reset-access", "--data", data.toString()).words()).contains("User names of the administrators:\n  chief");
            Printed printed = run("reset-access", "Chief", "--data", data.toString());
            assertThat(printed.code()).isZero();
            Matcher link = Pattern.compile("http://\\S+(/en/reset/\\S+)").matcher(printed.words());
            assertThat(link.find()).as(printed.words()).isTrue();
            Visitor anywhere = new Visitor(house);
            anywhere.get(link.group(1));
            assertThat(anywhere.post(link.group(1), Map.of("password", "жаңа таң атты 26")).statusCode()).isEqualTo(303);
            assertThat(anywhere.get("/en/inbox").body()).contains("A one-time link to come back into your account was made");
            assertThat(anywhere.get("/en/office/audit").body()).contains("reset-link-made", "by the operator, on the machine: reset-access", "The trail is whole");
        }
    }

    @Test
    void wrong_name_or_folder_changes_nothing(@TempDir Path empty) {
        try (House house = House.start(new Settings(0, Houses.ORIGIN, data, null, Path.of("courses"), false, clock))) {
            Printed nobody = run("reset-access", "nobody", "--data", data.toString(), "--language", "kk");
            assertThat(nobody.code()).isEqualTo(1);
            assertThat(nobody.words()).contains("Мұндай").doesNotContain("nobody");
            assertThat(run("reset-access", "--data", data.toString()).words()).contains("There is no administrator");
        }
        Printed nowhere = run("reset-access", "chief", "--data", empty.toString());
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.words()).contains("There is no database in this folder");
        assertThat(empty).isEmptyDirectory();
        assertThat(run("reset-access", "chief", "--data", data.toString(), "--language", "de").code()).isEqualTo(2);
    }
}
