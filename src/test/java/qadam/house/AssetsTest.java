package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void every_asset_is_listed_so_that_its_change_changes_the_address_under_which_it_is_kept_for_ever() throws IOException {
        Path folder = Path.of("src/main/web");
        try (var files = Files.walk(folder)) {
            List<String> all = files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.equals("files.txt")).sorted().toList();
            assertThat(Files.readAllLines(folder.resolve("files.txt"))).isEqualTo(all);
        }
    }
}
