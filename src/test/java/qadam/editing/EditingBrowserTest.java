package qadam.editing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.shared.Language;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Nu;

/** The authors' pages in a real browser: what script adds, what works without it, and whether everybody can read and reach it. */
class EditingBrowserTest {
    private static final String DESK = "/authors/courses/small/first";

    private EditingSite site;

    @BeforeEach
    void open() throws IOException {
        site = new EditingSite();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Page page(BrowserContext context, String who) {
        context.addCookies(List.of(new Cookie("who", who).setUrl(site.origin())));
        context.setDefaultTimeout(60_000);
        return context.newPage();
    }

    private void suggest(String language, String title) {
        site.suggest("aida", "/kk" + DESK, language, language + "/first.md#title", title);
    }

    @Test
    void every_page_is_accessible_valid_and_fits_a_phone() {
        suggest("kk", "Бірінші қадам");
        suggest("ru", "Первый шаг");
        site.answer("berik", site.newest(), "accept", "");
        site.reports.send(new byte[] {4}, "small/first", Language.KK, "Үтір қалып қойған");
        List<String> paths = List.of("/authors", "/authors/courses/small", DESK, "/authors/items/small/order", "/authors/items/small/some", "/authors/items/small/counted",
            "/authors/banks/small/only", "/authors/titles/small", "/authors/pictures/small", "/authors/glossary", "/authors/suggestions", "/authors/suggestions/1",
            "/authors/suggestions/2", "/authors/publish/small");
        List<String> wide = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        Map<String, String> html = new LinkedHashMap<>();
        List<String> languages = List.of("kk", "ru", "en");
        try (BrowserContext context = Browsers.phone("kk")) {
            Page page = page(context, "berik");
            for (int i = 0; i < paths.size(); i++) {
                String path = "/" + languages.get(i % 3) + paths.get(i);
                html.put(path, page.navigate(site.origin() + path).text());
                if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
                    wide.add(path);
                }
                violations.addAll(Axe.findings(page));
            }
        }
        assertThat(wide).isEmpty();
        assertThat(violations).isEmpty();
        assertThat(Nu.errors(html)).isEmpty();
    }

    @Test
    void script_keeps_what_is_typed_and_shows_it_as_it_will_look() {
        try (BrowserContext context = Browsers.desktop("kk")) {
            Page page = page(context, "aida");
            page.navigate(site.origin() + "/kk" + DESK);
            page.locator("#in-kk button[value=preview]").click();
            page.locator("#preview > .card").waitFor();
            page.fill("textarea[name='kk/first.md#title']", "Жаңа тақырып");
            page.locator("#preview strong").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Жаңа тақырып")).waitFor();
            page.fill("textarea[name='ru/first.md#title']", "Новое название");
            page.locator("#in-ru [data-kept]").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(site.texts.text(Language.KK, "editing.desk.kept"))).waitFor();
            page.reload();
            assertThat(page.inputValue("textarea[name='kk/first.md#title']")).isEqualTo("Жаңа тақырып");
            assertThat(page.inputValue("textarea[name='ru/first.md#title']")).isEqualTo("Новое название");
        }
    }

    @Test
    void whole_way_is_walked_on_a_phone_without_script_and_by_keyboard() {
        try (BrowserContext aida = Browsers.withoutScript("ru"); BrowserContext berik = Browsers.withoutScript("kk")) {
            Page hers = page(aida, "aida");
            hers.setViewportSize(360, 740);
            hers.navigate(site.origin() + "/ru" + DESK);
            hers.fill("textarea[name='ru/first.md#title']", "Первый шаг");
            hers.locator("#in-ru button[value=preview]").click();
            assertThat(hers.locator("#preview strong").first().innerText()).isEqualTo("Первый шаг");
            hers.locator("#in-ru button[value=suggest]").focus();
            hers.keyboard().press("Enter");
            hers.waitForURL("**done=suggested");
            Page his = page(berik, "berik");
            his.navigate(site.origin() + "/kk/authors/suggestions");
            his.locator("main .links a").first().focus();
            his.keyboard().press("Enter");
            his.locator("button[value=accept]").waitFor();
            assertThat(his.locator("ins").first().innerText()).contains("Первый шаг");
            his.locator("button[value=accept]").focus();
            his.keyboard().press("Enter");
            his.locator("button[value=reopen]").waitFor();
            his.navigate(site.origin() + "/kk/authors/publish/small");
            his.locator("form.card button").focus();
            his.keyboard().press("Enter");
            his.locator(".notice.good").waitFor();
            his.navigate(site.origin() + "/ru/courses/small/first");
            assertThat(his.locator("h1").innerText()).isEqualTo("Первый шаг");
        }
    }
}
