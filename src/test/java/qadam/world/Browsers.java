package qadam.world;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one Chromium of a test run; each test gets a context of its own, with empty storage. */
public final class Browsers {
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static Browser browser;
    private static Playwright playwright;

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
        return context(browser(), language, width, height, script);
    }

    /** A desktop in a browser of the test's own. */
    public static BrowserContext desktop(Browser own, String language) {
        return context(own, language, 1280, 900, true);
    }

    private static BrowserContext context(Browser own, String language, int width, int height, boolean script) {
        BrowserContext context = own.newContext(new Browser.NewContextOptions()
            .setLocale(language).setViewportSize(width, height).setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        return context;
    }

    public static synchronized Browser browser() {
        if (browser == null) {
            playwright = playwright();
            browser = launch(playwright);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    /** A browser whose profile lies in this folder: closed and opened again, it holds what it held. */
    public static BrowserContext keeping(Path profile, String language) {
        browser();
        BrowserContext context = playwright.chromium().launchPersistentContext(profile, new BrowserType.LaunchPersistentContextOptions().setHeadless(true)
            .setExecutablePath(executable()).setArgs(ARGUMENTS).setLocale(language).setViewportSize(360, 740));
        context.setDefaultTimeout(15_000);
        return context;
    }

    /** For a thread of its own: Playwright serves one thread only. Whoever asks closes it. */
    public static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    public static Browser launch(Playwright playwright) {
        return launch(playwright, executable(), List.of());
    }

    /** A second one of the same run, told something more; whoever asks closes it. */
    public static Browser another(String... arguments) {
        browser();
        return launch(playwright, executable(), List.of(arguments));
    }

    /** A browser with a profile that outlives it, which {@link #kill} ends as a lost battery does. */
    public static BrowserContext lasting(Path profile, String language) {
        browser();
        BrowserContext context = playwright.chromium().launchPersistentContext(profile, new BrowserType.LaunchPersistentContextOptions().setHeadless(true)
            .setExecutablePath(executable()).setArgs(ARGUMENTS).setLocale(language).setViewportSize(360, 740));
        context.setDefaultTimeout(15_000);
        return context;
    }

    /** SIGKILL to the process of the browser with this profile. */
    public static void kill(Path profile) {
        List<ProcessHandle> found = ProcessHandle.allProcesses().filter(process -> process.info().commandLine()
            .filter(line -> line.contains("--user-data-dir=" + profile) && !line.contains("--type=")).isPresent()).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no browser with the profile " + profile);
        }
        found.forEach(ProcessHandle::destroyForcibly);
        found.forEach(process -> process.onExit().join());
    }

    /** A second one that a command starts elsewhere, as in another network. */
    public static Browser elsewhere(List<String> place) {
        browser();
        return launch(playwright, script(place), List.of());
    }

    private static Path script(List<String> place) {
        try {
            Path script = Databases.folder().resolve("chromium");
            Files.writeString(script, "#!/bin/sh\nexec " + String.join(" ", place) + " " + executable() + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            return script;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Browser launch(Playwright playwright, Path executable, List<String> more) {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(more);
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setHeadless(true).setExecutablePath(executable).setArgs(arguments));
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
