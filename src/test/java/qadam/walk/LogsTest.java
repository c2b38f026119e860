package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Mailbox;
import qadam.world.Office;
import qadam.world.SealedBank;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;

/** A whole story, and then the logs: lines of JSON with nothing in them of whom it was about. */
class LogsTest {
    private static final String USER = "zhuldyz.kairatova";
    private static final String SEARCHED = "whatsomebodysearchedfor";
    private static final String EMAIL = "mailbox-of.zhuldyz@mail.kz";
    private static final String PASSWORD = "қызыл алма 2026 таулар";

    @Test
    void the_logs_of_a_whole_walk_name_nobody() throws IOException {
        try (Mailbox mailbox = Mailbox.open(); Server server = Server.with("--smtp", mailbox.address(), "--smtp-from", "qadam@mail.kz"); BrowserContext context = Browsers.desktop("kk")) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            Office office = Office.open(server, PASSWORD);
            Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), "kk", true, page -> { });
            journey.signUp(USER, PASSWORD);
            journey.confirmedWith(office.confirm(USER));
            mailbox.refuse(550);   // what a mail server says of an address must not come into the log either
            journey.askForLetters(EMAIL);
            journey.page().waitForCondition(() -> refused(journey));
            mailbox.refuse(0);
            journey.askForLetters(EMAIL);
            Mailbox.Letter letter = mailbox.next();
            journey.confirmLetters(letter.link("confirm"));
            journey.startExam();
            journey.answerAll();
            journey.handIn();
            String credential = journey.claim();
            ask(office, server, journey.nationalId());
            journey.open("/inbox");
            journey.open("/search?q=" + SEARCHED);
            List<String> ids = ids(server);
            List<String> secrets = context.cookies().stream().map((Cookie cookie) -> cookie.value).filter(value -> value.length() > 8).toList();
            String link = server.administratorLink();
            server.close();
            String kept = Files.readString(server.data().resolve("logs/qadam.log"));
            String console = server.log().replace(link, "");   // meant for who starts the server, and on the console only
            assertThat(kept.lines()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(line ->
                assertThat(JsonMapper.shared().readTree(line).has("formattedMessage")).isTrue());
            for (String log : List.of(kept, console)) {
                assertThat(log).contains("started on port").doesNotContain(USER, PASSWORD, SEARCHED, journey.nationalId(), "Айгүл", "Омарова", "127.0.0.1", EMAIL, "mailbox-of", token(letter.link("confirm")), token(letter.link("stop")),
                    credential.substring(credential.lastIndexOf('/') + 1), link.substring(link.lastIndexOf('/') + 1)).doesNotContain(secrets).doesNotContain(ids);
            }
            assertThat(console).as("what went wrong is told, and of whom it was not").contains("a letter was given up");
        }
    }

    /** The office asks after the person, once with a number that is none, and tries to confirm another account with the same id. */
    private static void ask(Office office, Server server, String nationalId) {
        try (Page page = office.page()) {
            for (String typed : List.of(nationalId.substring(0, 11), nationalId)) {
                page.navigate(server.origin() + "/ru/office/in-my-name");
                page.fill("input[name=national_id]", typed);
                page.fill("input[name=note]", "Удостоверение, пришёл сам");
                page.locator("form:has(input[name=note]) button").click();
                page.locator(typed.equals(nationalId) ? "dl.definition" : "#national_id-error").first().waitFor();
                assertThat(page.content()).doesNotContain(typed);
            }
        }
    }

    private static boolean refused(Journey journey) {
        journey.open("/me/letters");
        return journey.page().locator(".notice.bad").count() > 0;
    }

    private static String token(String link) {
        return link.replaceAll(".*/letters/([^/]+)/.*", "$1");
    }

    /** Every id there is of persons, their learner keys, attempts and credentials, as they would be written. */
    private static List<String> ids(Server server) {
        try (Database database = Database.sqlite(server.data())) {
            List<String> ids = new ArrayList<>();
            for (String query : List.of("select id from persons", "select key from learners", "select id from attempts", "select id from credentials")) {
                database.read(handle -> handle.createQuery(query).mapTo(UUID.class).list()).forEach(id -> ids.addAll(List.of(Ids.hex(id), id.toString())));
            }
            return ids;
        }
    }
}
