package qadam.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import qadam.world.Browsers;
import qadam.world.Scope;
import qadam.world.Server;

/** One language's way past the pages, in a browser that only its own thread touches. */
final class Tour implements AutoCloseable {
    /** What a form would send, without the browser's own checks in between; a csrf given as a field replaces the form's. */
    private static final String SEND = """
        ([to, fields]) => {
          const form = document.createElement('form');
          form.method = 'post';
          form.action = to;
          const token = document.querySelector('input[name=csrf]');
          const all = Object.assign(token ? { csrf: token.value } : {}, fields);
          Object.entries(all).forEach(([name, value]) => {
            const field = document.createElement('textarea');
            field.name = name;
            field.value = value;
            form.append(field);
          });
          document.body.append(form);
          form.submit();
        }""";

    final String language;
    final Server server;
    private final Sight sight;
    private final String place;
    private final Playwright playwright;
    private final Browser browser;
    private final Map<String, Page> windows = new HashMap<>();

    private Tour(String language, Server server, Sight sight, String place, Playwright playwright, Browser browser) {
        this.language = language;
        this.server = server;
        this.sight = sight;
        this.place = place;
        this.playwright = playwright;
        this.browser = browser;
    }

    static Tour begin(String language, Server server, Sight sight) {
        Playwright playwright = Browsers.playwright();
        return new Tour(language, server, sight, "", playwright, Browsers.launch(playwright));
    }

    /** In the same browser to another server, whose pages are named by the place. */
    Tour elsewhere(Server other, String place) {
        return new Tour(language, other, sight, place + " ", playwright, browser);
    }

    /** Of what is much the same in each language, every third is seen here and the others by the others; with --all, all. */
    boolean turn(int number) {
        return Scope.all() || number % 3 == Browsers.languages().toList().indexOf(language);
    }

    /** The markup is the same in each language: each page is looked at closely in one of them. */
    private boolean closely(String path) {
        return turn(Math.floorMod(path.hashCode(), 3));
    }

    /** Somebody whom nobody knows, in a window that nobody has used. */
    Page open() {
        return context(null).newPage();
    }

    /** One of a demonstration's accounts. */
    Page signIn(String account) {
        Page page = open();
        send(page, "/sign-in", "/sign-in", Map.of("user", account, "password", "qadam-demo"));
        return page;
    }

    /** @param signedIn a browser's storage; its window stays open for the next visit */
    Page open(String signedIn) {
        return windows.computeIfAbsent(signedIn, storage -> context(storage).newPage());
    }

    /** A browser that gets no script: what is there works and looks right all the same. */
    Page openWithoutScript(String signedIn) {
        BrowserContext context = context(signedIn);
        context.route("**/*.js", Route::abort);
        return context.newPage();
    }

    private BrowserContext context(String signedIn) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900)
            .setReducedMotion(ReducedMotion.REDUCE).setStorageState(signedIn));
        context.setDefaultTimeout(30_000);
        return context;
    }

    void see(Page page, String... paths) {
        for (String path : paths) {
            see(page, 200, path);
        }
    }

    void see(Page page, int status, String path) {
        sight.look(page, go(page, path), status, name(path), closely(path));
    }

    /** The page as somebody has changed it, without a new address. */
    void seeNow(Page page, String path, String what) {
        sight.look(page, name(path) + " " + what, closely(path + what));
    }

    /** Sends a form from a page to another address, and looks at what comes back. */
    void seeSent(Page page, int status, String from, String to, Map<String, String> fields) {
        Response answer = send(page, from, to, fields);
        sight.look(page, answer, status, name(to) + " sent " + shortly(fields) + " " + status, closely(to + shortly(fields)));
    }

    /** What has come back already. */
    void seeAnswer(Page page, int status, String path, Response answer) {
        sight.look(page, answer, status, name(path) + " " + status, closely(path));
    }

    /** Hands a file to the page's own form, and looks at what comes back. */
    @SuppressWarnings("deprecation")
    void seeUploaded(Page page, int status, String from, FilePayload file) {
        go(page, from);
        page.setInputFiles("input[type=file]", file);
        Response answer = page.waitForNavigation(() -> page.locator("form:has(input[type=file]) button").click());
        sight.look(page, answer, status, name(from) + " given " + file.name, closely(from + file.name));
    }

    /** As it would come out on paper. */
    void seePrinted(Page page, String path) {
        go(page, path);
        sight.lookAtPrint(page, name(path) + " printed");
    }

    @SuppressWarnings("deprecation")   // the page that comes is the answer, whatever its address
    Response send(Page page, String from, String to, Map<String, String> fields) {
        go(page, from);
        return page.waitForNavigation(() -> page.evaluate(SEND, List.of("/" + language + to, fields)));
    }

    Response go(Page page, String path) {
        return page.navigate(server.origin() + "/" + language + path);
    }

    private String name(String path) {
        return place + language + " " + path;
    }

    private static String shortly(Map<String, String> fields) {
        String all = fields.toString();
        return all.substring(0, Math.min(60, all.length())).replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
