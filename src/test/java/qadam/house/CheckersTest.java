package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Nu;

/** That the checkers we rely on can see a fault. */
class CheckersTest {
    @Test
    void the_nu_checker_finds_a_planted_error_and_passes_a_good_page() {
        assertThat(Nu.errors(Map.of("bad", "<!doctype html><html lang=en><title>x</title><p id=a><p id=a><div role=nonsense></div>",
            "good", "<!doctype html><html lang=\"en\"><head><title>x</title></head><body><h1>x</h1></body></html>")))
            .isNotEmpty().allMatch(error -> error.startsWith("bad"));
    }

    @Test
    void axe_finds_a_planted_fault() {
        try (BrowserContext context = Browsers.desktop("en")) {
            Page page = context.newPage();
            page.setContent("<html><head><title>x</title></head><body><img src='data:,'><input></body></html>");
            assertThat(Axe.findings(page)).anyMatch(finding -> finding.contains("image-alt"));
        }
    }
}
