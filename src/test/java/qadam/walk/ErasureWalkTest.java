package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Mailbox;
import qadam.world.Office;
import qadam.world.SealedBank;
import qadam.world.Server;

/** Somebody who is counted leaves for good: nothing that the server has or gives knows them any more, and everybody else's proofs hold. */
class ErasureWalkTest {
    private static final String PASSWORD = "көк аспан 2026 таза";
    private static final String USER = "ketetin-adam";
    private static final String EMAIL = "ketetin.adam@mail.kz";

    /** What lies sealed, hashed or wrapped of a person. */
    private static final Map<String, String> SEALED = Map.of(
        "wrapped key", "select wrapped from person_keys where person = :person",
        "sealed name", "select sealed from person_details where person = :person and field = 'name'",
        "password", "select secret from sign_ins where person = :person and kind = 'name'",
        "session", "select hash from sessions where person = :person",
        "recovery code", "select hash from recovery_codes where person = :person",
        "credential", "select substr(document_sealed, 1, 200) from credentials where person = :person",
        "sealed printed name", "select name_sealed from credentials where person = :person",
        "sealed e-mail", "select sealed from letter_addresses where person = :person",
        "e-mail's id", "select id from letter_addresses where person = :person",
        "sealed answer", """
            select response from responses r join attempts a on a.learner = r.learner and a.id = r.attempt
            where a.person = :person and r.sealed = 1""");

    /** Some forms hold no question that is answered by a word of one's own. */
    private static final List<String> ALWAYS = SEALED.keySet().stream().filter(name -> !name.equals("sealed answer")).toList();

    /** Bytes by which one could find or unlock the person, by what they are. */
    private record Traces(byte[] person, Map<String, byte[]> bytes) {
        List<String> in(String latin) {
            return bytes.entrySet().stream().filter(trace -> latin.contains(new String(trace.getValue(), StandardCharsets.ISO_8859_1)))
                .map(Map.Entry::getKey).toList();
        }
    }

    @Test
    void who_leaves_is_in_no_file_no_backup_and_no_export_any_more_while_the_count_and_others_credentials_hold() throws Exception {
        try (Mailbox mailbox = Mailbox.open(); Server server = Server.with("--smtp", mailbox.address(), "--smtp-from", "qadam@mail.kz")) {
            walk(server, mailbox);
        }
    }

    @Test
    void nor_in_a_dump_of_postgresql() throws Exception {
        try (Mailbox mailbox = Mailbox.open();
             Server server = Server.start(Databases.postgresqlUrl(), Path.of("courses"), "--smtp", mailbox.address(), "--smtp-from", "qadam@mail.kz")) {
            walk(server, mailbox);
        }
    }

    private static void walk(Server server, Mailbox mailbox) throws Exception {
        server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
        Office office = Office.open(server, PASSWORD);
        Journey leaver = new Journey(server, Browsers.desktop("kk").newPage(), new Hands.Pointer(), "kk", true, page -> { });
        String mine = credential(leaver, USER, office);
        leaver.askForLetters(EMAIL);
        leaver.confirmLetters(mailbox.next().link("confirm"));
        Journey stayer = new Journey(server, Browsers.desktop("ru").newPage(), new Hands.Pointer(), "ru", true, page -> { }).printing("Болат Қайратұлы Серіков");
        String theirs = credential(stayer, "qalatyn-adam", office);
        server.command("log", "publish", "--all");
        String count = body(stayer, server.origin() + "/count.json");
        Traces traces = traces(server, leaver.nationalId());
        assertThat(traces.in(dump(server))).as("the search finds what is there").containsAll(ALWAYS).contains("sign-in", "match tag").doesNotContain("national id", "user name", "e-mail");
        assertThat(rows(server, traces.person())).containsKeys("learner_links", "confirmations", "attempts", "entitlements", "notices", "letter_addresses");
        assertThat(read(body(leaver.page(), server.origin() + "/kk/me/export"))).as("their own download").contains(Dump.latin(USER), Dump.latin(EMAIL));

        leave(leaver);

        assertThat(traces.in(dump(server))).as("database").isEmpty();
        assertThat(traces.in(files(server.data()))).as("files: database, write-ahead log, logs").isEmpty();
        assertThat(traces.in(Dump.latin(server.log()))).as("console").isEmpty();
        assertThat(rows(server, traces.person())).isEmpty();
        server.command("rebuild-projections", "--check");   // ends otherwise when what is shown is not what the record says
        assertThat(traces.in(backup(server))).as("backup made after").isEmpty();
        assertThat(traces.in(exports(stayer, server))).as("what others can download").isEmpty();
        assertThat(body(stayer, server.origin() + "/count.json")).isEqualTo(count);
        assertThat(stayer.page().request().get(mine).status()).isEqualTo(410);
        stayer.verify(theirs);
        assertThat(stayer.page().locator("main").innerText()).contains("Подлинный");
    }

