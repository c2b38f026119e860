package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.scim.ScimSite.Answer;
import qadam.world.Iin;

/** Whatever is sent, the answer is the standard's error and nothing has changed. */
class HostileInputTest {
    private static final String IIN = Iin.next();
    private static ScimSite site;
    private static String user;
    private static String group;
    private static long people;

    @BeforeAll
    static void start() {
        site = new ScimSite();
        user = site.add("steady", ",\"externalId\":\"s-1\",\"displayName\":\"Steady\"").id();
        group = site.post("/Groups", ScimSite.GROUP + "\"displayName\":\"Steady\",\"members\":[{\"value\":\"" + user + "\"}]}").id();
        people = people();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static long people() {
        return site.house.database().read(handle -> handle.createQuery("select count(*) from persons").mapTo(Long.class).one());
    }

    @AfterEach
    void nothing_has_changed() {
        Answer one = site.get("/Users/" + user);
        assertThat(one.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(one.body().get("displayName").asString()).isEqualTo("Steady");
        assertThat(site.get("/Groups/" + group).body().get("members")).hasSize(1);
        assertThat(site.get("/Groups").body().get("totalResults").asInt()).isEqualTo(1);
        assertThat(people()).isEqualTo(people);
    }

    private static void refused(Answer answer, int status, String scimType) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().get("status").asString()).isEqualTo(String.valueOf(status));
        assertThat(answer.scimType()).isEqualTo(scimType);
        assertThat(answer.body().toString()).doesNotContain(IIN);
    }

