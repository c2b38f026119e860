package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_is_one_servers_until_it_is_given_back() {
        try (DataFolder first = DataFolder.take(folder); DataFolder second = DataFolder.take(folder)) {
            assertThat(first.requireOurs().isOurs()).isTrue();
            assertRefused(second::requireOurs, FolderProblem.IN_USE);
        }
        try (DataFolder later = DataFolder.take(folder)) {
            later.requireOurs().requireWhole();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_in_words() {
        Path system = Path.of("/sys/kernel");   // not even for root
        assumeTrue(Files.isDirectory(system));
        assertRefused(() -> DataFolder.take(system), FolderProblem.UNWRITABLE);
        assertRefused(() -> DataFolder.take(system.resolve("qadam-data")), FolderProblem.UNWRITABLE);
    }

    @Test
    void a_file_where_the_folder_should_be_is_refused_in_words() throws Exception {
        assertRefused(() -> DataFolder.take(Files.writeString(folder.resolve("file"), "!")), FolderProblem.UNWRITABLE);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable taking, FolderProblem problem) {
        assertThatThrownBy(taking).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
