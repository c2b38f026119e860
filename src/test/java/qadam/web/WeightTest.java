package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTest {
    private static final Path WEB = Path.of("src/main/web");

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void home_page_with_all_that_it_loads_is_at_most_30_kilobytes(String language) throws IOException {
        try (SmallHouse house = new SmallHouse(0)) {
            int bytes = zipped(house.get("/" + language).body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (String asset : List.of("css/qadam.css", "icon.svg", "manifest.webmanifest")) {
                bytes += zipped(Files.readAllBytes(WEB.resolve(asset)));
            }
            assertThat(bytes).isLessThan(30_000);
        }
    }

    @Test
    void style_sheet_stays_small() throws IOException {
        assertThat(zipped(Files.readAllBytes(WEB.resolve("css/qadam.css")))).isLessThan(6_000);
    }

    private static int zipped(byte[] plain) {
        return FixedPage.of(plain, "text/html").gzip().length;
    }
}