    static Stream<Arguments> bodies() {
        String user = ScimSite.USER;
        return Stream.of(
            Arguments.of("", "invalidSyntax"), Arguments.of("{", "invalidSyntax"), Arguments.of("[]", "invalidSyntax"), Arguments.of("null", "invalidSyntax"),
            Arguments.of("\"userName\"", "invalidSyntax"), Arguments.of("{\"userName\":\"x\"}", "invalidSyntax"),
            Arguments.of("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"userName\":\"x\"}", "invalidSyntax"),
            Arguments.of(user + "\"userName\":\"x\"} trailing", "invalidSyntax"),
            Arguments.of(user + "\"userName\":\"x\",\"userName\":\"y\"}", "invalidSyntax"), Arguments.of(user + "\"userName\":\"x\",\"USERNAME\":\"y\"}", "invalidSyntax"),
            Arguments.of(user + "\"userName\":\"x\",\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", "invalidSyntax"),
            Arguments.of(user + "\"userName\":\"x\",\"a\":\"" + "a".repeat(20_000) + "\"}", "invalidSyntax"),
            Arguments.of(user + "\"userName\":\"x\",\"a\":" + "9".repeat(100) + "}", "invalidSyntax"),
            Arguments.of(user + "\"displayName\":\"nobody\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"   \"}", "invalidValue"),
            Arguments.of(user + "\"userName\":null}", "invalidValue"), Arguments.of(user + "\"userName\":7}", "invalidValue"), Arguments.of(user + "\"userName\":[\"x\"]}", "invalidValue"),
            Arguments.of(user + "\"userName\":{\"value\":\"x\"}}", "invalidValue"), Arguments.of(user + "\"userName\":\"" + "x".repeat(201) + "\"}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"a\\u0000b\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"a\\nb\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"a\\ud800b\"}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"x\",\"active\":\"maybe\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"x\",\"active\":1}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"x\",\"name\":\"Name\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"x\",\"name\":{\"familyName\":[1]}}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"" + IIN + "\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"x\",\"externalId\":\"" + IIN + "\"}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"u" + IIN + "@gov.kz\"}", "invalidValue"), Arguments.of(user + "\"userName\":\"x\",\"displayName\":\"Aigul (" + IIN + ")\"}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"x\",\"name\":{\"formatted\":\"" + IIN.substring(0, 6) + " " + IIN.substring(6) + "\"}}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"" + IIN.replaceAll("(.)(?=.)", "$1-") + "\"}", "invalidValue"),
            Arguments.of(user + "\"userName\":\"" + IIN.chars().mapToObj(digit -> String.valueOf((char) ('\uFF10' + digit - '0'))).reduce("", String::concat) + "\"}", "invalidValue"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_cannot_be_taken_makes_nobody(String body, String scimType) {
        refused(site.post("/Users", body), 400, scimType);
        Answer replaced = site.put("/Users/" + user, body);
        assertThat(replaced.status()).isEqualTo(400);
    }

    @Test
    void taken_names_are_said_so() {
        refused(site.post("/Users", ScimSite.USER + "\"userName\":\"STEADY\"}"), 409, "uniqueness");
        refused(site.post("/Users", ScimSite.USER + "\"userName\":\"ｓｔｅａｄｙ\"}"), 409, "uniqueness");
        refused(site.post("/Users", ScimSite.USER + "\"userName\":\"another\",\"externalId\":\"s-1\"}"), 409, "uniqueness");
    }

    @Test
    void what_is_not_json_for_scim_is_not_read() {
        String body = ScimSite.USER + "\"userName\":\"x\"}";
        for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "application/xml")) {
            refused(site.send("POST", "/Users", body, Map.of("Content-Type", type)), 415, "");
        }
        refused(site.send("POST", "/Users", body.replace("x\"}", "").getBytes(StandardCharsets.UTF_16), Map.of()), 400, "invalidSyntax");
        refused(site.send("POST", "/Users", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}, Map.of()), 400, "invalidSyntax");
        refused(site.post("/Users", ScimSite.USER + "\"userName\":\"x\",\"a\":[" + "\"aaaaaaaaaa\",".repeat(60_000) + "1]}"), 413, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName", "userName eq", "eq \"x\"", "userName eq x", "userName eq \"x", "userName eq \"x\" and", "(userName eq \"x\"", "userName eq \"x\")", "userName xx \"x\"",
        "not userName pr", "userName eq {\"a\":1}", "userName eq [1]", "userName gt 5", "userName co true", "active gt true", "active eq \"maybe\"", "userName sw null", "userName eq \"\\x\"",
        "emails eq \"a@b\"", "emails[type eq \"work\"].value eq \"x\"", "password eq \"x\"", "title pr", "name pr", "meta.lastModified gt \"2020-01-01T00:00:00Z\"", "a.b.c pr",
        "urn:other:schema:userName eq \"x\"", "members eq \"x\"", "userName[value eq \"x\"]", "' or 1=1 --", "userName eq \"x\" or title eq \"y\"", "\u0000", "userName\teq \"x\""})
    void a_filter_that_asks_for_what_cannot_be_asked_is_refused_and_not_met_by_nobody(String filter) {
        refused(site.get("/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)), 400, "invalidFilter");
    }

    @Test
    void long_and_deep_filters_cost_nothing() {
        for (String filter : List.of("(".repeat(400) + "userName pr" + ")".repeat(400), "not (".repeat(100) + "userName pr" + ")".repeat(100), "userName pr or ".repeat(60) + "userName pr",
            "userName eq \"" + "x".repeat(2_000) + "\"", "a[".repeat(300) + "b pr" + "]".repeat(300))) {
            refused(site.get("/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)), 400, "invalidFilter");
        }
    }

    @Test
    void words_of_sql_are_words() {
        for (String words : List.of("' or '1'='1", "%", "_", "\\\"; drop table scim_users; --")) {
            Answer found = site.get("/Users?filter=" + URLEncoder.encode("userName eq \"" + words + "\" or userName co \"" + words + "\"", StandardCharsets.UTF_8));
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body().get("totalResults").asInt()).isZero();
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
            Arguments.of("{}", "invalidSyntax"), Arguments.of("{\"op\":\"move\",\"path\":\"displayName\",\"value\":\"x\"}", "invalidSyntax"), Arguments.of("7", "invalidSyntax"),
            Arguments.of("{\"op\":7,\"path\":\"displayName\",\"value\":\"x\"}", "invalidSyntax"), Arguments.of("{\"op\":\"replace\",\"value\":\"x\"}", "invalidSyntax"),
            Arguments.of("{\"op\":\"remove\"}", "noTarget"), Arguments.of("{\"op\":\"replace\",\"path\":\"displayName\"}", "invalidValue"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"nonsense\",\"value\":\"x\"}", "invalidPath"), Arguments.of("{\"op\":\"replace\",\"path\":\"\",\"value\":\"x\"}", "invalidPath"),
            Arguments.of("{\"op\":\"replace\",\"path\":{\"a\":1},\"value\":\"x\"}", "invalidPath"), Arguments.of("{\"op\":\"replace\",\"path\":\"displayName[\",\"value\":\"x\"}", "invalidPath"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"displayName[value eq \\\"a\\\"]\",\"value\":\"x\"}", "invalidPath"), Arguments.of("{\"op\":\"replace\",\"path\":\"a.b.c\",\"value\":\"x\"}", "invalidPath"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"" + "a[".repeat(200) + "\",\"value\":\"x\"}", "invalidPath"), Arguments.of("{\"op\":\"replace\",\"path\":\"" + "a".repeat(2_000) + "\",\"value\":\"x\"}", "invalidPath"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}", "mutability"), Arguments.of("{\"op\":\"add\",\"path\":\"meta.created\",\"value\":\"x\"}", "mutability"),
            Arguments.of("{\"op\":\"remove\",\"path\":\"userName\"}", "mutability"), Arguments.of("{\"op\":\"remove\",\"path\":\"active\"}", "mutability"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"\"}", "invalidValue"), Arguments.of("{\"op\":\"replace\",\"path\":\"active\",\"value\":\"no\"}", "invalidValue"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"" + IIN + "\"}", "invalidValue"),
            Arguments.of("{\"op\":\"replace\",\"value\":{\"name.givenName\":\"" + IIN + "\"}}", "invalidValue"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changes_that_cannot_be_made_leave_even_what_came_before_them_undone(String change, String scimType) {
        refused(site.patch("/Users/" + user, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Changed\"}", change), 400, scimType);
    }

    @Test
    void a_change_without_changes_or_with_too_many_is_refused() {
        refused(site.patch("/Users/" + user), 400, "invalidSyntax");
        refused(site.patch("/Users/" + user, Stream.generate(() -> "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Changed\"}").limit(101).toArray(String[]::new)), 400, "invalidSyntax");
        refused(site.send("PATCH", "/Users/" + user, "{\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Changed\"}]}", Map.of()), 400, "invalidSyntax");
    }

    @Test
    void the_same_person_sent_eight_times_at_once_is_there_once() {
        List<CompletableFuture<Integer>> sent = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() ->
            site.post("/Users", ScimSite.USER + "\"userName\":\"at.once\",\"externalId\":\"at-once\"}").status())).toList();
        assertThat(sent.stream().map(CompletableFuture::join).sorted().toList()).isEqualTo(List.of(201, 409, 409, 409, 409, 409, 409, 409));
        people++;
    }

    static Stream<Arguments> groupChanges() {
        return Stream.of(
            Arguments.of("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + "f".repeat(32) + "\"}]}", "invalidValue"), Arguments.of("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"1\"}]}", "invalidValue"),
            Arguments.of("{\"op\":\"add\",\"path\":\"members\",\"value\":[7]}", "invalidValue"), Arguments.of("{\"op\":\"add\",\"path\":\"members\",\"value\":[{}]}", "invalidValue"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"members[value eq \\\"x\\\"]\",\"value\":[]}", "invalidPath"), Arguments.of("{\"op\":\"remove\",\"path\":\"members[title eq \\\"x\\\"]\"}", "invalidFilter"),
            Arguments.of("{\"op\":\"remove\",\"path\":\"members[value eq \\\"x\\\"].display\"}", "invalidPath"), Arguments.of("{\"op\":\"remove\",\"path\":\"displayName\"}", "mutability"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"\"}", "invalidValue"), Arguments.of("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Dept " + IIN + "\"}", "invalidValue"),
            Arguments.of("{\"op\":\"replace\",\"path\":\"id\",\"value\":\"1\"}", "mutability"), Arguments.of("{\"op\":\"replace\",\"path\":\"owner\",\"value\":\"1\"}", "invalidPath"));
    }

    @ParameterizedTest
    @MethodSource("groupChanges")
    void departments_are_as_careful(String change, String scimType) {
        refused(site.patch("/Groups/" + group, "{\"op\":\"remove\",\"path\":\"members\"}", change), 400, scimType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Users/1", "Users/..", "Users/%00", "Users/' or 1=1", "Users/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "Groups/0", "Groups/-1", "Groups/99999999999999999999", "Groups/1e3", "Users/a/b/c"})
    void no_such_thing_is_no_such_thing(String address) {
        assertThat(site.get("/" + address.replace(" ", "%20").replace("'", "%27")).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count=abc", "startIndex=1.5", "count=99999999999999999999", "startIndex=%00"})
    void a_number_that_is_none_is_refused(String query) {
        refused(site.get("/Users?" + query), 400, "invalidValue");
    }
}
