package qadam.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.identity.NationalId;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.room.Hall;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Iin;

/** A class is counted, over HTTP on a whole server; and no national id is found anywhere afterwards. */
class CountingWalkTest {
    private static final List<String> GIVEN = new ArrayList<>();
    private static Hall hall;
    private static Visitor dana;
    private static Visitor clerk;

    @BeforeAll
    static void gather() {
        hall = new Hall();
        dana = hall.staff("dana", Role.INVIGILATOR, hall.school);
        clerk = hall.staff("clerk", Role.CLERK, hall.school);
    }

    @AfterAll
    static void close() {
        try {
            assertThat(GIVEN).as("something was given").hasSizeGreaterThan(8);
            assertNoIdIsKept();
        } finally {
            hall.close();
        }
    }

    /** Every column of every table, and every file beside the database. */
    private static void assertNoIdIsKept() {
        List<String> tables = hall.house.database().read(handle -> handle.createQuery("select name from sqlite_master where type = 'table'").mapTo(String.class).list());
        for (String table : tables) {
            hall.house.database().read(handle -> handle.createQuery("select * from " + table).mapToMap().list()).stream().flatMap(row -> row.values().stream())
                .forEach(value -> assertFree(table, value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value)));
        }
        try (Stream<Path> files = Files.walk(hall.data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFree(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static void assertFree(String where, String text) {
        GIVEN.forEach(id -> assertThat(text.contains(id)).as("a national id in " + where).isFalse());
    }

    private static String iin() {
        return given(Iin.next());
    }

    private static String given(String id) {
        GIVEN.add(id);
        return id;
    }

    private static Organisation group(String name) {
        return hall.house.database().write(handle -> Organisations.open(hall.house.database(), new Texts(), hall.clock)
            .add(handle, hall.school, Kind.CLASS, new NewPlace(name)));
    }

    private static Map<String, Visitor> pupils(Organisation group, String... users) {
        Map<String, Visitor> all = new LinkedHashMap<>();
        for (String user : users) {
            all.put(user, hall.pupil(user, group));
            hall.clock.forward(java.time.Duration.ofMillis(10));   // the order in which they came is the class list
        }
        return all;
    }

    private static String page(Organisation group) {
        return "/en/classes/" + group.number() + "/counting";
    }

    private static HttpResponse<String> look(Organisation group, String list) {
        return clerk.fill(page(group), Map.of("act", "look", "list", list));
    }

    private static String draft(HttpResponse<String> looked) {
        return Hall.found("name=\"draft\" value=\"([^\"]+)\"", looked.body());
    }

    private static HttpResponse<String> confirm(Organisation group, String draft) {
        return clerk.post(page(group), Map.of("act", "count", "draft", draft));
    }

    @Test
    void a_clerk_sees_who_will_be_counted_and_only_then_counts_them() {
        Organisation group = group("9 A");
        Map<String, Visitor> sitters = pupils(group, "alua", "beka", "chingis", "dina");
        hall.pupil("absent", group);
        hall.supervised(dana, group, sitters);
        String before = clerk.get(page(group)).body();
        assertThat(before).contains("Name of alua", "Can be counted").doesNotContain("Name of absent", "right answers");
        assertThat(clerk.get(page(group) + "/list.csv").body()).contains("number;name;IIN", "1;Name of alua;", "4;Name of dina;").doesNotContain("absent");
        int leaves = hall.leaves().size();
        String first = iin();
        HttpResponse<String> looked = look(group, "number;name;IIN\n1;Name of alua;" + first + "\n2\t" + iin() + "\n3;name of CHINGIS;" + iin() + "\n4;-\n5;" + iin()
            + "\n9;" + iin() + "\nnothing here 1\n");
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body()).contains("3 people will be counted", "1 certificate without", "3 lines lead", "Name of alua", "Name of beka", "Name of chingis", "Name of dina",
            "Nobody of this class has this number.", "Has not passed yet.", "This line has not two or three columns.").doesNotContain(GIVEN).doesNotContain("Name of absent");
        assertThat(hall.leaves()).as("nothing has happened yet").hasSize(leaves);

        HttpResponse<String> done = confirm(group, draft(looked));
        assertThat(done.body()).contains("3 people were counted", "Gets the certificate and is not counted", "Counted");
        List<String> issued = hall.leaves().subList(leaves, leaves + 4);
        assertThat(issued).hasSize(4).allSatisfy(leaf -> assertThat(leaf).contains("\"m\":\"supervised\",\"a\":\"roster\"", "\"r\":\"KZ-75\""));
        assertThat(issued.stream().filter(leaf -> leaf.contains("\"p\":null"))).as("whose guardian declined").hasSize(1);
        assertThat(confirm(group, draft(looked)).body()).as("sent again, it counts nobody again").contains("Is counted already.");
        assertThat(hall.leaves()).hasSize(leaves + 4);
        assertThat(sitters.get("alua").get("/en/credentials").body()).contains("Open");
        assertThat(look(group, "1;" + first).body()).contains("Is counted already.").doesNotContain("Name of alua");
        assertThat(look(group, "4;" + iin()).body()).contains("The guardian has declined.");
        assertThat(hall.trail()).contains("class-counted", "person-confirmed", "national-id-seen");
        assertThat(hall.reasons("class-counted")).contains("3 of 4");
    }

    @Test
    void what_a_list_says_wrongly_is_said_line_by_line() {
        Organisation group = group("9 B");
        pupils(group, "erlan", "farida");
        hall.supervised(dana, group, Map.of("erlan", Hall.signedIn(hall, "erlan"), "farida", Hall.signedIn(hall, "farida")));
        String id = iin();
        assertThat(look(group, "1;" + id.substring(0, 11) + (id.charAt(11) == '0' ? '1' : '0')).body()).contains("This is no IIN");
        assertThat(look(group, "1;" + id + "\n1;" + iin()).body()).contains("This number stands in the list twice");
        assertThat(look(group, "1;" + id + "\n2;" + id).body()).contains("This IIN stands in the list twice");
        assertThat(look(group, "1;Name of farida;" + id).body()).contains("The name is not that").doesNotContain("Name of erlan");
        assertThat(look(group, "1;").body()).contains("The IIN is missing");
        assertThat(look(group, "1;=cmd|' /C calc'!A0").body()).contains("This is no IIN");
        assertThat(look(group, id + ";1").body()).as("the wrong way round").doesNotContain(id);
        assertThat(look(group, "").body()).contains("The list is empty");
        assertThat(look(group, "1;-\n".repeat(201)).body()).contains("200 lines at most");
        assertThat(look(group, "1;" + id.substring(1)).body()).as("a spreadsheet took the zero away").contains("1 person will be counted");
        assertThat(look(group, "1;=\"" + id + "\"").body()).contains("1 person will be counted");
    }

    @Test
    void an_exam_outside_a_room_or_before_the_signature_is_not_counted_here() {
        Organisation group = group("9 C");
        Visitor online = hall.pupil("online", group);
        online.get("/en/exams/" + Hall.EXAM);
        hall.pass(online, Hall.begin(online));
        hall.clock.forward(java.time.Duration.ofMillis(10));
        Visitor waits = hall.pupil("waits", group);
        String room = hall.open(dana, group, 90);
        hall.pass(waits, hall.sit(dana, room, waits, "waits", "1"));
        assertThat(look(group, "1;" + iin() + "\n2;" + iin()).body()).contains("a school answers only for exams that it has supervised",
            "The closing sheet of the room is not signed yet", "No line of this list can be used");
        assertThat(clerk.get(page(group)).body()).contains("Passed online", "Waits for the room").doesNotContain("Name of online", "Name of waits");
        Hall.sign(dana, room);
        assertThat(look(group, "2;" + iin()).body()).contains("1 person will be counted");
    }

    @Test
    void a_draft_that_is_old_forged_or_somebody_elses_counts_nobody() {
        Organisation group = group("9 D");
        hall.supervised(dana, group, pupils(group, "gulnar"));
        String draft = draft(look(group, "1;" + iin()));
        int leaves = hall.leaves().size();
        assertThat(confirm(group, draft.substring(0, 40) + "A" + draft.substring(41)).statusCode()).as("changed").isEqualTo(409);
        assertThat(confirm(group, "bm90aGluZw==").statusCode()).isEqualTo(409);
        assertThat(confirm(group, "not base64 at all").statusCode()).isEqualTo(409);
        assertThat(confirm(hall.eighth, draft).statusCode()).as("of another class").isEqualTo(409);
        Visitor other = hall.staff("otherclerk", Role.CLERK, hall.school);
        other.get(page(group));
        assertThat(other.post(page(group), Map.of("act", "count", "draft", draft)).statusCode()).as("of another clerk").isEqualTo(409);
        hall.clock.forward(java.time.Duration.ofMinutes(15));
        HttpResponse<String> old = confirm(group, draft);
        assertThat(old.statusCode()).isEqualTo(409);
        assertThat(old.body()).contains("This page has grown old");
        assertThat(hall.leaves()).hasSize(leaves);
        assertThat(hall.staff("head", Role.HEAD, hall.school).get(page(group)).statusCode()).as("nobody but a clerk").isEqualTo(403);
        assertThat(hall.staff("t9d", Role.TEACHER, group).get(page(group)).statusCode()).isEqualTo(403);
    }

    /** Five ids of one block of ten from one clerk: nobody of them gets a certificate before somebody has looked. */
    @Test
    void ids_in_sequence_are_stopped_before_the_first_is_signed_and_one_id_is_one_account() {
        Organisation group = group("9 E");
        hall.supervised(dana, group, pupils(group, "one", "two", "three", "four", "five"));
        List<String> block = IntStream.range(0, 100).mapToObj(last -> "0302025123%02d".formatted(last)).filter(id -> NationalId.parse(id).isPresent()).limit(5).toList();
        assertThat(block).hasSize(5);
        block.forEach(CountingWalkTest::given);
        int leaves = hall.leaves().size();
        StringBuilder list = new StringBuilder();
        IntStream.range(0, 5).forEach(i -> list.append(i + 1).append(';').append(block.get(i)).append('\n'));
        assertThat(confirm(group, draft(look(group, list.toString()))).body()).contains("Nobody was counted", "The rules stop this certificate");
        assertThat(hall.leaves()).hasSize(leaves);

        Organisation next = group("9 F");
        hall.supervised(dana, next, pupils(next, "twin"));
        HttpResponse<String> taken = look(next, "1;" + block.getFirst());
        assertThat(taken.body()).contains("Another account has been confirmed with this IIN");
    }

    @Test
    void a_guardian_counts_the_child_or_declines_without_an_account() {
        Organisation group = group("9 G");
        Map<String, Visitor> sitters = pupils(group, "inkar", "jibek");
        hall.supervised(dana, group, sitters);
        String link = Hall.found("<code>https?://[^/]+(/en/count-my-child/[0-9a-f]{32})</code>", clerk.fill(page(group), Map.of("act", "link", "number", "1")).body());
        String former = Hall.found("<code>https?://[^/]+(/en/count-my-child/[0-9a-f]{32})</code>", clerk.fill(page(group), Map.of("act", "link", "number", "2")).body());
        String second = Hall.found("<code>https?://[^/]+(/en/count-my-child/[0-9a-f]{32})</code>", clerk.fill(page(group), Map.of("act", "link", "number", "2")).body());
        Visitor guardian = new Visitor(hall.house);
        assertThat(guardian.get(former).statusCode()).as("a new link ends the old one").isEqualTo(404);
        assertThat(guardian.get("/en/count-my-child/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(guardian.get(link).body()).contains("Name of inkar", "School No 15, 9 G").doesNotContain("jibek");
        HttpResponse<String> wrong = guardian.post(link, Map.of("act", "look", "national_id", "123456789012"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("one of the 12 digits is wrong").doesNotContain("123456789012");
        int leaves = hall.leaves().size();
        String id = iin();
        HttpResponse<String> looked = guardian.post(link, Map.of("act", "look", "national_id", id));
        assertThat(looked.body()).contains("Name of inkar will be counted.").doesNotContain(id);
        String draft = draft(looked);
        assertThat(hall.leaves()).hasSize(leaves);
        assertThat(guardian.post(second, Map.of("act", "count", "draft", draft)).statusCode()).as("for one child alone").isEqualTo(409);
        assertThat(guardian.post(link, Map.of("act", "count", "draft", draft)).statusCode()).isEqualTo(303);
        assertThat(guardian.get(link).body()).contains("Your child is counted");
        assertThat(hall.leaves()).hasSize(leaves + 1).last().asString().contains("\"m\":\"supervised\",\"a\":\"roster\"").doesNotContain("\"p\":null");

        HttpResponse<String> siblings = guardian.post(second, Map.of("act", "look", "national_id", id));
        HttpResponse<String> refused = guardian.post(second, Map.of("act", "count", "draft", draft(siblings)));
        assertThat(refused.body()).as("one id, one account; whose it is, nobody is told").contains("With this IIN it is not possible").doesNotContain("account");
        assertThat(guardian.post(second, Map.of("act", "decline")).statusCode()).isEqualTo(303);
        assertThat(guardian.get(second).body()).contains("You have declined");
        assertThat(hall.leaves()).hasSize(leaves + 2).last().asString().contains("\"p\":null", "\"a\":\"roster\"");
        assertThat(look(group, "2;" + iin()).body()).as("a clerk does not overrule").contains("The guardian has declined.");
        HttpResponse<String> again = guardian.post(second, Map.of("act", "look", "national_id", iin()));
        assertThat(guardian.post(second, Map.of("act", "count", "draft", draft(again))).statusCode()).isEqualTo(303);
        assertThat(guardian.get(second).body()).as("who thinks otherwise later is counted by a claim in the log").contains("Your child is counted");
        long claims = hall.house.database().read(handle -> handle.createQuery("select count(*) from leaves where line like '{\"t\":\"claim\"%'").mapTo(Long.class).one());
        assertThat(claims).isEqualTo(1);
        assertThat(hall.trail()).contains("count-link-made");
    }

    @Test
    void a_list_goes_on_past_a_pupil_without_consent_and_past_one_whose_consent_was_taken_back_meanwhile() {
        Organisation group = group("9 I");
        Map<String, Visitor> sitters = pupils(group, "leila");
        sitters.put("madi", hall.pupilWithoutConsent("madi", group));
        hall.clock.forward(java.time.Duration.ofMillis(10));
        sitters.putAll(pupils(group, "nurlan", "olzhas"));
        hall.supervised(dana, group, sitters);
        int leaves = hall.leaves().size();
        assertThat(clerk.get(page(group)).body()).contains("Guardian’s consent is missing").doesNotContain("Name of madi");
        HttpResponse<String> looked = look(group, "1;" + iin() + "\n2;" + iin() + "\n3;" + iin() + "\n4;-");
        assertThat(looked.body()).contains("2 people will be counted", "1 certificate without", "The guardian has not agreed").doesNotContain("Name of madi");
        assertThat(clerk.fill(page(group), Map.of("act", "link", "number", "2")).statusCode()).isEqualTo(409);

        takeBackConsent("leila");
        assertThat(confirm(group, draft(looked)).body()).contains("1 person was counted", "The guardian has not agreed", "Gets the certificate and is not counted");
        assertThat(hall.leaves()).as("nurlan and olzhas").hasSize(leaves + 2);
    }

    private static void takeBackConsent(String user) {
        hall.house.database().write(handle -> handle.createUpdate("delete from consents where person = :person").bind("person", hall.person(user)).execute());
    }

    private static String guardiansLink(Organisation group, int number) {
        return Hall.found("<code>https?://[^/]+(/en/count-my-child/[0-9a-f]{32})</code>", clerk.fill(page(group), Map.of("act", "link", "number", Integer.toString(number))).body());
    }

    @Test
    void a_guardian_reads_why_the_child_was_not_counted() {
        Organisation group = group("9 J");
        Map<String, Visitor> sitters = pupils(group, "perizat", "rauan");
        hall.supervised(dana, group, sitters);
        Visitor guardian = new Visitor(hall.house);
        String link = guardiansLink(group, 1);
        sitters.get("perizat").fill("/en/me", Map.of("name", "12345"));
        HttpResponse<String> unprintable = guardian.post(link, Map.of("act", "decline"));
        assertThat(unprintable.statusCode()).isEqualTo(409);
        assertThat(unprintable.body()).contains("cannot be printed", "You have declined");

        String other = guardiansLink(group, 2);
        HttpResponse<String> looked = guardian.post(other, Map.of("act", "look", "national_id", iin()));
        takeBackConsent("rauan");
        int leaves = hall.leaves().size();
        assertThat(guardian.post(other, Map.of("act", "count", "draft", draft(looked))).statusCode()).isEqualTo(409);
        assertThat(guardian.get(other).body()).contains("your consent to the learning is missing");
        assertThat(hall.leaves()).hasSize(leaves);
    }

    @Test
    void a_guardian_who_declines_between_look_and_confirmation_is_not_overruled_and_the_clerk_gets_no_link_then() {
        Organisation group = group("9 K");
        hall.supervised(dana, group, pupils(group, "saule", "timur"));
        Visitor guardian = new Visitor(hall.house);
        String link = guardiansLink(group, 1);
        String draft = draft(look(group, "1;" + iin() + "\n2;" + iin()));
        int leaves = hall.leaves().size();
        assertThat(guardian.post(link, Map.of("act", "decline")).statusCode()).isEqualTo(303);
        assertThat(confirm(group, draft).body()).contains("1 person was counted", "The guardian has declined.");
        assertThat(hall.leaves().subList(leaves, leaves + 2)).as("of saule no tag").first().asString().contains("\"p\":null");
        assertThat(clerk.get(page(group)).body()).contains("Name of saule").doesNotContain("Link for the guardian");
        assertThat(clerk.fill(page(group), Map.of("act", "link", "number", "1")).statusCode()).isEqualTo(409);
        assertThat(look(group, "1;" + iin()).body()).contains("The guardian has declined.");
        assertThat(guardian.get(link).body()).as("the guardian's own address leads back").contains("If you think otherwise now");
    }

    /** The trigger stands for a guardian at the moment at which the certificate's number is taken, before it is signed. */
    @Test
    void a_guardian_who_declines_while_the_certificate_is_signed_is_not_overruled() {
        Organisation group = group("9 L");
        hall.supervised(dana, group, pupils(group, "ualikhan"));
        String draft = draft(look(group, "1;" + iin()));
        int leaves = hall.leaves().size();
        String person = qadam.shared.Ids.hex(hall.person("ualikhan"));
        hall.house.database().write(handle -> handle.execute("create trigger guardian after insert on registry_entries begin insert into count_choices values (x'" + person + "', 1); end"));
        try {
            assertThat(confirm(group, draft).body()).contains("The guardian has declined.");
        } finally {
            hall.house.database().write(handle -> handle.execute("drop trigger guardian"));
        }
        assertThat(hall.leaves()).hasSize(leaves);
    }

    @Test
    void a_file_is_read_in_memory_whatever_its_letters_and_a_larger_one_not_at_all() throws Exception {
        Organisation group = group("9 H");
        pupils(group, "kairat");
        hall.supervised(dana, group, Map.of("kairat", Hall.signedIn(hall, "kairat")));
        clerk.get(page(group));
        String id = iin();
        for (byte[] file : List.of(("\uFEFF1;Name of kairat;" + id).getBytes(StandardCharsets.UTF_8), ("номер;ИИН\r\n1;" + id + "\r\n").getBytes(Charset.forName("windows-1251")))) {
            HttpResponse<String> looked = clerk.upload(page(group), Map.of("act", "look"), file);
            assertThat(looked.body()).contains("1 person will be counted", "Name of kairat");
        }
        assertThat(clerk.upload(page(group), Map.of("act", "look"), new byte[64 * 1024]).statusCode()).isEqualTo(413);
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + hall.house.port() + page(group)))
            .header("Content-Type", "multipart/form-data; boundary=x").POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10]))).build();
        assertThat(HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode()).as("that does not say how large it is").isEqualTo(413);
    }
}
