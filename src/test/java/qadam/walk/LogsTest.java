package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Office;
import qadam.world.SealedBank;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;

/** A whole story, and then the logs: lines of JSON with nothing in them of whom it was about. */
class LogsTest {
    private static final String USER = "zhuldyz.kairatova";
    private static final String PASSWORD = "қызыл алма 2026 таулар";

    @Test
    void the_logs_of_a_whole_walk_name_nobody() throws IOException {
        try (Server server = Server.process(); BrowserContext context = Browsers.desktop("kk")) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString());
            Office office = Office.open(server, PASSWORD);
            Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), "kk", true, page -> { });
            journey.signUp(USER, PASSWORD);
            office.confirm(USER);
            journey.startExam();
            journey.answerAll();
            journey.handIn();
            String credential = journey.claim();
            List<String> secrets = context.cookies().stream().map((Cookie cookie) -> cookie.value).filter(value -> value.length() > 8).toList();
            String link = server.administratorLink();
            server.close();
            String kept = Files.readString(server.data().resolve("logs/qadam.log"));
            String console = server.log().replace(link, "");   // meant for who starts the server, and on the console only
            assertThat(kept.lines()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(line ->
                assertThat(JsonMapper.shared().readTree(line).has("formattedMessage")).isTrue());
            for (String log : List.of(kept, console)) {
                assertThat(log).contains("started on port").doesNotContain(USER, PASSWORD, "Айгүл", "Омарова", "127.0.0.1",
                    credential.substring(credential.lastIndexOf('/') + 1), link.substring(link.lastIndexOf('/') + 1)).doesNotContain(secrets);
            }
        }
    }
}
