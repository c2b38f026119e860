package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.Settings;
import qadam.world.Authenticators;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Ports;

/** Passkeys and pages as Chromium shows them, on localhost. */
class IdentityBrowserTest {
    private static final String PASSWORD = "көк аспан таза";
    private String origin;
    private House house;

    @BeforeEach
    void open() {
        int port = Ports.free();
        origin = "http://localhost:" + port;
        house = House.start(new Settings(port, origin, Databases.data(), null, Path.of("courses"), false, Houses.clock()));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void fillNames(Page page, String language, String user) {
        page.navigate(origin + "/" + language + "/sign-up");
        page.locator("input[name=name]").fill("Айгүл");
        page.locator("input[name=user]").fill(user);
    }

    @Test
    void passkey_signs_up_and_in_on_localhost() {
        try (BrowserContext context = Browsers.desktop("kk")) {
            Page page = context.newPage();
            Authenticators.add(page);
            fillNames(page, "kk", "aigul");
            page.locator("[data-passkey-start]").click();
            page.waitForURL("**/kk/me/recovery-codes");
            assertThat(page.locator("ol code").count()).isEqualTo(8);
            page.locator("form[action$='kept'] button").click();
            page.waitForURL("**/kk/me");
            page.locator("form[action$='sign-out'] button").click();
            page.waitForURL("**/kk");
            page.navigate(origin + "/kk/sign-in");
            page.locator("[data-passkey-start]").click();
            page.waitForURL("**/kk/me");
            assertThat(page.locator("h1").innerText()).isEqualTo("Айгүл");
        }
    }

    @Test
    void refusal_is_said_on_the_page_and_what_was_typed_stays() {
        try (BrowserContext context = Browsers.phone("ru")) {
            Page page = context.newPage();
            Authenticators.add(page);
            fillNames(page, "ru", "a b");
            page.locator("[data-passkey-start]").click();
            page.locator("[data-passkey-problem]").waitFor();
            assertThat(page.locator("[data-passkey-problem]").innerText()).contains("Имя пользователя состоит");
            assertThat(page.locator("input[name=name]").inputValue()).isEqualTo("Айгүл");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Browsers#languages")
    void axe_finds_nothing(String language) {
        List<String> findings = new ArrayList<>();
        try (BrowserContext context = Browsers.phone(language)) {
            Page page = context.newPage();
            page.navigate(house.administratorLink().orElseThrow().replace("/kk/", "/" + language + "/"));
            look(page, findings::addAll);
            page.locator("input[name=name]").fill("Айгүл");
            page.locator("input[name=user]").fill("aigul");
            page.locator("input[name=password]").fill("12345678");
            page.locator("form[action$='sign-up'] button[type=submit]").click();
            look(page, findings::addAll);
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("form[action$='sign-up'] button[type=submit]").click();
            page.waitForURL("**/recovery-codes");
            look(page, findings::addAll);
            page.locator("form[action$='kept'] button").click();
            for (String path : List.of("/me", "/me/recovery-codes", "/me/password", "/me/delete", "/office", "/office/people",
                "/office/staff", "/office/audit", "/sign-in", "/recover")) {
                page.navigate(origin + "/" + language + path);
                look(page, findings::addAll);
            }
        }
        assertThat(findings).isEmpty();
    }

    private static void look(Page page, Consumer<List<String>> findings) {
        findings.accept(Axe.findings(page));
        Object wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        findings.accept(Boolean.TRUE.equals(wider) ? List.of("wider than the phone: " + page.url()) : List.of());
    }
}
