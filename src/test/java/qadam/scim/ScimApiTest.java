package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.scim.ScimSite.Answer;
import qadam.shared.Ids;

/** What directories really send, and what they get back. */
class ScimApiTest {
    private static ScimSite site;

    @BeforeAll
    static void start() {
        site = new ScimSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String member(String id) {
        return "{\"value\":\"" + id + "\"}";
    }

    private static Answer department(String name, String... members) {
        return site.post("/Groups", ScimSite.GROUP + "\"displayName\":\"" + name + "\",\"members\":[" + String.join(",", List.of(members).stream().map(ScimApiTest::member).toList()) + "]}");
    }

    private static List<String> members(String group) {
        return site.get("/Groups/" + group).body().get("members").valueStream().map(one -> one.get("value").asString()).toList();
    }

    /** As Microsoft Entra ID creates a user and then changes it: capital operations, dotted names, truths as texts, addresses that we do not keep. */
    @Test
    void entra_creates_changes_and_switches_off_somebody() {
        Answer made = site.post("/Users", """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"aliya@tea.gov.kz","active":true,"displayName":"Алия Қасым","title":"adviser",
             "emails":[{"primary":true,"type":"work","value":"aliya@tea.gov.kz"}],"phoneNumbers":[{"type":"mobile","value":"+7 701 000 00 00"}],
             "meta":{"resourceType":"User"},"name":{"formatted":"Алия Қасым","familyName":"Қасым","givenName":"Алия","middleName":"М"},"roles":[],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tea","manager":{"value":"x"}}}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(made.body().get("meta").get("location").asString()).endsWith("/scim/v2/Users/" + made.id());
        assertThat(made.header("Content-Type")).startsWith("application/scim+json");
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.body().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "externalId", "userName", "name", "displayName", "active", "meta");
        assertThat(site.get("/Users?filter=externalId%20eq%20%220a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef%22").all("userName")).containsExactly("aliya@tea.gov.kz");
        assertThat(site.get("/Users?filter=userName+eq+%22ALIYA%40tea.gov.kz%22").all("id")).containsExactly(made.id());
        Answer changed = site.patch("/Users/" + made.id(),
            "{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"Алия Қ.\"}",
            "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"new@tea.gov.kz\"}",
            "{\"op\":\"Replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\",\"value\":\"Coffee\"}",
            "{\"op\":\"Add\",\"value\":{\"name.familyName\":\"Қасымова\",\"title\":\"chief\"}}",
            "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().get("active").asBoolean()).isFalse();
        assertThat(changed.body().get("name").get("familyName").asString()).isEqualTo("Қасымова");
        assertThat(changed.body().toString()).doesNotContain("new@tea", "Coffee", "chief");
        assertThat(site.isDisabled(made.id())).isTrue();
        assertThat(site.places(made.id())).isEmpty();
    }

    @Test
    void what_nobody_knows_is_passed_over_and_kept_nowhere() {
        Answer made = site.add("unknown.words", ",\"favouriteTea\":\"sencha-tea\",\"urn:acme:2.0:User\":{\"badge\":\"badge-17\"},\"a.b.c\":1,\"\":2,\"name\":{\"familyName\":\"Known\",\"clan\":\"clan-name\"}");
        assertThat(made.body().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName", "name", "active", "meta");
        assertThat(made.body().get("name").propertyNames()).containsExactly("familyName");
        assertThat(site.put("/Users/" + made.id(), ScimSite.USER + "\"userName\":\"unknown.words\",\"favouriteTea\":\"sencha-tea\"}").body().toString()).doesNotContain("sencha-tea");
        assertThat(site.patch("/Users/" + made.id(), "{\"op\":\"add\",\"value\":{\"favouriteTea\":\"sencha-tea\"}}").status()).isEqualTo(200);
        Answer named = site.patch("/Users/" + made.id(), "{\"op\":\"add\",\"path\":\"favouriteTea\",\"value\":\"sencha-tea\"}");
        assertThat(named.status()).isEqualTo(400);
        assertThat(named.scimType()).isEqualTo("invalidPath");
    }

    /** As Okta does: a whole value without a path, the id in it; and it replaces whole people. */
    @Test
    void okta_switches_somebody_off_and_on_again() {
        Answer made = site.add("okta.user", ",\"password\":\"Secret-1\",\"name\":{\"givenName\":\"О\",\"familyName\":\"К\"},\"locale\":\"ru-RU\",\"groups\":[]");
        assertThat(made.body().toString()).doesNotContain("Secret-1");
        Answer group = department("Okta", made.id());
        assertThat(site.places(made.id())).containsExactly("Ministry of Tea", "Okta");
        assertThat(site.patch("/Users/" + made.id(), "{\"op\":\"replace\",\"value\":{\"id\":\"" + made.id() + "\",\"active\":false}}").body().get("active").asBoolean()).isFalse();
        assertThat(site.places(made.id())).as("nobody sees whoever is switched off").isEmpty();
        assertThat(members(group.id())).as("the directory still knows of it").containsExactly(made.id());
        site.clock.forward(Duration.ofDays(1));
        Answer replaced = site.put("/Users/" + made.id(), ScimSite.USER + "\"id\":\"" + made.id() + "\",\"userName\":\"okta.user\",\"active\":true,\"displayName\":\"О. К.\"}");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body().get("id").asString()).isEqualTo(made.id());
        assertThat(replaced.body().has("name")).as("what was not sent is gone").isFalse();
        assertThat(site.isDisabled(made.id())).isFalse();
        assertThat(site.places(made.id())).containsExactly("Ministry of Tea", "Okta");
    }

    @Test
    void a_whole_replacement_that_does_not_say_so_switches_nobody_on() {
        Answer made = site.add("off", ",\"active\":false");
        assertThat(site.isDisabled(made.id())).isTrue();
        site.put("/Users/" + made.id(), ScimSite.USER + "\"userName\":\"off\",\"displayName\":\"Off\"}");
        site.patch("/Users/" + made.id(), "{\"op\":\"replace\",\"path\":\"active\",\"value\":null}");
        assertThat(site.get("/Users/" + made.id()).body().get("active").asBoolean()).isFalse();
        assertThat(site.isDisabled(made.id())).isTrue();
    }

    @Test
    void the_same_again_changes_nothing_and_leaves_no_line() {
        Answer made = site.add("calm", ",\"displayName\":\"Calm\"");
        int before = site.trail().size();
        Answer again = site.patch("/Users/" + made.id(), "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Calm\"}");
        assertThat(again.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(site.trail()).hasSize(before);
    }

    @Test
    void whoever_left_and_is_sent_again_is_somebody_new_until_they_are_joined() {
        Answer first = site.add("gone", ",\"externalId\":\"gone-1\"");
        assertThat(site.delete("/Users/" + first.id()).status()).isEqualTo(204);
        assertThat(site.delete("/Users/" + first.id()).status()).isEqualTo(404);
        assertThat(site.put("/Users/" + first.id(), ScimSite.USER + "\"userName\":\"gone\"}").status()).isEqualTo(404);
        assertThat(site.get("/Users?filter=userName+eq+%22gone%22").body().get("totalResults").asInt()).isZero();
        Answer second = site.add("gone", ",\"externalId\":\"gone-1\"");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(site.isDisabled(first.id())).isTrue();
        assertThat(site.trail()).contains("scim-person-added", "scim-person-left", "scim-token-made");
    }

    /** Who is dismissed keeps an account, and nothing of the agency. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_is_switched_off_or_removed_may_do_nothing_in_the_agency_any_more(boolean removed) {
        String user = removed ? "clerk.removed" : "clerk.off";
        Answer made = site.add(user, "");
        Organisation department = site.house.database().read(handle -> site.organisations.find(handle, Long.parseLong(department(user, made.id()).id()))).orElseThrow();
        site.house.database().write(handle -> handle.createUpdate("""
            insert into role_grants (person, role, organisation, since_at) select u.person, v.role, v.place, 0 from scim_users u,
            (select 'EMPLOYER' as role, :own as place union select 'CLERK', :department union select 'EMPLOYER', :other) v where u.id = :id""")
            .bind("own", site.own.number()).bind("department", department.number()).bind("other", site.other.number()).bind("id", Ids.parse(made.id()).orElseThrow()).execute());
        int before = site.trail().size();
        assertThat((removed ? site.delete("/Users/" + made.id()) : site.patch("/Users/" + made.id(), "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}")).status()).isLessThan(300);
        assertThat(site.house.database().<List<Long>>read(handle -> handle.createQuery("select g.organisation from role_grants g join scim_users u on u.person = g.person where u.id = :id and g.ended_at is null")
            .bind("id", Ids.parse(made.id()).orElseThrow()).mapTo(Long.class).list())).as("another's rights are another's").containsExactly(site.other.number());
        assertThat(site.trail().subList(before, site.trail().size())).filteredOn("role-ended"::equals).hasSize(2);
    }

    /** Somebody's own account is not an agency's to lock. */
    @Test
    void whoever_made_a_way_in_of_their_own_only_leaves() {
        Answer made = site.add("own.way", "");
        site.house.database().write(handle -> handle.createUpdate("""
            insert into sign_ins (person, kind, issuer, subject, secret, uses, made_at) select person, 'name', '', 'own-way', :secret, 0, 0 from scim_users where id = :id""")
            .bind("secret", new byte[1]).bind("id", Ids.parse(made.id()).orElseThrow()).execute());
        site.patch("/Users/" + made.id(), "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        assertThat(site.isDisabled(made.id())).isFalse();
        assertThat(site.places(made.id())).isEmpty();
    }

    @Test
    void members_come_and_go_in_every_form() {
        String one = site.add("m1", "").id();
        String two = site.add("m2", "").id();
        String three = site.add("m3", "").id();
        String group = department("Forms").id();
        site.patch("/Groups/" + group, "{\"op\":\"Add\",\"path\":\"members\",\"value\":[" + member(one) + "," + member(two) + "]}");
        assertThat(members(group)).containsExactlyInAnyOrder(one, two);
        site.patch("/Groups/" + group, "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[" + member(one) + "]}");
        assertThat(members(group)).containsExactly(two);
        site.patch("/Groups/" + group, "{\"op\":\"add\",\"value\":{\"members\":[" + member(three) + "]}}", "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + two + "\\\"]\"}");
        assertThat(members(group)).containsExactly(three);
        site.clock.forward(Duration.ofSeconds(1));
        site.patch("/Groups/" + group, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[" + member(one) + "]}", "{\"op\":\"replace\",\"value\":{\"id\":\"" + group + "\",\"displayName\":\"Forms 2\"}}");
        assertThat(members(group)).containsExactly(one);
        assertThat(site.places(one)).contains("Forms 2");
        assertThat(site.patch("/Groups/" + group, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + "f".repeat(32) + "\\\"]\"}").status()).as("who is not there is gone").isEqualTo(200);
        site.patch("/Groups/" + group, "{\"op\":\"remove\",\"path\":\"members\"}");
        assertThat(members(group)).isEmpty();
        assertThat(site.places(one)).containsExactly("Ministry of Tea");
        assertThat(site.put("/Groups/" + group, ScimSite.GROUP + "\"displayName\":\"Forms 3\",\"externalId\":\"g-3\",\"members\":[" + member(two) + "]}").body().get("externalId").asString()).isEqualTo("g-3");
        assertThat(members(group)).containsExactly(two);
        assertThat(site.get("/Groups?filter=externalId+eq+%22g-3%22&attributes=displayName").body().get("Resources").get(0).propertyNames())
            .containsExactlyInAnyOrder("schemas", "id", "displayName");
    }

    @Test
    void a_department_made_on_a_page_is_a_group_and_whoever_came_by_another_way_stays_in_it() {
        Organisation department = site.house.database().write(handle -> site.organisations.add(handle, site.own, Kind.DEPARTMENT, new NewPlace("By hand")));
        String one = site.add("h1", "").id();
        site.house.database().write(handle -> handle.createUpdate("""
            insert into memberships (organisation, person, since_at, source) select :place, person, 0, 'teacher' from role_grants order by number limit 1""")
            .bind("place", department.number()).execute());
        String address = "/Groups/" + department.number();
        Answer read = site.get(address);
        assertThat(read.body().get("displayName").asString()).isEqualTo("By hand");
        assertThat(read.body().get("members")).isEmpty();
        assertThat(site.patch(address, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[" + member(one) + "]}").header("ETag")).isNotEqualTo(read.header("ETag"));
        long belong = site.house.database().read(handle -> handle.createQuery("select count(*) from memberships where organisation = :place and ended_at is null")
            .bind("place", department.number()).mapTo(Long.class).one());
        assertThat(belong).isEqualTo(2);
    }

    @Test
    void versions_are_asked_and_kept() {
        Answer made = site.add("versions", "");
        String address = "/Users/" + made.id();
        String version = made.header("ETag");
        assertThat(version).startsWith("W/\"").isEqualTo(made.body().get("meta").get("version").asString());
        assertThat(site.send("GET", address, (String) null, Map.of("If-None-Match", version)).status()).isEqualTo(304);
        String change = ScimSite.changes("{\"op\":\"add\",\"path\":\"displayName\",\"value\":\"V\"}");
        assertThat(site.send("PATCH", address, change, Map.of("If-Match", version)).status()).isEqualTo(200);
        assertThat(site.send("PATCH", address, change, Map.of("If-Match", version)).status()).isEqualTo(412);
        assertThat(site.send("PUT", address, ScimSite.USER + "\"userName\":\"v\"}", Map.of("If-Match", "W/\"77\"")).status()).isEqualTo(412);
        assertThat(site.send("DELETE", address, (String) null, Map.of("If-Match", version)).status()).isEqualTo(412);
        assertThat(site.send("GET", address, (String) null, Map.of("If-None-Match", version)).status()).isEqualTo(200);
        assertThat(site.send("DELETE", address, (String) null, Map.of("If-Match", "*")).status()).isEqualTo(204);
        Answer group = department("Versions");
        assertThat(site.send("DELETE", "/Groups/" + group.id(), (String) null, Map.of("If-Match", "\"1\"")).status()).isEqualTo(412);
        assertThat(site.send("GET", "/Groups/" + group.id(), (String) null, Map.of("If-None-Match", group.header("ETag"))).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({"startIndex=1&count=2, 1, 2", "startIndex=0&count=2, 1, 2", "startIndex=-9&count=1, 1, 1", "count=0, 1, 0", "count=-3, 1, 0",
        "startIndex=900000000000000000&count=5, 2147483647, 0", "count=100000, 1, 200"})
    void pages_are_bounded_whatever_is_asked(String query, int start, int items) {
        Answer page = site.get("/Users?" + query);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().get("startIndex").asInt()).isEqualTo(start);
        assertThat(page.body().get("itemsPerPage").asInt()).isLessThanOrEqualTo(items).isEqualTo(page.body().get("Resources").size());
    }

    @Test
    void what_is_asked_for_is_sent_and_the_id_always() {
        Answer made = site.add("narrow", ",\"displayName\":\"N\"");
        assertThat(site.get("/Users/" + made.id() + "?attributes=userName,name.familyName").body().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName");
        assertThat(site.get("/Users/" + made.id() + "?excludedAttributes=displayName,id,urn:ietf:params:scim:schemas:core:2.0:User:meta").body().propertyNames())
            .containsExactlyInAnyOrder("schemas", "id", "userName", "active");
        assertThat(site.post("/Users/.search", "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":\"userName eq \\\"narrow\\\"\",\"attributes\":[\"userName\"],\"count\":5}")
            .body().get("Resources").get(0).propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName");
    }

    @Test
    void what_is_offered_is_open_and_says_nothing_of_anybody() {
        for (String address : List.of("/ServiceProviderConfig", "/ResourceTypes", "/ResourceTypes/User", "/Schemas", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group")) {
            Answer answer = site.send("GET", address, (String) null, Map.of("Authorization", ""));
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.body().toString()).doesNotContain("Ministry");
        }
        assertThat(site.get("/Schemas").body().toString()).doesNotContain("\"emails\"", "phoneNumbers");
        assertThat(site.get("/Schemas?filter=id+pr").status()).isEqualTo(403);
        assertThat(site.get("/Me").status()).isEqualTo(501);
        assertThat(site.post("/Bulk", "{}").status()).isEqualTo(501);
        assertThat(site.delete("/Schemas").status()).isEqualTo(405);
        assertThat(site.get("/Nothing").status()).isEqualTo(404);
        assertThat(site.get("/Nothing").body().get("schemas").get(0).asString()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    /** As what does not exist, for every way of asking. */
    @Test
    void nothing_reaches_into_another_agency() {
        String one = site.add("inside", "").id();
        String group = department("Inside", one).id();
        Map<String, String> foreign = Map.of("Authorization", "Bearer " + site.otherToken);
        for (String address : List.of("/Users/" + one, "/Groups/" + group, "/Groups/" + site.own.number(), "/Groups/1", "/Groups/" + site.other.number())) {
            assertThat(site.send("GET", address, (String) null, foreign).status()).as(address).isEqualTo(404);
            assertThat(site.send("DELETE", address, (String) null, foreign).status()).as(address).isEqualTo(404);
            assertThat(site.send("PATCH", address, ScimSite.changes("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"x\"}"), foreign).status()).as(address).isEqualTo(404);
        }
        assertThat(site.send("PUT", "/Users/" + one, ScimSite.USER + "\"userName\":\"x\"}", foreign).status()).isEqualTo(404);
        assertThat(site.send("PUT", "/Groups/" + group, ScimSite.GROUP + "\"displayName\":\"x\"}", foreign).status()).isEqualTo(404);
        Answer stolen = site.send("POST", "/Groups", ScimSite.GROUP + "\"displayName\":\"x\",\"members\":[" + member(one) + "]}", foreign);
        assertThat(stolen.status()).isEqualTo(400);
        assertThat(stolen.scimType()).isEqualTo("invalidValue");
        for (String filter : List.of("userName+eq+%22inside%22", "id+eq+%22" + one + "%22", "id+pr", "userName+sw+%22i%22")) {
            assertThat(site.send("GET", "/Users?filter=" + filter, (String) null, foreign).body().get("totalResults").asInt()).as(filter).isZero();
        }
        assertThat(site.send("GET", "/Groups", (String) null, foreign).body().get("totalResults").asInt()).isZero();
        assertThat(site.get("/Users/" + one).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer qadam_scim_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Basic YTpi", "Bearer ' or 1=1 --", "Bearer a b c"})
    void without_a_token_that_holds_nothing_opens(String header) {
        for (String method : List.of("GET", "POST")) {
            Answer answer = site.send(method, "/Users", method.equals("GET") ? null : ScimSite.USER + "\"userName\":\"x\"}", Map.of("Authorization", header));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.body().get("status").asString()).isEqualTo("401");
        }
    }

    @Test
    void an_error_speaks_the_language_that_was_asked_for() {
        String nobody = "/Users/" + "0".repeat(32);
        assertThat(site.get(nobody).body().get("detail").asString()).startsWith("There is no such resource");
        assertThat(site.send("GET", nobody, (String) null, Map.of("Accept-Language", "kk")).body().get("detail").asString()).startsWith("Бұл мекемеде");
    }
}
