package qadam.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.identity.Identity;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** The links of letters as mail programs use them: without a cookie, sometimes only to look for harm. */
class LetterLinksTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");

    @Test
    void looking_at_a_link_does_nothing_and_one_click_stops_the_letters() throws Exception {
        Path data = Databases.folder();
        try (Database database = Database.sqlite(data)) {
            Identity identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
            UUID person = identity.newcomers().add("Айгүл", "aigul", new byte[8]).person();
            byte[] key = new byte[32];
            Letters letters = new Letters(database, identity.people(), key, clock, Optional.of(SmtpPlan.of("smtp://localhost:1", "qadam@school.kz", "", null)));
            letters.type(person, "aigul@mail.kz", Language.KK);
            LetterLinks links = new LetterLinks(key);
            UUID id = letters.view(person).orElseThrow().address().id();
            Site site = new Site(Site.precompiled(), new Texts(), new Assets());
            var server = new Server("http://localhost", site, identity.askers()).start("127.0.0.1", 0, List.of(letters.routes(site, identity.askers())));
            try {
                String confirm = "http://localhost:" + server.port() + "/kk/letters/" + links.token(LetterLinks.CONFIRM, id) + "/confirm";
                String stop = "http://localhost:" + server.port() + "/kk/letters/" + links.token(LetterLinks.STOP, id) + "/stop";
                assertThat(get(confirm)).isEqualTo(200);
                assertThat(get(stop)).isEqualTo(200);
                assertThat(letters.view(person).orElseThrow().isConfirmed()).isFalse();
                assertThat(letters.view(person).orElseThrow().isWanted()).isTrue();
                assertThat(post(confirm, "", "https://evil.example")).isEqualTo(403);
                assertThat(post(confirm, "", null)).isEqualTo(303);
                assertThat(letters.view(person).orElseThrow().isConfirmed()).isTrue();
                assertThat(post(stop, "List-Unsubscribe=One-Click", null)).isEqualTo(200);
                assertThat(letters.view(person).orElseThrow().isWanted()).isFalse();
                assertThat(post(stop.replace("/stop", "x/stop"), "", null)).isEqualTo(410);
                assertThat(post(stop.replace(links.token(LetterLinks.STOP, id), links.token(LetterLinks.STOP, Ids.random())), "", null)).isEqualTo(410);
                assertThat(post("http://localhost:" + server.port() + "/kk/me/letters", "act=remove", null)).as("every other form keeps its guard").isEqualTo(403);
            } finally {
                server.stop();
            }
        }
    }

    private static int get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static int post(String address, String body, String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
