package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.Settings;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Keycloak;
import qadam.world.Ports;
import qadam.world.Scope;

/** A real Keycloak and a real browser: first arrival, coming again, linking, and signing out over there. */
class KeycloakTest {
    private static final String CLIENT_SECRET = "not-secret-at-all-0123456789";
    private static final String PASSWORD = "password-over-there";
    private static final List<String> PEOPLE = List.of("aigul", "ivan", "emma", "marat", "dana");
    private static Keycloak keycloak;
    private static House house;
    private static String origin;

    @BeforeAll
    static void open() throws IOException {
        int port = Ports.free();
        origin = "http://localhost:" + port;
        keycloak = Keycloak.start(realm());
        Path data = Databases.data();
        Files.writeString(data.resolve("keycloak.secret"), CLIENT_SECRET);
        Files.setPosixFilePermissions(data.resolve("keycloak.secret"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(data.resolve(Sso.FILE), """
            {"providers": [{"id": "keycloak", "issuer": "%s", "client": "qadam", "secret_file": "keycloak.secret",
              "label": {"kk": "Университет арқылы кіру", "ru": "Войти через университет", "en": "Sign in with the university"}}]}""".formatted(keycloak.issuer()));
        house = House.start(new Settings(port, origin, data, null, Path.of("courses"), false, InstantSource.system()).strict());
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private static String realm() {
        String people = PEOPLE.stream().map(name -> """
            {"username": "%1$s", "enabled": true, "firstName": "%1$s", "lastName": "Тестова", "email": "%1$s@example.kz", "emailVerified": true,
             "credentials": [{"type": "password", "value": "%2$s"}]}""".formatted(name, PASSWORD)).collect(Collectors.joining(","));
        return """
            {"realm": "qadam", "enabled": true, "sslRequired": "none", "users": [%s], "clients": [{"clientId": "qadam", "secret": "%s",
              "protocol": "openid-connect", "publicClient": false, "standardFlowEnabled": true, "redirectUris": ["%s/sso/keycloak/return"],
              "attributes": {"pkce.code.challenge.method": "S256", "backchannel.logout.url": "%3$s/sso/keycloak/logout", "backchannel.logout.session.required": "true"}}]}
            """.formatted(people, CLIENT_SECRET, origin);
    }

    /** Kazakh; the others under --all. */
    static Stream<String> languages() {
        return Scope.languagesOr("kk");
    }

    private static Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(origin + path);
        return page;
    }

    private static void overThere(Page page, String name) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    private static void go(Page page, String language) {
        page.navigate(origin + "/" + language + "/sign-in");
        page.locator("button[name=provider]").click();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void somebody_comes_by_their_university_agrees_comes_again_and_signs_out_over_there(String language) {
        String name = PEOPLE.get(List.of("kk", "ru", "en").indexOf(language));
        try (BrowserContext context = Browsers.phone(language)) {
            Page page = context.newPage();
            go(page, language);
            overThere(page, name);
            page.locator("form[action$='/sso/arrival']").waitFor();
            assertThat(Axe.findings(page)).isEmpty();
            assertThat(page.locator("input[name=name]").inputValue()).isEqualTo(name + " Тестова");
            page.locator("form[action$='/sso/arrival'] button").click();
            page.waitForURL("**/" + language + "/me");
            assertThat(page.locator("h1").innerText()).isEqualTo(name + " Тестова");
            page.locator("form[action$='sign-out'] button").click();
            page.waitForURL("**/" + language);
            go(page, language);
            page.waitForURL("**/" + language + "/me");   // the university knows them still and asks nothing
            signOutOverThere(context);
            page.navigate(origin + "/" + language + "/me");
            assertThat(page.locator("h1").innerText()).isNotEqualTo(name + " Тестова");
            assertThat(page.locator("a[href*='/sign-in']").count()).isPositive();
        }
    }

    /** Keycloak tells us before it answers the browser. */
    private static void signOutOverThere(BrowserContext context) {
        Page over = context.newPage();
        over.navigate(keycloak.issuer() + "/protocol/openid-connect/logout");
        over.locator("#kc-logout").click();
        over.waitForLoadState();
        over.close();
    }

    @Test
    void an_account_of_ones_own_is_linked_and_opens_by_either_door() {
        try (BrowserContext context = Browsers.desktop("kk"); BrowserContext elsewhere = Browsers.withoutScript("kk")) {
            Page page = open(context, "/kk/sign-up");
            page.locator("input[name=name]").fill("Марат");
            page.locator("input[name=user]").fill("marat");
            page.locator("input[name=password]").fill("көк аспан таза");
            page.locator("form[action$='sign-up'] button[type=submit]").click();
            page.locator("form[action$='kept'] button").click();
            page.waitForURL("**/kk/me");
            page.navigate(origin + "/kk/me/sso");
            page.locator("form:has(input[value=link]) button").click();
            overThere(page, "marat");
            page.waitForURL("**/kk/me/sso");
            assertThat(page.locator("section h2").first().innerText()).isEqualTo("Университет арқылы кіру");
            assertThat(Axe.findings(page)).isEmpty();
            Page other = elsewhere.newPage();
            go(other, "kk");
            overThere(other, "marat");
            other.waitForURL("**/kk/me");
            assertThat(other.locator("h1").innerText()).as("without script too").isEqualTo("Марат");
        }
    }
}
