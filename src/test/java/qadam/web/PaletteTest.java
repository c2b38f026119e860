package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void style_sheet_uses_the_colours_of_the_components_page() throws IOException {
        String css = Files.readString(Path.of("src/main/web/css/qadam.css"));
        int dark = css.indexOf("@media (prefers-color-scheme: dark)");

        for (Palette colour : Palette.ALL) {
            assertThat(css.substring(0, dark)).contains("--" + colour.name() + ": " + colour.light() + ";");
            assertThat(css.substring(dark)).contains("--" + colour.name() + ": " + colour.dark() + ";");
        }
    }

    @Test
    void colours_for_writing_are_readable_on_paper() {
        assertThat(Palette.ALL).filteredOn(Palette::written)
            .allMatch(colour -> colour.contrastOnLightPaper() >= 4.5 && colour.contrastOnDarkPaper() >= 4.5);
    }

    @Test
    void contrast_is_that_of_the_standard() {
        assertThat(Palette.contrast("#000000", "#FFFFFF")).isEqualTo(21.0);
        assertThat(Palette.contrast("#777777", "#FFFFFF")).isEqualTo(4.4);
    }
}