    private static String credential(Journey journey, String user, Office office) {
        journey.signUp(user, PASSWORD);
        journey.confirmedWith(office.confirm(user));
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

    private static byte[] body(Page page, String address) {
        return page.request().get(address).body();
    }

    private static Database open(Server server) {
        return Database.open(server.database(), server.data());
    }

    /** What the database holds of the first who has a credential, and what they typed. */
    private static Traces traces(Server server, String nationalId) {
        try (Database database = open(server)) {
            return database.read(handle -> {
                byte[] person = handle.createQuery("select person from credentials order by leaf limit 1").mapTo(byte[].class).one();
                Map<String, byte[]> bytes = new LinkedHashMap<>();
                SEALED.forEach((name, query) -> handle.createQuery(query).bind("person", person).mapTo(byte[].class).findFirst().ifPresent(found -> bytes.put(name, found)));
                bytes.put("match tag", handle.createQuery("select match_tag from confirmations where person = :person").bind("person", person).mapTo(byte[].class).one());
                bytes.put("sign-in", handle.createQuery("select subject from sign_ins where person = :person").bind("person", person)
                    .mapTo(String.class).first().getBytes(StandardCharsets.UTF_8));
                Map.of("user name", USER, "printed name", "Серікқызы Омарова", "e-mail", EMAIL, "national id", nationalId)
                    .forEach((name, words) -> bytes.put(name, words.getBytes(StandardCharsets.UTF_8)));
                return new Traces(person, bytes);
            });
        }
    }

    /** By table, without those that keep the number as that of nobody any more: the tombstone, and the trail. */
    private static Map<String, Long> rows(Server server, byte[] person) {
        try (Database database = open(server)) {
            return database.read(handle -> {
                List<String> tables = handle.createQuery(database.isPostgresql() ? """
                    select table_name from information_schema.columns
                    where table_schema = 'public' and column_name = 'person' and table_name <> 'role_grants'""" : """
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

    private static String dump(Server server) {
        try (Database database = open(server)) {
            return Dump.of(database);
        }
    }

    /** A backup as it lies, and everything in it as it lies in there and as SQLite reads it. */
    private static String backup(Server server) throws IOException {
        Path folder = Databases.folder();
        Path file = folder.resolve("after.zip");
        server.command("backup", "--to", file.toString());
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                Path target = unpacked.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.write(target, zip.readAllBytes());
            }
        }
        String raw = files(folder);
        if (server.database() != null) {
            return raw;
        }
        try (Database copy = Database.sqlite(unpacked)) {
            return raw + Dump.of(copy);
        }
    }

    /** The count in both forms, the log's state, and the whole download of somebody else. */
    private static String exports(Journey stayer, Server server) throws IOException {
        return Dump.latin(body(stayer, server.origin() + "/count.csv") + body(stayer, server.origin() + "/count.json") + body(stayer, server.origin() + "/status/1"))
            + read(body(stayer.page(), server.origin() + "/ru/me/export"));
    }

    private static String read(byte[] file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all).isNotEmpty();
        return all.toString();
    }

    private static String files(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
