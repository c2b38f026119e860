package qadam.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import qadam.world.Axe;
import qadam.world.Scope;

/** What was seen of every page that was looked at, and what was wrong with it. Shared by the browsers of all languages. */
final class Sight {
    /** The markup is the same in the dark and on a phone: only what these rules see can differ there. */
    static final String[] RULES_OF_APPEARANCE = {"color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable",
        "meta-viewport"};
    private static final String MOVING = """
        () => [...document.querySelectorAll('*')].filter(one => {
          const style = getComputedStyle(one);
          return style.animationName !== 'none' || style.transitionDuration.split(',').some(time => parseFloat(time) > 0.01);
        }).map(one => one.outerHTML.slice(0, 100))""";
    private static final String WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    final List<String> surprises = new CopyOnWriteArrayList<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    final List<String> wide = new CopyOnWriteArrayList<>();
    final List<String> moving = new CopyOnWriteArrayList<>();
    /** HTML by what it is called: as it was sent, and as the scripts have left it. */
    final Map<String, String> html = new ConcurrentSkipListMap<>();
    /** Addresses that were opened by a GET and answered with a page. */
    final Set<String> opened = ConcurrentHashMap.newKeySet();

    /**
     * @param name says what is on the page, beside its address
     * @param closely by all rules, light and dark; else only whether longer words make it wider than a phone
     */
    void look(Page page, Response answer, int status, String name, boolean closely) {
        if (answer.status() != status) {
            surprises.add(name + " " + answer.url() + " is answered with " + answer.status() + ", not " + status);
        }
        if (status == 200 && answer.request().method().equals("GET")) {
            opened.add(URI.create(answer.url()).getPath());
        }
        html.put(name + " as sent", answer.text());
        look(page, name, closely);
    }

    /** The page as it stands, after what somebody has done on it. */
    void look(Page page, String name, boolean closely) {
        if (closely) {
            html.put(name + " as shown", page.content());
            light(page, name);
        }
        small(page, name, closely);
        page.setViewportSize(1280, 900);
        page.emulateMedia(media(ColorScheme.LIGHT));
    }

    /** On paper there is one colour scheme, whatever the reader's screen prefers. */
    void lookAtPrint(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(media(scheme).setMedia(Media.PRINT));
            run(page, name + ", " + scheme, "color-contrast");
        }
        page.emulateMedia(media(ColorScheme.LIGHT).setMedia(Media.SCREEN));
    }

    /** By default light on a desktop and dark on a phone, there by the rules that see a difference; with --all each in both, by all, in each language. */
    private void light(Page page, String name) {
        run(page, name + ", light, desktop");
        if (Scope.all()) {
            page.emulateMedia(media(ColorScheme.DARK));
            run(page, name + ", dark, desktop");
        }
    }

    private void small(Page page, String name, boolean closely) {
        page.setViewportSize(360, 740);
        if (closely) {
            page.emulateMedia(media(ColorScheme.DARK));
            run(page, name + ", dark, phone", Scope.all() ? new String[0] : RULES_OF_APPEARANCE);
        }
        if (Scope.all()) {
            page.emulateMedia(media(ColorScheme.LIGHT));
            run(page, name + ", light, phone");
        }
        if (Boolean.TRUE.equals(page.evaluate(WIDE))) {
            wide.add(name + " " + page.url());
        }
        if (closely) {
            ((List<?>) page.evaluate(MOVING)).forEach(one -> moving.add(name + " " + one));
        }
    }

    private void run(Page page, String name, String... rules) {
        Axe.findingsNow(page, rules).forEach(finding -> violations.add(name + " " + page.url() + " " + finding));
    }

    private static Page.EmulateMediaOptions media(ColorScheme scheme) {
        return new Page.EmulateMediaOptions().setColorScheme(scheme);
    }
}
