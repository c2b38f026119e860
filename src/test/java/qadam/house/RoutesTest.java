package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.House;
import qadam.Settings;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.FixedClock;

/** What holds for every address. */
class RoutesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static House house;

    /** Starting is itself the proof that every route names a role: a server with one that does not refuses to start. */
    @BeforeAll
    static void start(@TempDir Path data) {
        house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, new FixedClock("2026-11-23T09:00:00Z")));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void a_route_without_a_role_does_not_even_start() {
        Routes open = routes -> routes.get("/kk/open-door", context -> context.result("anybody"));
        Routes closed = routes -> routes.get("/kk/door", context -> context.result("anybody"), Role.ANYONE);
        assertThatThrownBy(() -> serve(open)).isInstanceOf(IllegalStateException.class).hasMessageContaining("/kk/open-door");
        serve(closed);
    }

    /** A planted address that gives a class to every teacher, whoever's class it is. */
    @Test
    void a_route_that_does_not_ask_whether_its_place_is_reached_does_not_even_start() {
        Routes open = routes -> routes.get("/{language}/classes/{group}/names", context -> context.result("any class"), Role.TEACHER);
        assertThatThrownBy(() -> serve(open)).isInstanceOf(IllegalStateException.class).hasMessageContaining("/classes/{group}/names");
    }

    private static void serve(Routes routes) {
        Site site = new Site(Site.precompiled(), new Texts(), new Assets());
        new Server("http://localhost", site, null).start("127.0.0.1", 0, List.of(routes)).stop();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_unknown_address_is_told_so_in_the_asked_language(Language language) throws Exception {
        for (String address : List.of("/nothing-here", "/courses/no-such-course", "/courses/ai-for-everyone/no-such-lesson", "/me/no/such/place")) {
            HttpResponse<String> answer = get("/" + language.tag() + address, "ru");
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).as(address).contains("<html lang=\"" + language.tag() + "\">").doesNotContain("at qadam.");
        }
    }

    @ParameterizedTest
    @CsvSource({"ru, ru", "'en-GB,ru;q=0.5', en", "'fr,kk;q=0.1', kk", "fr, kk", "'%%%', kk"})
    void an_address_without_a_language_is_answered_in_the_browsers(String wished, String language) throws Exception {
        assertThat(get("/no/such/place", wished).body()).contains("<html lang=\"" + language + "\">");
        assertThat(get("/", wished).headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place).endsWith("/" + language));
    }

    @ParameterizedTest
    @CsvSource({"/de/courses", "/KK/courses", "/kkk", "/kk%2F..%2Fru", "/assets/0/../../qadam.db", "/assets/0/no-such-file.js"})
    void an_address_in_no_language_of_ours_is_not_found(String address) throws Exception {
        assertThat(get(address, "kk").statusCode()).isBetween(400, 404);
    }

    @Test
    void a_program_gets_the_same_as_json() throws Exception {
        HttpResponse<String> answer = get("/api/no-such-thing", "ru");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body()).contains("\"problem\":\"not_found\"");
    }

    private static HttpResponse<String> get(String address, String languages) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + address))
            .header("Accept-Language", languages).build(), HttpResponse.BodyHandlers.ofString());
    }
}
