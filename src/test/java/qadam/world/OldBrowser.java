package qadam.world;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes today's Chromium as poor as an old browser, and finds in our scripts and style what an old one would miss. */
public final class OldBrowser {
    private static final String[] PACKAGES = {"eslint@9.39.5", "eslint-plugin-es-x@8.7.0", "@eslint/css@0.14.1", "@mdn/browser-compat-data@8.1.9"};
    private static final Path CHECK = Path.of("src/test/node/devices/check.mjs");
    private static final String TAKE_AWAY = """
        (news => {
          const places = {};
          news.members.forEach(([owner]) => { places[owner] = window[owner]; });
          window.takenAway = [];
          const take = (place, name) => { if (place && name in place && delete place[name]) window.takenAway.push(name); };
          news.members.forEach(([owner, name, isStatic]) => {
            const place = owner === 'Window' ? window : places[owner];
            take(typeof place === 'function' && !isStatic ? place.prototype : place, name);
            if (typeof place === 'function') take(place, name);
          });
          news.globals.forEach(name => take(window, name));
        })(%s);""";
    /** As private windows of older browsers have it, and as some policies set it. */
    private static final String REFUSE_STORAGE = """
        IDBFactory.prototype.open = function () { throw new DOMException('refused', 'InvalidStateError'); };
        Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };
        ['localStorage', 'sessionStorage'].forEach(name =>
          Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } }));""";
    private static String newer;

    private OldBrowser() {
    }

    /** Takes away all that has come to Chrome since version 80; pages find it in {@code takenAway}. */
    public static BrowserContext chrome80(BrowserContext context) {
        context.addInitScript(TAKE_AWAY.formatted(newer()));
        return context;
    }

    /** Nothing can be stored: IndexedDB does not open, the other two are not even to be looked at. */
    public static BrowserContext refusingStorage(BrowserContext context) {
        context.addInitScript(REFUSE_STORAGE);
        return context;
    }

    /** A browser before Chrome 80 stops reading at {@code ?.}; ours stops at a sign that none can read. */
    public static BrowserContext beforeChrome80(BrowserContext context) {
        context.route(Pattern.compile(".*/assets/.*\\.js"), OldBrowser::makeUnreadable);
        return context;
    }

    private static void makeUnreadable(Route route) {
        String script = route.fetch().text();
        route.fulfill(new Route.FulfillOptions().setContentType("text/javascript; charset=utf-8").setBody(script.replace("?.", "?#.")));
    }

    /** What browsers of the oldest age cannot do in these files, a line each; first is checked that all of them were read. */
    public static List<String> findings(List<Path> files) {
        List<String> lines = new ArrayList<>(run(files.stream().map(Path::toString).toList()).lines().toList());
        String last = lines.removeLast();
        if (!last.equals(files.size() + " files read")) {
            throw new IllegalStateException("not every file was read: " + last);
        }
        return lines;
    }

    private static synchronized String newer() {
        if (newer == null) {
            newer = run(List.of("--newer"));
        }
        return newer;
    }

    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("node", CHECK.toString(), Npm.install("devices", PACKAGES).toString()));
        command.addAll(arguments);
        return Command.run(Path.of("").toAbsolutePath(), command);
    }
}
