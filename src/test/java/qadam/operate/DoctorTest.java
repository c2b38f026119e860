package qadam.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.Main;
import qadam.world.Mailbox;
import qadam.world.ScriptedModel;
import qadam.catalog.reading.ProgrammeFile;
import qadam.world.Databases;
import qadam.world.SchoolCertificate;
import qadam.world.SealedBank;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;

/** A healthy installation that a real server left behind, and what the doctor says when one thing in it is wrong. */
class DoctorTest {
    private static final List<String> EXAMS = List.of("ai-for-everyone", "machines-that-see", "ai-in-public-service");
    private static final Path COURSES = Path.of("courses");
    private static Path healthy;
    private static int port;
    private static Instant now;
    @TempDir
    private Path folder;
    private Path data;

    @BeforeAll
    static void begin() throws IOException {
        try (Server server = Server.process()) {
            String bank = SealedBank.write(Databases.folder()).toString();
            EXAMS.forEach(exam -> server.command("import", "items", bank, "--exam", exam));
            healthy = server.data();
            port = server.port();
        }
        now = Files.getLastModifiedTime(healthy.resolve("qadam.db")).toInstant();
        Files.createDirectories(healthy.resolve("backups"));
        Files.writeString(healthy.resolve("backups/" + backup(Duration.ZERO)), "a backup");
        planted(healthy, "insert into commits (node, first_sequence) values (1, 1)");
        planted(healthy, "insert into steps (learner, id, stored_at, taken_at, kind, course_version, activity, node, result) "
            + "values (1, randomblob(16), " + now.toEpochMilli() + ", 0, 1, 1, 1, 1, x'00')");
    }

    @BeforeEach
    void copy() throws IOException {
        data = folder.resolve("data");
        try (Stream<Path> files = Files.walk(healthy)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(healthy.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void a_healthy_folder_has_nothing_wrong_and_is_not_changed_by_the_question() throws IOException {
        Map<String, FileTime> before = files();
        assertThat(found()).isEmpty();
        assertThat(files()).isEqualTo(before);
        assertThat(command("--port", Integer.toString(port))).startsWith("0 Nothing wrong");
    }

    @Test
    void a_running_server_is_no_fault_of_its_port() {
        try (Server server = Server.process()) {
            List<Finding> findings = Doctor.examine(patient(server.data(), COURSES, server.port(), Duration.ZERO));
            assertThat(findings).extracting(Finding::complaint).containsExactlyInAnyOrder(Complaint.BANK_MISSING, Complaint.BANK_MISSING, Complaint.BANK_MISSING, Complaint.NO_BACKUP);
        }
    }

    @Test
    void another_address_than_the_stored_one() throws IOException {
        assertThat(command("--origin", "https://qadam.school.kz")).startsWith("1 ").contains("origin_other", "http://localhost:" + port);
        assertThat(command("--origin", "http://localhost:1", "--port", Integer.toString(port))).startsWith("0 ");
        assertThat(command("--origin", "qadam.school.kz")).startsWith("2 ");
    }

    /** Without --origin the certificate is held against the stored one. */
    @Test
    void a_certificate_for_another_name_than_the_stored_one() throws IOException {
        planted(data, "update settings set value = 'https://qadam.school.kz' where name = 'origin'");
        SchoolCertificate other = SchoolCertificate.make("other.test");
        assertThat(command("--tls", other.certificate().toString(), other.key().toString())).contains("certificate_other_name", "qadam.school.kz");
    }

    @Test
    void a_folder_that_is_not_there() {
        assertThat(Doctor.examine(patient(folder.resolve("nowhere"), COURSES, port, Duration.ZERO))).extracting(Finding::complaint)
            .containsExactly(Complaint.NO_FOLDER);
    }

    @Test
    void a_file_that_another_user_owns() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
        Path key = data.resolve("keys/issuer.jwks");
        Files.setOwner(key, key.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThat(found()).containsExactly(Complaint.MIXED_OWNERS);
    }

    @Test
    void a_log_folder_that_is_a_file() throws IOException {
        try (Stream<Path> logs = Files.walk(data.resolve("logs")).sorted(java.util.Comparator.reverseOrder())) {
            for (Path log : logs.toList()) {
                Files.delete(log);
            }
        }
        Files.writeString(data.resolve("logs"), "in the way");
        assertThat(found()).containsExactly(Complaint.LOGS_NOT_WRITABLE);
    }

    @Test
    void little_room_and_hardly_any() throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        assertThat(found(free * 2)).containsExactly(Complaint.DISK_LOW);
        assertThat(found(free * 20)).containsExactly(Complaint.DISK_FULL);
    }

    @Test
    void a_port_that_another_program_holds() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(Doctor.examine(patient(data, COURSES, other.getLocalPort(), Duration.ZERO))).extracting(Finding::complaint)
                .containsExactly(Complaint.PORT_TAKEN);
        }
    }

