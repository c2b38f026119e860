package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Office;
import qadam.world.SealedBank;
import qadam.world.Server;

/** Somebody who is counted leaves for good: no file of the server knows them any more, and everybody else's proofs hold. */
class ErasureWalkTest {
    private static final String PASSWORD = "көк аспан 2026 таза";
    private static final String USER = "ketetin-adam";

    /** What lies sealed, hashed or wrapped of a person. */
    private static final Map<String, String> SEALED = Map.of(
        "wrapped key", "select wrapped from person_keys where person = :person",
        "sealed name", "select sealed from person_details where person = :person and field = 'name'",
        "password", "select secret from sign_ins where person = :person and kind = 'name'",
        "session", "select hash from sessions where person = :person",
        "recovery code", "select hash from recovery_codes where person = :person",
        "credential", "select substr(document_sealed, 1, 200) from credentials where person = :person",
        "sealed printed name", "select name_sealed from credentials where person = :person");

    /** Bytes by which one could find or unlock the person, by what they are. */
    private record Traces(byte[] person, Map<String, byte[]> bytes) {
    }

    @Test
    void who_leaves_is_in_no_file_any_more_while_the_count_and_others_credentials_hold() throws Exception {
        try (Server server = Server.process()) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString());
            Office office = Office.open(server, PASSWORD);
            Journey leaver = new Journey(server, Browsers.desktop("kk").newPage(), new Hands.Pointer(), "kk", true, page -> { });
            String mine = credential(leaver, USER, office);
            Journey stayer = new Journey(server, Browsers.desktop("ru").newPage(), new Hands.Pointer(), "ru", true, page -> { });
            String theirs = credential(stayer, "qalatyn-adam", office);
            String count = body(stayer, server.origin() + "/count.json");
            Traces traces = traces(server);
            assertThat(found(server.data(), traces)).as("the search finds what is there").containsAll(SEALED.keySet()).contains("sign-in");
            assertThat(rows(server, traces.person())).containsKeys("learner_links", "confirmations", "attempts", "entitlements", "notices");

            leave(leaver);

            assertThat(found(server.data(), traces)).isEmpty();
            assertThat(server.log()).doesNotContain(USER, "Омарова");
            assertThat(rows(server, traces.person())).isEmpty();
            assertThat(body(stayer, server.origin() + "/count.json")).isEqualTo(count);
            assertThat(stayer.page().request().get(mine).status()).isEqualTo(410);
            stayer.verify(theirs);
            assertThat(stayer.page().locator("main").innerText()).contains("Подлинный");
        }
    }

    private static String credential(Journey journey, String user, Office office) {
        journey.signUp(user, PASSWORD);
        office.confirm(user);
        journey.startExam();
        journey.answerAll();
        journey.handIn();
        return journey.claim();
    }

    private static void leave(Journey journey) {
        journey.open("/me/delete");
        journey.page().fill("input[name=name]", "Айгүл");
        journey.page().locator("button.danger").click();
        journey.page().waitForURL("**/kk");
    }

    private static String body(Journey journey, String address) {
        return journey.page().request().get(address).text();
    }

    /** What the database holds of the first who has a credential. */
    private static Traces traces(Server server) {
        try (Database database = Database.sqlite(server.data())) {
            return database.read(handle -> {
                byte[] person = handle.createQuery("select person from credentials order by leaf limit 1").mapTo(byte[].class).one();
                Map<String, byte[]> bytes = new LinkedHashMap<>();
                SEALED.forEach((name, query) -> bytes.put(name, handle.createQuery(query).bind("person", person).mapTo(byte[].class).first()));
                bytes.put("sign-in", handle.createQuery("select subject from sign_ins where person = :person").bind("person", person)
                    .mapTo(String.class).first().getBytes(StandardCharsets.UTF_8));
                bytes.put("user name", USER.getBytes(StandardCharsets.UTF_8));
                bytes.put("printed name", "Серікқызы Омарова".getBytes(StandardCharsets.UTF_8));
                return new Traces(person, bytes);
            });
        }
    }

    /** By table, without those that keep the number as that of nobody any more: the tombstone, and the trail. */
    private static Map<String, Long> rows(Server server, byte[] person) {
        try (Database database = Database.sqlite(server.data())) {
            return database.read(handle -> {
                List<String> tables = handle.createQuery("""
                    select m.name from sqlite_master m join pragma_table_info(m.name) c
                    where m.type = 'table' and c.name = 'person' and m.name <> 'role_grants'""").mapTo(String.class).list();
                Map<String, Long> rows = new TreeMap<>();
                tables.forEach(table -> rows.put(table, handle.createQuery("select count(*) from " + table + " where person = :person")
                    .bind("person", person).mapTo(Long.class).one()));
                rows.values().removeIf(number -> number == 0);
                return rows;
            });
        }
    }

    private static List<String> found(Path folder, Traces traces) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                traces.bytes().forEach((name, bytes) -> {
                    if (content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                        found.add(name);
                    }
                });
            }
        }
        return found;
    }
}
