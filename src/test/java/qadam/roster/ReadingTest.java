package qadam.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.shared.Csv;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.world.Databases;

/** Files as people and programs really make them, and as attackers do. */
class ReadingTest {
    private static final String HEAD = "organisation;class;grade;family name;given name;role;external id\r\n";
    private static RosterWorld world;

    @BeforeAll
    static void open() {
        world = new RosterWorld(Databases.sqlite());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private record Read(List<Row> rows, List<Refused> refused, RosterFile.Notes notes) {
        List<String> names() {
            return rows.stream().map(row -> row.get("familyName")).toList();
        }
    }

    private static Read people(byte[] csv) {
        List<Row> rows = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        try (RosterFile file = world.plain(csv)) {
            file.read(Part.USERS, new RosterFile.Taker() {
                @Override
                public void take(Row row) {
                    rows.add(row);
                }

                @Override
                public void refuse(Refused one) {
                    refused.add(one);
                }
            }, more -> { });
            return new Read(rows, refused, file.notes());
        }
    }

    private static Read people(String csv) {
        return people(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(RosterProblem problem, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem()).isEqualTo(problem);
            for (Language language : Language.values()) {
                assertThat(world.texts.text(language, problem.key(), refusal.values())).isNotBlank().doesNotContain("{");
            }
        });
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, '', ''", "UTF-8, EFBBBF, ''", "UTF-16LE, FFFE, list.csv: UTF-16LE", "UTF-16BE, FEFF, list.csv: UTF-16BE", "UTF-16LE, '', list.csv: UTF-16LE",
        "windows-1251, '', list.csv: windows-1251"})
    void each_encoding_is_recognised_and_said(String charset, String mark, String said) {
        String names = charset.startsWith("w") ? "Иванова;Мария" : "Әлиева;Айгүл";
        String text = HEAD + (";7А;7;" + names + ";ученик;1\r\n;7А;7;Пётр;Петров;ученик;2\r\n;7А;7;Ольга;Сергеева;ученик;3\r\n").replace("ученик", "ученик");
        Read read = people(joined(java.util.HexFormat.of().parseHex(mark), text.getBytes(Charset.forName(charset))));
        assertThat(read.refused).isEmpty();
        assertThat(read.names()).containsExactly(names.split(";")[0], "Пётр", "Ольга");
        assertThat(read.notes.encodings()).isEqualTo(said.isEmpty() ? List.of() : List.of(said));
    }

    /** The Kazakh sister of windows-1251; its bytes are made by hand, since the JDK has no such encoding. */
    @Test
    void kazakh_letters_of_old_programs_are_kazakh_letters() {
        String there = HEAD + ";7А;7;Јлиева;Айгїл;ученик;1\r\n;7А;7;Жаќып;Ґмір;ученик;2\r\n;7А;7;Єалым;Ѕўрлан;ученик;3\r\n";
        Read read = people(there.getBytes(Charset.forName("windows-1251")));
        assertThat(read.notes.encodings()).containsExactly("list.csv: KZ-1048");
        assertThat(read.names()).containsExactly("Әлиева", "Жақып", "Ғалым");
        assertThat(read.rows.get(1).get("givenName")).isEqualTo("Өмір");
    }

    @Test
    void a_line_in_other_letters_than_the_rest_is_refused_alone() {
        byte[] right = (HEAD + ";7A;7;Әлиева;Айгүл;оқушы;1\r\n;7A;7;Қасымов;Ерлан;оқушы;2\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] wrong = ";7A;7;Иванов;Пётр;pupil;3\r\n".getBytes(Charset.forName("windows-1251"));
        Read read = people(joined(joined(right, wrong), ";7A;7;Ким;Анна;оқушы;4\r\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(read.names()).containsExactly("Әлиева", "Қасымов", "Ким");
        assertThat(read.refused).extracting(Refused::line, Refused::reason).containsExactly(org.assertj.core.groups.Tuple.tuple(4L, Reason.LETTERS));
    }

    @ParameterizedTest
    @CsvSource({"','", "';'", "'\t'"})
    void the_separator_is_found_and_a_line_with_another_is_refused(String separator) {
        String other = separator.equals(",") ? ";" : ",";
        Read read = people((HEAD + ";7A;7;\"A; B, C\";D;pupil;1\r\n").replace("\"A; B, C\"", "\"A\"").replace(";", separator) + ";7A;7;E;F;pupil;2\r\n".replace(";", other));
        assertThat(read.names()).containsExactly("A");
        assertThat(read.refused).extracting(Refused::line, Refused::reason).containsExactly(org.assertj.core.groups.Tuple.tuple(3L, Reason.COLUMNS));
    }

    @Test
    void quotes_hold_separators_and_lines_and_the_line_numbers_stay_right() {
        Read read = people(HEAD + "\"\";7A;7;\"Bek; the \"\"Great\"\"\";A;pupil;1\r\n\r\n;7A;7;\"two\nlines\";B;pupil;2\r\n;7A;7;C;=1+1;pupil;3\r\n");
        assertThat(read.names()).containsExactly("Bek; the \"Great\"");
        assertThat(read.refused).extracting(Refused::line, Refused::reason).containsExactly(org.assertj.core.groups.Tuple.tuple(4L, Reason.CONTROL),
            org.assertj.core.groups.Tuple.tuple(6L, Reason.FORMULA));
    }

    @Test
    void a_quote_that_is_never_closed_ends_the_reading_at_its_line() {
        refused(RosterProblem.BROKEN, () -> people(HEAD + ";7A;7;A;B;pupil;1\r\n;7A;7;\"C;D;pupil;2\r\n" + ";7A;7;E;F;pupil;3\r\n".repeat(10_000)));
    }

    @Test
    void a_cell_or_a_line_without_end_fills_no_memory() {
        Read read = people(HEAD + ";7A;7;" + "x".repeat(300) + ";B;pupil;1\r\n");
        assertThat(read.refused).extracting(Refused::reason).containsExactly(Reason.TOO_LONG);
        refused(RosterProblem.BROKEN, () -> people(HEAD + ";7A;7;" + "x".repeat(1_000_000) + ";B;pupil;1\r\n"));
    }

    @Test
    void columns_that_are_missing_or_stand_twice_are_named() {
        refused(RosterProblem.COLUMN_MISSING, () -> people("organisation;class;family name;given name;role\r\n;;;;\r\n"));
        refused(RosterProblem.COLUMN_TWICE, () -> people(HEAD.replace("class", "role")));
        refused(RosterProblem.EMPTY, () -> people(""));
        refused(RosterProblem.COLUMN_MISSING, () -> people("\u0000\u0001\u0002 nonsense"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_template_of_each_language_is_read_back(Language language) {
        List<String> headings = Part.PLAIN.columns().stream().map(column -> world.texts.text(language, "roster.column." + column)).toList();
        List<String> example = Part.PLAIN.columns().stream().map(column -> column.equals("organisation") ? "No 1" : world.texts.text(language, "roster.example." + column)).toList();
        Read read = people(new Csv().row(headings).row(example).toString());
        assertThat(read.refused).isEmpty();
        assertThat(read.names()).containsExactly(world.texts.text(language, "roster.example.family_name"));
    }

    @Test
    void a_formula_is_never_written_out_raw() {
        assertThat(Csv.line(List.of("=cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "+7"))).startsWith("'=cmd").contains(",'@SUM", ",'-1", ",'+7");
    }

    // ── zips ──

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void refusedBoth(RosterProblem problem, byte[] zip, Path folder) throws IOException {
        Path file = Files.write(folder.resolve(UUID.randomUUID() + ".zip"), zip);
        refused(problem, () -> world.compare(world.root(), file));
        refused(problem, () -> world.rosters.draft(zip, "list.zip"));
        try (var left = Files.list(folder)) {
            assertThat(left).allMatch(path -> path.toString().endsWith(".zip"));
        }
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd", "/etc/cron.d/x", "roster/users.csv", "..", "C:\\users.csv", ".hidden"})
    void a_name_that_leads_elsewhere_is_refused(String name, @TempDir Path folder) throws IOException {
        refusedBoth(RosterProblem.BAD_NAME, zip(name, new byte[10]), folder);
    }

    @Test
    void a_zip_bomb_is_refused_as_it_unpacks(@TempDir Path folder) throws IOException {
        byte[] manifest = Zip.ofOneSchool().bytes();
        assertThat(manifest).isNotEmpty();
        Zip bomb = Zip.ofOneSchool().add("users.csv", "\r\n".repeat(10_000_000));
        Path file = bomb.in(folder);
        assertThat(Files.size(file)).isLessThan(200_000);
        refused(RosterProblem.BOMB, () -> world.compare(world.root(), file));
        refused(RosterProblem.BOMB, () -> world.rosters.draft(Files.readAllBytes(file), "list.zip"));
    }

    @Test
    void a_file_of_ten_gigabytes_is_refused_at_once(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("list.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10_000_000_000L);
        }
        refused(RosterProblem.TOO_LARGE, () -> world.compare(world.root(), file));
    }

    @Test
    void a_stream_that_goes_on_and_on_ends_at_the_bound() {
        java.io.InputStream endless = new java.io.InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                java.util.Arrays.fill(bytes, from, from + length, (byte) 'x');
                return length;
            }
        };
        refused(RosterProblem.TOO_LARGE, () -> new BoundedStream(endless, Bounds.COMMAND.bytes(), -1, more -> { }).transferTo(java.io.OutputStream.nullOutputStream()));
    }

    @Test
    void more_rows_than_a_page_takes_are_said_to_be_too_many() {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = 0; i <= Bounds.PAGE.rows(); i++) {
            csv.append(";7A;7;A;B;pupil;").append(i).append("\r\n");
        }
        refused(RosterProblem.TOO_MANY_ROWS, () -> people(csv.toString()));
    }

    @Test
    void a_file_in_which_everything_is_wrong_is_not_read_to_its_end(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("list.csv");
        Files.writeString(file, HEAD + ";7A;7;=A;B;pupil;1\r\n".repeat(Bounds.MOST_REFUSED + 10));
        refused(RosterProblem.TOO_MANY_REFUSED, () -> world.compare(world.root(), file));
    }

    @Test
    void a_manifest_that_is_missing_old_or_says_something_else_is_refused(@TempDir Path folder) throws IOException {
        refusedBoth(RosterProblem.NO_MANIFEST, Zip.ofOneSchool().withoutFile("manifest.csv").bytes(), folder);
        refusedBoth(RosterProblem.VERSION, Zip.ofOneSchool().replace("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1").bytes(), folder);
        refusedBoth(RosterProblem.DELTA, Zip.ofOneSchool().replace("manifest.csv", "file.users,bulk", "file.users,delta").bytes(), folder);
        refusedBoth(RosterProblem.PART_MISSING, Zip.ofOneSchool().withoutFile("users.csv").bytes(), folder);
        refusedBoth(RosterProblem.PART_MISSING, Zip.ofOneSchool().replace("manifest.csv", "file.roles,bulk", "file.roles,absent").withoutFile("roles.csv").bytes(), folder);
        refusedBoth(RosterProblem.PART_MISSING, Zip.ofOneSchool().replace("manifest.csv", "file.classes,bulk", "file.classes,absent").bytes(), folder);
        refusedBoth(RosterProblem.COLUMN_MISSING, Zip.ofOneSchool().replace("roles.csv", "orgSourcedId", "organisation").bytes(), folder);
    }

    @Test
    void a_broken_zip_is_refused_and_random_bytes_break_nothing(@TempDir Path folder) throws IOException {
        byte[] whole = Zip.ofOneSchool().bytes();
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] broken = whole.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                broken[4 + random.nextInt(broken.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("broken.zip"), i % 3 == 0 ? java.util.Arrays.copyOf(broken, 4 + random.nextInt(broken.length - 4)) : broken);
            try {
                world.compare(world.root(), file);
            } catch (Refusal said) {
                assertThat(said.problem()).isInstanceOf(RosterProblem.class);
            }
            try {
                world.rosters.draft(Files.readAllBytes(file), "list.zip");
            } catch (Refusal said) {
                assertThat(said.problem()).isInstanceOf(RosterProblem.class);
            }
        }
    }

    @Test
    void the_table_of_keys_knows_each_key_by_its_number() {
        KeyTable table = new KeyTable();
        Random random = new Random(7);
        List<UUID> keys = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            UUID key = new UUID(random.nextLong(), random.nextLong());
            assertThat(table.add(key.getMostSignificantBits(), key.getLeastSignificantBits())).isEqualTo(i);
            keys.add(key);
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(table.find(keys.get(i).getMostSignificantBits(), keys.get(i).getLeastSignificantBits())).isEqualTo(i);
        }
        assertThat(table.find(1, 2)).isEqualTo(-1);
    }
}
