package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import qadam.shared.Database;
import qadam.world.FixedClock;
import qadam.world.SealedBank;

class ImportItemsTest {
    private static final String EXAM = "ai-for-everyone";
    private static final String OPEN_BANK = "courses/ai-for-everyone/bank/what-ai-is.yaml";

    @TempDir
    private Path folder;

    private record Run(int code, String printed) {
    }

    private Run run(Path file, String... more) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String[] arguments = new String[more.length + 3];
            arguments[0] = file.toString();
            arguments[1] = "--data";
            arguments[2] = folder.toString();
            System.arraycopy(more, 0, arguments, 3, more.length);
            return new Run(new CommandLine(new ImportItems(new FixedClock("2026-11-23T05:00:00Z"))).execute(arguments), printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private int sealedItems() {
        try (Database database = Database.sqlite(folder)) {
            return new ItemBanks(database, folder).sealedItems(EXAM);
        }
    }

    @Test
    void bank_is_imported_counted_and_never_printed() {
        Run run = run(SealedBank.write(folder), "--exam", EXAM);
        assertThat(run.code()).isZero();
        assertThat(run.printed()).contains("sealed bank 1 has 120 questions", "ethics 24").doesNotContain("trial", "Apple", "(+)");
        assertThat(sealedItems()).isEqualTo(120);
        assertThat(run(SealedBank.write(folder), "--exam", EXAM, "--language", "kk").printed()).contains("жабық банк 2, 120 сұрақ");
    }

    @Test
    void mistakes_are_named_by_line_and_nothing_is_imported() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"),
            Files.readString(SealedBank.write(folder)).replace("competence: how.1.1", "competence: how.9.9"));
        Run run = run(broken, "--exam", EXAM);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.printed()).contains("broken.yaml:", "how.9.9", "Nothing was imported");
        assertThat(sealedItems()).isZero();
    }

    @Test
    void question_that_stands_in_the_course_cannot_be_sealed() {
        Run run = run(Path.of(OPEN_BANK), "--exam", EXAM);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.printed()).contains("w-greenhouse-fan", "its answer is public");
        assertThat(sealedItems()).isZero();
    }

    @Test
    void unknown_exam_and_missing_file_are_said_plainly() {
        assertThat(run(folder.resolve("none.yaml")).code()).isEqualTo(2);
        Run run = run(SealedBank.write(folder), "--exam", "astronomy");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.printed()).contains(EXAM, "machines-that-see");
    }

    @Test
    void with_several_exams_it_asks_which_one_and_imports_nothing() {
        Run run = run(SealedBank.write(folder));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.printed()).contains(EXAM, "machines-that-see");
        assertThat(sealedItems()).isZero();
    }
}
