package qadam.bench.labs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Server;

/** The labs on a desk need no library and no training, so they are walked whole in the ordinary run. */
class DeskLabsWalkTest {
    private static Server server;

    @BeforeAll
    static void open() {
        server = Server.process();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<LabBench> labs() {
        return Stream.of(new DecisionLab(), new DataLab());
    }

    @ParameterizedTest
    @MethodSource("labs")
    void a_lab_on_a_desk_is_done_by_keyboard_in_kazakh_and_cannot_be_cheated(LabBench lab) throws Exception {
        try (BrowserContext context = Browsers.desktop("kk")) {
            Page page = context.newPage();
            page.navigate(server.origin() + "/kk/labs/" + lab.name());
            new DeskKeys(page).to("[data-open]").press("Enter", 1);
            page.waitForFunction("() => !document.querySelector('[data-bench]').hidden");
            assertThat(Axe.findingsNow(page)).isEmpty();
            lab.walk(page, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }
}
