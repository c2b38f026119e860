package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Office;
import qadam.world.Scope;
import qadam.world.SealedBank;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;

/** home → lesson → practice → sign up → exam → pass → credential → verify → counted, as people walk it. */
class SpineWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static Server server;
    private static Office office;

    @BeforeAll
    static void open() {
        server = Server.process();
        server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
        office = Office.open(server, PASSWORD);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Browsers#languages")
    void a_confirmed_person_walks_from_home_to_the_count_on_a_desktop(String language) {
        try (BrowserContext context = Browsers.desktop(language)) {
            Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), language, true, nothing());
            walk(server, office, journey, language, journey::signUpWithPasskey);
        }
    }

    @ParameterizedTest
    @MethodSource("onAPhone")
    void the_same_on_a_phone(String language) {
        try (BrowserContext context = Browsers.phone(language)) {
            walk(server, context.newPage(), new Hands.Pointer(), language, true);
        }
    }

    @ParameterizedTest
    @MethodSource("byKeyboard")
    void the_same_by_keyboard_alone(String language) {
        try (BrowserContext context = Browsers.desktop(language)) {
            Page page = context.newPage();
            walk(server, page, new Hands.Keyboard(page), language, true);
        }
    }

    @ParameterizedTest
    @MethodSource("withoutScript")
    void the_same_without_script(String language) {
        try (BrowserContext context = Browsers.withoutScript(language)) {
            walk(server, context.newPage(), new Hands.Pointer(), language, false);
        }
    }

    @ParameterizedTest
    @MethodSource("onPostgresql")
    void the_same_on_postgresql_with_two_nodes(String language) {
        try (Server first = Server.start(Databases.postgresqlUrl()); BrowserContext context = Browsers.desktop(language)) {
            first.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            Office here = Office.open(first, PASSWORD);
            try (Server second = first.neighbour()) {
                walk(first, here, context.newPage(), new Hands.Pointer(), language, true);
                assertThat(trained(second)).isEqualTo(trained(first)).isEqualTo(1);
            }
        }
    }

    static Stream<String> onAPhone() {
        return Scope.languagesOr("kk");
    }

    static Stream<String> byKeyboard() {
        return Scope.languagesOr("ru");
    }

    static Stream<String> withoutScript() {
        return Scope.languagesOr("kk");
    }

    static Stream<String> onPostgresql() {
        return Scope.languagesOr("en");
    }

    @Test
    void an_unconfirmed_person_is_only_declared() {
        try (BrowserContext context = Browsers.desktop("en")) {
            long trained = trained(server);
            long declared = number(server, "declared");
            Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), "en", true, nothing());
            journey.signUp("person" + PEOPLE.incrementAndGet(), PASSWORD);
            journey.startExam();
            journey.answerAll();
            journey.handIn();
            journey.claim();
            server.command("log", "publish", "--all");
            assertThat(trained(server)).isEqualTo(trained);
            assertThat(number(server, "declared")).isEqualTo(declared + 1);
        }
    }

    private static void walk(Server at, Page page, Hands hands, String language, boolean script) {
        walk(at, office, page, hands, language, script);
    }

    private static void walk(Server at, Office with, Page page, Hands hands, String language, boolean script) {
        Journey journey = new Journey(at, page, hands, language, script, nothing());
        walk(at, with, journey, language, user -> journey.signUp(user, PASSWORD));
    }

    private static void walk(Server at, Office with, Journey journey, String language, Consumer<String> signUp) {
        long before = trained(at);
        String user = "person" + PEOPLE.incrementAndGet();
        journey.fromHomeToTheFirstLesson();
        journey.practise();
        signUp.accept(user);
        journey.steps(1);
        journey.confirmedWith(with.confirm(user));
        journey.startExam();
        journey.answerAll();
        journey.handIn();
        String credential = journey.claim();
        journey.verify(credential);
        at.command("log", "publish", "--all");
        journey.verify(credential);
        assertThat(trained(at)).isEqualTo(before + 1);
    }

    static long trained(Server at) {
        return number(at, "trained");
    }

    private static long number(Server at, String name) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> count = client.send(HttpRequest.newBuilder(URI.create(at.origin() + "/count.json")).build(),
                HttpResponse.BodyHandlers.ofString());
            return new JsonMapper().readTree(count.body()).get(name).asLong();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Consumer<Page> nothing() {
        return page -> { };
    }
}
