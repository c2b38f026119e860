package qadam.visionlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Server;

/** The vision bench on a phone, and what bad pictures, a refused camera and a hostile model do to it. Training itself: {@code ./qadam bench labs}. */
class VisionWalkTest {
    private static FilePayload file(String name, String type, byte[] bytes) {
        return new FilePayload(name, type, bytes);
    }

    @Test
    void bad_pictures_no_camera_and_a_hostile_model_are_said_and_change_nothing() {
        try (Server server = Server.start(null); BrowserContext phone = Browsers.phone("kk")) {
            Page page = phone.newPage();
            List<String> errors = new CopyOnWriteArrayList<>();
            page.onPageError(errors::add);
            page.navigate(server.origin() + "/kk/labs/machines-that-see/ornaments");
            page.locator("[data-open]").press("Enter");
            page.locator(".vision").waitFor();
            page.locator("[data-step=collect] [data-counts] .vision-bad").first().waitFor();
            assertThat(page.locator("[data-step=collect] [data-counts] .vision-bad").allInnerTexts()).containsExactly("1", "1");

            page.locator("[data-camera]").press("Enter");
            page.locator("[data-own-problem]:not(:empty)").waitFor();
            FilePayload[] files = IntStream.range(0, 230).mapToObj(i -> file("p" + i + ".png", "image/png", i < 5 ? Sheet.of(ReadySet.one().museum().subList(i, i + 1))
                : "no picture".getBytes(StandardCharsets.UTF_8))).toArray(FilePayload[]::new);
            page.locator("#vision-files").setInputFiles(files);
            page.waitForFunction("() => document.querySelector('[data-own-problem]').textContent.includes('195')");
            assertThat(page.locator("[data-own-problem]").innerText()).contains("195").contains("30");
            assertThat(page.locator(".vision-own li").count()).isEqualTo(5);
            assertThat(Axe.findings(page)).isEmpty();

            page.locator(".vision-steps [data-to=papers]").press("Enter");
            page.locator("#vision-import").setInputFiles(file("model.json", "application/json", "{\"format\":\"qadam-vision-1\",\"architecture\":\"large\",\"weights\":\"AAAA\"}"
                .getBytes(StandardCharsets.UTF_8)));
            page.locator("[data-import-problem]:not(:empty)").waitFor();
            page.locator("#vision-import").setInputFiles(file("model.json", "application/json", ("{\"format\":\"qadam-vision-1\",\"architecture\":\"small\",\"motifs\":"
                + "[\"horn\",\"goose\",\"star\",\"zigzag\"],\"weights\":\"" + NetworkTest.weights(Architecture.SMALL, 0) + "\"}").getBytes(StandardCharsets.UTF_8)));
            page.waitForFunction("() => document.querySelector('[data-import-problem]').textContent === '' && document.querySelectorAll('[data-results] table').length === 2");
            page.locator(".vision-steps [data-to=look]").press("Enter");
            Network network = Network.of(Architecture.SMALL, NetworkTest.weights(Architecture.SMALL, 0));
            List<String> names = page.locator("#vision-shown option").allTextContents();
            List<Picture> museum = ReadySet.one().museum();
            for (int i = 0; i < museum.size(); i++) {
                assertThat(page.locator("[data-museum] button").nth(i).getAttribute("aria-label")).endsWith(names.get(network.sees(museum.get(i).pixels()).ordinal()));
            }
            page.locator("[data-museum] button").first().press("Enter");
            page.locator(".vision-over").waitFor();
            assertThat(Axe.findings(page)).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
            assertThat(errors).isEmpty();
        }
    }
}
