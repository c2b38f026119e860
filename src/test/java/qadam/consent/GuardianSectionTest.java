package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;

/** The place on a guardian's page that other packages fill. */
class GuardianSectionTest {
    /** Offers something for one child only. */
    private record Count(UUID child, List<Long> opened) implements GuardianSection {
        @Override
        public Optional<Offer> of(Handle handle, UUID asked, Language language) {
            return asked.equals(child) ? Optional.of(new Offer("Count", "Have your child counted", "Go on")) : Optional.empty();
        }

        @Override
        public String open(Handle handle, UUID asked, Organisation group, UUID maker) {
            opened.add(group.number());
            return "/somewhere/secret";
        }
    }

    @Test
    void a_guardian_is_led_on_by_a_button_and_only_where_something_is_offered() throws Exception {
        try (Database database = Databases.sqlite(); HttpClient client = HttpClient.newHttpClient()) {
            SmallSchool small = new SmallSchool(database);
            UUID child = small.pupil("Айсұлу", small.seventh);
            UUID other = small.pupil("Болат", small.seventh);
            Count count = new Count(child, new ArrayList<>());
            small.consents.adding(count);
            Site site = new Site(Site.precompiled(), new Texts(), new Assets());
            Javalin server = new Server("http://localhost", site, small.identity.askers()).start("127.0.0.1", 0, small.consents.routes(site, small.identity.askers()));
            try {
                String own = "http://localhost:" + server.port() + "/en/consents/" + small.agree(child, small.link(child, small.person("Мұғалім")), Purpose.LEARNING).digits();
                String others = "http://localhost:" + server.port() + "/en/consents/" + small.agree(other, small.link(other, small.person("Мұғалім")), Purpose.LEARNING).digits();
                assertThat(send(client, own, null).body()).contains("Have your child counted", "value=\"open\"");
                assertThat(send(client, others, null).body()).doesNotContain("Have your child counted", "value=\"open\"");
                assertThat(send(client, own, "act=open&offer=0").headers().firstValue("Location").orElseThrow()).endsWith("/en/somewhere/secret");
                for (String bad : List.of("act=open&offer=1", "act=open&offer=", "act=open&offer=-1", "act=open&offer=x")) {
                    assertThat(send(client, own, bad).statusCode()).as(bad).isEqualTo(400);
                }
                assertThat(send(client, others, "act=open&offer=0").statusCode()).isEqualTo(400);
                assertThat(count.opened).containsExactly(small.seventh.number());
            } finally {
                server.stop();
            }
        }
    }

    private static HttpResponse<String> send(HttpClient client, String address, String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return client.send(form == null ? request.build() : request.header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
