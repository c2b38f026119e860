package qadam.world;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * axe-core on a page as the browser shows it, light and dark; gives back its findings in words. WCAG 2.2 AA must be named:
 * of itself axe leaves out what 2.2 has added, the size of targets.
 */
public final class Axe {
    private static final String RUN = """
        async rules => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const runOnly = rules.length ? { type: 'rule', values: rules } : tags;
          const result = await window.axe.run(document, { resultTypes: ['violations'], runOnly, preload: false });
          return result.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.failureSummary.replace(/\\s+/g, ' ') + ' at ' + n.target + ' ' + n.html.slice(0, 160)));
        }""";
    private static String script;

    private Axe() {
    }

    public static List<String> findings(Page page) {
        List<String> all = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            findingsNow(page).forEach(finding -> all.add(scheme + " " + page.url() + " " + finding));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return all;
    }

    /** On the page as it is shown at this moment, by these rules only, or by all when none is named. */
    @SuppressWarnings("unchecked")
    public static List<String> findingsNow(Page page, String... rules) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(script());
        }
        return (List<String>) page.evaluate(RUN, List.of(rules));
    }

    private static synchronized String script() {
        if (script == null) {
            try {
                script = Files.readString(Npm.install("axe", "axe-core@4.14.1").resolve("node_modules/axe-core/axe.min.js")) + "; undefined";
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return script;
    }
}
