package qadam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.world.Axe;
import qadam.world.Browsers;

/** The browser's side of every lab, in a browser: opened, left, opened without a network, handed in, and nobody's own left behind in what is kept. */
class LabFrameWalkTest {
    private static final String LAB = "/kk/labs/small/woven";
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    /** What a kind's own script would do: a field, a draft, and work that is right for this learner. */
    private static final String BENCH = """
        async () => {
          const { openLab } = await import(document.querySelector('script[src*="/js/lab.js"]').src);
          openLab('data', async bench => {
            window.bench = bench;
            const label = document.createElement('label');
            const field = document.createElement('input');
            label.append('Моншақ ', field);
            field.id = 'bead';
            field.value = bench.draft ? bench.draft.bead : '';
            field.addEventListener('input', () => bench.keep({ bead: field.value, drawn: new Uint8Array(64) }));
            bench.root.append(label);
            const goal = bench.seed % bench.settings.beads + 1;
            bench.ready(() => ({ work: { beads: goal > 1 ? [goal - 1, 1] : [1] } }));
          });
        }""";
    private static final String KEPT = """
        async () => {
          const found = {};
          for (const name of await caches.keys()) {
            const shelf = await caches.open(name);
            for (const request of await shelf.keys()) found[new URL(request.url).pathname] = await (await shelf.match(request)).text();
          }
          return found;
        }""";
    private static final String LOADED = "() => performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)";
    private static final String TRAINS = """
        async () => {
          const tf = await bench.library('tensorflow');
          const model = tf.sequential();
          model.add(tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 2, kernelSize: 3 }));
          model.add(tf.layers.flatten());
          model.add(tf.layers.dense({ units: 1 }));
          model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
          const { history } = await model.fit(tf.ones([8, 8, 8, 1]), tf.ones([8, 1]), { epochs: 3, verbose: 0 });
          return `${tf.getBackend()} ${history.loss[2] < history.loss[0]}`;
        }""";

    private final LabSite site = new LabSite(Map.of());
    private final BrowserContext device = Browsers.desktop("kk");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        device.close();
        site.close();
    }

    private Page page() {
        Page page = device.newPage();
        page.onRequest((Request request) -> asked.add(request.url()));
        page.onConsoleMessage((ConsoleMessage message) -> said.add(message.type() + ": " + message.text()));
        page.onResponse(answer -> refused.addAll(answer.status() >= 400 ? List.of(answer.url()) : List.of()));
        page.onPageError(error -> said.add("error: " + error));
        return page;
    }

    private void signUp(Page page) {
        page.navigate(site.origin() + "/kk/sign-up");
        page.locator("input[name=name]").first().fill("Айгүл");
        page.locator("input[name=user]").first().fill("aigul-of-the-lab");
        page.locator("input[name=password]").first().fill(PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").press("Enter");
        page.waitForURL("**/me/recovery-codes**");
    }

    /** By keyboard, to where the bench stands open. */
    private void open(Page page) {
        page.navigate(site.origin() + LAB);
        page.evaluate(BENCH);
        page.locator("[data-open]").press("Enter");
        page.locator("#bead").waitFor();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("bench-title");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> kept(Page page) {
        return (Map<String, String>) page.evaluate(KEPT);
    }

    @Test
    void after_one_visit_a_lab_works_without_a_network_and_nothing_that_is_kept_is_anybodys_own() {
        Page first = page();
        signUp(first);
        first.navigate(site.origin() + LAB);
        Number before = (Number) first.evaluate(LOADED);
        open(first);
        first.locator(".lab-kept button").waitFor();
        System.out.println("a lab's page: " + before + " bytes; with TensorFlow: " + first.evaluate(LOADED));
        assertThat(Axe.findings(first)).isEmpty();
        first.locator("#bead").fill("көк");
        first.locator("#answer-why").fill(LabSite.ANSWER);
        first.getByText("Қаралама осы құрылғыда сақталды").waitFor();
        first.close();

        device.setOffline(true);
        Page second = page();
        open(second);
        assertThat(second.locator("#bead").inputValue()).isEqualTo("көк");
        second.waitForCondition(() -> second.locator("#answer-why").inputValue().equals(LabSite.ANSWER));   // it comes back after the bench
        assertThat(second.evaluate(TRAINS)).isEqualTo("wasm true");
        second.locator("[data-hand-in-button]").press("Enter");
        second.locator("[data-answer]").getByText("Жұмыс осы құрылғыда сақталды").waitFor();
        device.setOffline(false);
        second.locator("[data-graded=passed]").waitFor();
        assertThat(site.rows()).isEqualTo(1);

        List.of("/kk/me", LAB + "/work", "/kk/labs").forEach(own -> second.navigate(site.origin() + own));
        String ticket = (String) second.evaluate("fetch('/api/labs/small/woven').then(answer => answer.json()).then(seat => seat.ticket)");
        assertThat(ticket).hasSizeGreaterThan(10);
        assertNobodysOwn(kept(second), ticket);
        leaveNothing(second);
        assertThat(asked).allMatch(address -> address.startsWith(site.origin() + "/"));
        assertThat(refused).allMatch(address -> address.contains("/api/inbox") || address.contains("/api/answer-file"));   // this small house has neither
        assertThat(said).filteredOn(line -> !line.contains("ERR_INTERNET_DISCONNECTED") && !line.contains("404")).isEmpty();
    }

    private void assertNobodysOwn(Map<String, String> kept, String ticket) {
        assertThat(kept.keySet()).contains(LAB).allMatch(path -> path.startsWith("/assets/") || path.startsWith("/libraries/") || path.equals(LAB) || path.equals("/kept-list" + LAB));
        List<String> own = device.cookies().stream().map((Cookie cookie) -> cookie.value).filter(value -> value.length() > 6).toList();
        assertThat(own).isNotEmpty();
        kept.forEach((path, text) -> assertThat(own.stream().anyMatch(text::contains) || text.contains("aigul") || text.contains("Айгүл") || text.contains(ticket)).as(path).isFalse());
    }

    /** The room is given back when it is asked for. */
    private void leaveNothing(Page page) {
        open(page);
        page.locator(".lab-kept button").waitFor();
        page.locator(".lab-kept button").press("Enter");
        page.getByText("Құрылғыдан өшірілді").waitFor();
        assertThat(kept(page)).isEmpty();
        assertThat(page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")).isEqualTo(0);
    }
}
