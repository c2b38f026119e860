package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.world.Axe;
import qadam.world.Nu;

/** Whether everybody can read and reach what a story shows on a phone, light and dark; gathered on the way and said at its end. */
final class Glance {
    private final List<String> wide = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, String> html = new LinkedHashMap<>();

    void at(Page page, String what) {
        html.put(what, page.content());
        if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            wide.add(what);
        }
        findings(page, what);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        findings(page, what + ", dark", Sight.RULES_OF_APPEARANCE);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void findings(Page page, String what, String... rules) {
        Axe.findingsNow(page, rules).forEach(finding -> violations.add(what + " " + finding));
    }

    void at(Page page, String address, String what) {
        page.navigate(address);
        at(page, what);
    }

    void assertGood() {
        assertThat(wide).as("wider than a phone").isEmpty();
        assertThat(violations).isEmpty();
        assertThat(Nu.errors(html)).isEmpty();
    }
}
