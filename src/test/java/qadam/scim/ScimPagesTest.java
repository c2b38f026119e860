package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.scim.ScimSite.Answer;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Nu;

/** The page on which the head of an agency makes tokens and ends them. */
class ScimPagesTest {
    private static ScimSite site;

    @BeforeAll
    static void start() {
        site = new ScimSite(Map.of("scim-requests-per-minute", "10"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Organisation fresh(String name, Kind kind) {
        Organisations organisations = Organisations.open(site.house.database(), new Texts(), site.clock);
        return site.house.database().write(handle -> organisations.add(handle, organisations.region(handle, "KZ-71").orElseThrow(), kind, new NewPlace(name)));
    }

    private static int status(String token) {
        return site.send("GET", "/Users?count=0", (String) null, Map.of("Authorization", "Bearer " + token)).status();
    }

    private static String number(HttpResponse<String> page) {
        return Pattern.compile("name=\"token\" value=\"([0-9]+)\"").matcher(page.body()).results().map(found -> found.group(1)).findFirst().orElseThrow();
    }

    @Test
    void a_token_is_shown_once_works_says_when_it_was_used_and_ends_at_once() {
        Organisation agency = fresh("Agency of ends", Kind.AGENCY);
        Visitor head = site.appoint("ends", Role.HEAD, agency);
        assertThat(head.get("/en/organisations/" + agency.number()).body()).contains("href=\"" + ScimSite.page(agency) + "\"");
        HttpResponse<String> made = head.fill(ScimSite.page(agency), Map.of("act", "make", "label", "Keycloak <1>", "months", "3"));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        String token = Pattern.compile("<code>(qadam_scim_[^<]*)</code>").matcher(made.body()).results().findFirst().orElseThrow().group(1);
        assertThat(token).hasSize("qadam_scim_".length() + 43);
        HttpResponse<String> again = head.get(ScimSite.page(agency));
        assertThat(again.body()).contains("Keycloak &lt;1", "Not used yet", "21 February 2027").doesNotContain(token);
        assertThat(status(token)).isEqualTo(200);
        assertThat(head.get(ScimSite.page(agency)).body()).contains("Last used:");
        assertThat(head.post(ScimSite.page(agency), Map.of("act", "end", "token", number(again))).statusCode()).isEqualTo(303);
        assertThat(status(token)).isEqualTo(401);
        assertThat(head.get(ScimSite.page(agency)).body()).contains(">ended<");
        assertThat(head.post(ScimSite.page(agency), Map.of("act", "end", "token", number(again))).statusCode()).as("once").isEqualTo(404);
        assertThat(site.trail()).contains("scim-token-made", "scim-token-ended");
        assertThat(site.house.database().read(handle -> handle.createQuery("select label || hex(hash) from scim_tokens").mapTo(String.class).list()).toString()).doesNotContain(token);
    }

    @Test
    void another_heads_token_is_not_ended_and_not_seen() {
        Organisation agency = fresh("Agency of others", Kind.AGENCY);
        Visitor head = site.appoint("others", Role.HEAD, agency);
        String number = number(site.head.get(ScimSite.page(site.own)));
        head.get("/en/me");
        assertThat(head.post(ScimSite.page(agency), Map.of("act", "end", "token", number)).statusCode()).isEqualTo(404);
        assertThat(head.post(ScimSite.page(site.own), Map.of("act", "end", "token", number)).statusCode()).isEqualTo(404);
        assertThat(head.get(ScimSite.page(site.own)).statusCode()).isEqualTo(404);
        assertThat(number(site.head.get(ScimSite.page(site.own)))).isEqualTo(number);
    }

    @Test
    void only_who_answers_for_an_agency_makes_tokens_and_schools_have_none() {
        Organisation agency = fresh("Agency of roles", Kind.AGENCY);
        Organisation school = fresh("School of roles", Kind.SCHOOL);
        assertThat(site.appoint("school-head", Role.HEAD, school).get(ScimSite.page(school)).statusCode()).as("children are in no directory").isEqualTo(404);
        for (Role role : List.of(Role.EMPLOYER, Role.CLERK, Role.INVIGILATOR)) {
            assertThat(site.appoint("not-" + role.name().toLowerCase(), role, agency).get(ScimSite.page(agency)).statusCode()).as(role.name()).isEqualTo(403);
        }
        Organisations organisations = Organisations.open(site.house.database(), new Texts(), site.clock);
        Organisation region = site.house.database().read(handle -> organisations.region(handle, "KZ-71").orElseThrow());
        Visitor office = site.appoint("regional", Role.REGION, region);
        assertThat(office.get(ScimSite.page(agency)).statusCode()).isEqualTo(403);
        assertThat(office.get("/en/organisations/" + agency.number()).body()).doesNotContain(ScimSite.page(agency));
    }

    @Test
    void a_token_ends_by_its_date_and_with_its_agency() {
        Organisation agency = fresh("Agency of dates", Kind.AGENCY);
        Visitor head = site.appoint("dates", Role.HEAD, agency);
        String token = ScimSite.make(head, agency);
        assertThat(status(token)).isEqualTo(200);
        Organisations organisations = Organisations.open(site.house.database(), new Texts(), site.clock);
        close(organisations, agency);
        assertThat(status(token)).isEqualTo(401);
        assertThat(head.get(ScimSite.page(agency)).body()).doesNotContain("value=\"make\"");
        assertThat(head.post(ScimSite.page(agency), Map.of("act", "make", "label", "x", "months", "3")).statusCode()).isEqualTo(409);
        site.house.database().write(handle -> {
            organisations.reopen(handle, agency);
            return null;
        });
        assertThat(status(token)).isEqualTo(200);
        site.house.database().write(handle -> handle.createUpdate("update scim_tokens set expires_at = :now where organisation = :agency")
            .bind("now", site.clock.instant()).bind("agency", agency.number()).execute());
        assertThat(status(token)).isEqualTo(401);
        assertThat(head.get(ScimSite.page(agency)).body()).contains(">expired<");
    }

    private static void close(Organisations organisations, Organisation agency) {
        site.house.database().write(handle -> {
            organisations.close(handle, agency);
            return null;
        });
    }

    @Test
    void what_is_wrong_with_the_form_is_said_beside_it_and_tokens_are_few() {
        Organisation agency = fresh("Agency of forms", Kind.AGENCY);
        Visitor head = site.appoint("forms", Role.HEAD, agency);
        HttpResponse<String> unnamed = head.fill(ScimSite.page(agency), Map.of("act", "make", "label", " ", "months", "3"));
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.body()).contains("Say in a word or two").doesNotContain("qadam_scim_");
        assertThat(head.fill(ScimSite.page(agency), Map.of("act", "make", "label", "x", "months", "99")).statusCode()).isEqualTo(400);
        assertThat(head.fill(ScimSite.page(agency), Map.of("act", "other")).statusCode()).isEqualTo(400);
        for (int i = 0; i < 6; i++) {
            ScimSite.make(head, agency);
        }
        HttpResponse<String> seventh = head.fill(ScimSite.page(agency), Map.of("act", "make", "label", "x", "months", "3"));
        assertThat(seventh.statusCode()).isEqualTo(409);
        assertThat(seventh.body()).contains("Six tokens work already").doesNotContain("<code>qadam_scim_");
    }

    @Test
    void its_pages_are_valid_html_in_three_languages() {
        Organisation agency = fresh("Agency of pages", Kind.AGENCY);
        Visitor head = site.appoint("pages", Role.HEAD, agency);
        Map<String, String> pages = new TreeMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            String page = ScimSite.page(agency).replace("/en/", "/" + language + "/");
            pages.put(language + " made", head.fill(page, Map.of("act", "make", "label", "Keycloak", "months", "12")).body());
            pages.put(language + " refused", head.post(page, Map.of("act", "make", "label", "", "months", "12")).body());
            pages.put(language + " open", head.get(page).body());
            head.post(page, Map.of("act", "end", "token", number(head.get(page))));
            pages.put(language + " ended", head.get(page).body());
            pages.put(language + " agency", head.get(page.replace("/scim", "")).body());
        }
        assertThat(Nu.errors(pages)).isEmpty();
    }

    @Test
    void a_search_through_everybody_counts_as_many_requests() {
        Organisation agency = fresh("Agency of searches", Kind.AGENCY);
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + ScimSite.make(site.appoint("searches", Role.HEAD, agency), agency));
        assertThat(site.send("GET", "/Users?filter=userName+eq+%22a%22", (String) null, bearer).status()).isEqualTo(200);
        assertThat(site.send("GET", "/Groups?filter=displayName+eq+%22a%22+and+members+pr", (String) null, bearer).status()).isEqualTo(200);
        for (String search : List.of("/Users?filter=userName+sw+%22a%22", "/Groups?filter=displayName+sw+%22a%22", "/Groups?filter=members+eq+%22a%22")) {
            assertThat(site.send("GET", search, (String) null, bearer).status()).as(search).isEqualTo(429);
        }
    }

    @Test
    void a_token_that_asks_too_often_is_told_when_to_come_again_and_stops_no_other() {
        Answer answer = null;
        for (int i = 0; i < 11; i++) {
            answer = site.send("GET", "/Users?count=0", (String) null, Map.of("Authorization", "Bearer " + site.otherToken));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.body().get("detail").asString()).startsWith("Too many requests came with this token.");
        assertThat(status(site.token)).isEqualTo(200);
    }
}
