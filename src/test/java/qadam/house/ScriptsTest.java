package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import qadam.world.Command;

/** What the browser's modules reckon, tested without a browser: all of {@code src/test/js} in one run of Node. */
class ScriptsTest {
    private static final Path TESTS = Path.of("src/test/js");

    @Test
    void each_module_that_needs_no_page_does_what_its_tests_say() throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "--import", "./" + TESTS.resolve("door.mjs"), "--test", "--test-reporter=tap"));
        command.addAll(files());
        assertThat(Command.run(Path.of("").toAbsolutePath(), command)).contains("# fail 0").containsPattern("# pass [1-9]");
    }

    private static List<String> files() throws IOException {
        try (var files = Files.list(TESTS)) {
            return files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).sorted().toList();
        }
    }
}
