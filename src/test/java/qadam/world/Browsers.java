package qadam.world;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one Chromium of a test run; each test gets a context of its own, with empty storage. */
public final class Browsers {
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static Browser browser;

    private Browsers() {
    }

    public static BrowserContext desktop(String language) {
        return context(language, 1280, 900, true);
    }

    public static BrowserContext phone(String language) {
        return context(language, 360, 740, true);
    }

    public static BrowserContext withoutScript(String language) {
        return context(language, 1280, 900, false);
    }

    /** Another window of the same person, with script. */
    public static BrowserContext asIn(BrowserContext other) {
        return browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setStorageState(other.storageState()));
    }

    private static BrowserContext context(String language, int width, int height, boolean script) {
        BrowserContext context = browser().newContext(new Browser.NewContextOptions()
            .setLocale(language).setViewportSize(width, height).setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        return context;
    }

    public static synchronized Browser browser() {
        if (browser == null) {
            Playwright playwright = playwright();
            browser = launch(playwright);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    /** For a thread of its own: Playwright serves one thread only. Whoever asks closes it. */
    public static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    public static Browser launch(Playwright playwright) {
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setHeadless(true).setExecutablePath(executable())
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")));
    }

    private static Path executable() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElseThrow(() -> new IllegalStateException(
            "the browser tests need Chromium; run ./qadam test, which installs it, or install the package chromium"));
    }

    /** For parameterised tests over the three languages. */
    public static Stream<String> languages() {
        return Stream.of("kk", "ru", "en");
    }
}