    @Test
    void a_database_that_is_gone() throws IOException {
        Files.delete(data.resolve("qadam.db"));
        assertThat(found()).containsExactly(Complaint.NO_DATABASE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000})
    void a_damaged_database(long from) throws IOException {
        byte[] bytes = Files.readAllBytes(data.resolve("qadam.db"));
        for (int i = (int) from; i < bytes.length; i++) {
            bytes[i] ^= (byte) 0x5a;
        }
        Files.write(data.resolve("qadam.db"), bytes);
        assertThat(found()).containsExactly(Complaint.DATABASE_DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEMA_NEWER, 'insert into schema_history select installed_rank + 1, ''9999'', description, type, ''V9999__later.sql'', checksum, installed_by, installed_on, 0, 1 from schema_history order by installed_rank desc limit 1'",
        "SCHEMA_OLDER, 'delete from schema_history where installed_rank = (select max(installed_rank) from schema_history)'",
        "SCHEMA_BROKEN, 'update schema_history set checksum = 1 where installed_rank = 1'",
        "SCHEMA_BROKEN, 'update schema_history set success = 0 where installed_rank = 1'"})
    void tables_of_another_version(Complaint complaint, String change) {
        planted(data, change);
        assertThat(found()).containsExactly(complaint);
    }

    @Test
    void a_clock_that_is_behind_or_a_year_ahead() {
        assertThat(later(Duration.ofDays(-365))).contains(Complaint.CLOCK_BEHIND);
        assertThat(later(Duration.ofMinutes(-1))).isEmpty();
        assertThat(later(Duration.ofDays(365))).contains(Complaint.CLOCK_AHEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"master.key", "issuer.jwks", "receipts.jwk"})
    void a_key_that_is_missing_changed_or_open_to_others(String name) throws IOException {
        Path key = data.resolve("keys").resolve(name);
        byte[] original = Files.readAllBytes(key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(found()).containsExactly(Complaint.KEYS_OPEN);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        original[5] ^= 1;
        Files.write(key, original);
        assertThat(found()).containsExactly(Complaint.KEY_WRONG);
        Files.write(key, new byte[0]);
        assertThat(found()).containsExactly(Complaint.KEY_WRONG);
        Files.delete(key);
        assertThat(found()).containsExactly(Complaint.KEY_MISSING);
        Files.createDirectory(key);   // nobody can read it, not even root
        assertThat(found()).containsExactly(Complaint.KEY_UNREADABLE);
    }

    @Test
    void courses_that_are_not_there_or_broken() throws IOException {
        Path courses = folder.resolve("courses");
        assertThat(foundWith(courses)).containsExactly(Complaint.NO_COURSES);
        Files.createDirectories(courses.resolve("broken"));
        Files.writeString(courses.resolve("broken/course.yaml"), "version: 1\n");
        assertThat(foundWith(courses)).containsExactly(Complaint.PROGRAMME_BROKEN);
        Files.writeString(courses.resolve("programme.yaml"), Files.readString(COURSES.resolve("programme.yaml")) + "x: [\n");
        assertThat(foundWith(courses)).containsExactly(Complaint.PROGRAMME_BROKEN);
        assertThatThrownBy(() -> ProgrammeFile.read(courses)).hasMessageStartingWith("programme.yaml:").message().doesNotContain("Mistake[");
        Files.copy(COURSES.resolve("programme.yaml"), courses.resolve("programme.yaml"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(foundWith(courses)).containsExactly(Complaint.COURSE_BROKEN);
    }

    @Test
    void a_sealed_bank_that_is_missing_small_or_without_its_key() throws IOException {
        Path key = data.resolve("exam-bank.key");
        String original = Files.readString(key);
        Files.writeString(key, "00".repeat(32) + "\n");
        assertThat(found()).containsOnly(Complaint.BANK_KEY_WRONG);
        Files.delete(key);
        assertThat(found()).containsOnly(Complaint.BANK_KEY_MISSING);
        Files.writeString(key, original);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        planted(data, "delete from sealed_items where hash <> (select min(hash) from sealed_items)");
        assertThat(found()).containsOnly(Complaint.BANK_SMALL);
        planted(data, "delete from sealed_items");
        assertThat(found()).containsOnly(Complaint.BANK_MISSING);
    }

    @Test
    void a_backup_that_is_old_or_was_never_made() throws IOException {
        Path backup = data.resolve("backups/" + backup(Duration.ofDays(3)));
        Files.move(data.resolve("backups/" + backup(Duration.ZERO)), backup);
        assertThat(found()).containsExactly(Complaint.BACKUP_OLD);
        Files.delete(backup);
        assertThat(found()).containsExactly(Complaint.NO_BACKUP);
    }

    @Test
    void a_mail_server_that_cannot_be_reached() {
        String address;
        try (Mailbox mailbox = Mailbox.open()) {
            address = mailbox.address();
            assertThat(command("--smtp", address, "--smtp-from", "qadam@school.kz")).doesNotContain("smtp_");
            assertThat(mailbox.all()).as("the question sends nothing").isEmpty();
        }
        assertThat(command("--smtp", address, "--smtp-from", "qadam@school.kz")).contains("! smtp_unreachable: The mail server localhost:");
        assertThat(command("--smtp", "smtp://user:secret@localhost", "--smtp-from", "qadam@school.kz")).startsWith("2 ");
    }

    @Test
    void a_language_model_that_does_not_answer_or_may_not_be_used_for_money() {
        String address;
        try (ScriptedModel model = ScriptedModel.open().named("qolda")) {
            address = model.url().replace("127.0.0.1", "localhost");
            assertThat(command("--model", address)).doesNotContain("model_");
            assertThat(model.requests()).as("a probe is no question").isEmpty();
        }
        assertThat(command("--model", "kaz-llm-8b=" + address, "--commercial")).contains("! model_down: The language model's server localhost:", "! model_not_for_sale: ", "CC BY-NC 4.0");
        assertThat(command("--model", "gpt=" + address)).startsWith("2 ");
    }

    @Test
    void it_ends_with_a_code_that_a_script_understands() throws IOException {
        Files.delete(data.resolve("backups/" + backup(Duration.ZERO)));
        assertThat(command("--port", Integer.toString(port))).startsWith("4 ! no_backup: ");
        Files.delete(data.resolve("keys/master.key"));
        assertThat(command("--port", Integer.toString(port), "--language", "kk")).startsWith("1 ✗ key_missing: ").contains("Кілт файлы жоқ");
        String json = command("--port", Integer.toString(port), "--json");
        assertThat(JsonMapper.shared().readTree(json.substring(2)).path("findings").path(0).path("code").asString()).isEqualTo("key_missing");
    }

    private static String backup(Duration age) {
        return DateTimeFormatter.ofPattern("'daily-'uuuu-MM-dd-HHmmss'.zip'").format(now.minus(age).atZone(ZoneId.of("Asia/Almaty")));
    }

    /** Each complaint has its paragraph for the person who must mend it. */
    @Test
    void every_complaint_is_explained_for_the_operator() throws IOException {
        String page = Files.readString(Path.of("docs/run/trouble.md"));
        assertThat(Complaint.values()).allSatisfy(complaint -> assertThat(page).contains("`" + complaint.code() + "`"));
    }

    private List<Complaint> found() {
        return later(Duration.ZERO);
    }

    private List<Complaint> later(Duration passed) {
        return complaints(patient(data, COURSES, port, passed));
    }

    private List<Complaint> foundWith(Path courses) {
        return complaints(patient(data, courses, port, Duration.ZERO));
    }

    private List<Complaint> found(long reserve) {
        return complaints(new Patient(data, null, COURSES, port, null, List.of(), data.resolve("backups"), OptionalLong.of(reserve), InstantSource.fixed(now)));
    }

    private static List<Complaint> complaints(Patient patient) {
        return Doctor.examine(patient).stream().map(Finding::complaint).toList();
    }

    private static Patient patient(Path data, Path courses, int port, Duration passed) {
        return new Patient(data, null, courses, port, null, List.of(), data.resolve("backups"), OptionalLong.empty(), InstantSource.fixed(now.plus(passed)));
    }

    private String command(String... options) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine(InstantSource.fixed(now)).execute(Stream.concat(
                Stream.of("doctor", "--data", data.toString(), "--courses", COURSES.toString()), Stream.of(options)).toArray(String[]::new));
            return code + " " + printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(before);
        }
    }

    private Map<String, FileTime> files() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                times.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private static void planted(Path data, String change) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("qadam.db")); var statement = connection.createStatement()) {
            statement.execute(change);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
