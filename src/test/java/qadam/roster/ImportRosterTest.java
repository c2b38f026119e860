package qadam.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.Main;
import qadam.shared.Database;
import qadam.world.FixedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportRosterTest {
    private record Ran(int code, String words) {
        JsonNode json() {
            return new JsonMapper().readTree(words);
        }
    }

    private static Ran run(Path data, Path file, String... more) {
        List<String> command = new ArrayList<>(List.of("import", "roster", file.toString(), "--data", data.toString()));
        command.addAll(List.of(more));
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine(new FixedClock("2026-11-28T06:00:00Z")).execute(command.toArray(String[]::new));
            return new Ran(code, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private static long people(Path data) {
        try (Database rows = Database.sqlite(data)) {
            return rows.read(handle -> handle.createQuery("select count(*) from persons").mapTo(Long.class).one());
        }
    }

    @Test
    void the_difference_is_shown_then_made_and_then_there_is_none(@TempDir Path data) {
        Database.sqlite(data).close();
        Path zip = Zip.ofOneSchool().in(data);
        Ran dry = run(data, zip, "--dry-run");
        assertThat(dry.code).isZero();
        assertThat(dry.words).contains("What would change: Kazakhstan. Nothing was changed.", "People", "Not looked into: demographics.csv");
        assertThat(people(data)).isZero();
        Ran real = run(data, zip, "--json");
        assertThat(real.code).isZero();
        assertThat(real.json().path("applied").asBoolean()).isTrue();
        assertThat(real.json().path("counts").path("people").path("new").asInt()).isEqualTo(4);
        assertThat(people(data)).isEqualTo(4);
        Ran again = run(data, zip, "--language", "kk");
        assertThat(again.code).isZero();
        assertThat(again.words).contains("Не өзгерер еді", "Адамдар");
        assertThat(run(data, zip, "--json").json().path("applied").asBoolean()).isFalse();
    }

    @Test
    void refused_rows_are_named_and_written_down_and_change_the_exit_code(@TempDir Path data) throws Exception {
        Database.sqlite(data).close();
        Path zip = Zip.ofOneSchool().add("users.csv", Zip.user("p1", "=HYPERLINK(1)", "Else"), Zip.user("p1", "Some", "Body")).in(data);
        Path refused = data.resolve("refused.csv");
        Ran ran = run(data, zip, "--refused", refused.toString());
        assertThat(ran.code).isEqualTo(4);
        assertThat(ran.words).contains("users.csv, line 6: a cell begins with = + - or @: that is a formula", "users.csv, line 7: this number or entry is in the list already (see line 4)",
            "nobody is taken as having left");
        assertThat(Files.readString(refused)).contains("users.csv,6,formula,", "users.csv,7,double,").doesNotContain("HYPERLINK", "Body");
        assertThat(people(data)).isEqualTo(4);
    }

    @Test
    void what_cannot_be_taken_changes_nothing_and_says_why(@TempDir Path data) throws Exception {
        Path zip = Zip.ofOneSchool().in(data);
        assertThat(run(data, zip).code).as("no data folder").isEqualTo(2);
        assertThat(data.resolve(Database.FILE)).doesNotExist();
        Database.sqlite(data).close();
        assertThat(run(data, data.resolve("nothing.zip")).code).isEqualTo(2);
        assertThat(run(data, zip, "--organisation", "99999").code).isEqualTo(2);
        Ran delta = run(data, Zip.ofOneSchool().replace("manifest.csv", "file.users,bulk", "file.users,delta").in(data), "--json");
        assertThat(delta.code).isEqualTo(1);
        assertThat(delta.json().path("problem").asString()).isEqualTo("delta");
        Path text = Files.writeString(data.resolve("text.csv"), "Dear Sir\n");
        assertThat(run(data, text).code).isEqualTo(1);
        assertThat(people(data)).isZero();
    }

    @Test
    void many_who_would_leave_must_be_said_yes_to(@TempDir Path data) {
        Database.sqlite(data).close();
        Zip zip = Zip.ofOneSchool();
        for (int i = 0; i < 30; i++) {
            zip.add("users.csv", Zip.user("m" + i, "Name" + i, "Many")).add("roles.csv", Zip.role("m" + i, "student", "s1"));
        }
        assertThat(run(data, zip.in(data)).code).isZero();
        Path few = Zip.ofOneSchool().in(data);
        Ran asked = run(data, few);
        assertThat(asked.code).isEqualTo(1);
        assertThat(asked.words).contains("30 of 34 people would leave");
        assertThat(run(data, few, "--leavers", "--json").json().path("counts").path("people").path("left").asInt()).isEqualTo(30);
    }
}
