package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Office;
import qadam.world.Ports;
import qadam.world.Proxy;
import qadam.world.SchoolCertificate;
import qadam.world.SchoolNetwork;
import qadam.world.SealedBank;
import qadam.world.Server;

/** The same story on each way to the server but localhost, on which {@link SpineWalkTest} walks it. */
class TransportWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final String HOST = "qadam.test";
    private static SchoolCertificate certificate;

    @BeforeAll
    static void certify() {
        certificate = SchoolCertificate.make(HOST);
    }

    @Test
    void over_our_own_tls_with_a_certificate_of_the_schools_own() {
        int port = Ports.free();
        String origin = "https://" + HOST + ":" + port;
        try (Server server = Server.at(origin, port, List.of(), "--listen", "127.0.0.1", "--origin", origin,
                "--tls", certificate.certificate().toString(), certificate.key().toString());
             Browser browser = trusting(); BrowserContext context = Browsers.desktop(browser, "kk")) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            Journey journey = learn(server, context.newPage(), "kk", page -> { });
            assertThat(protocol(journey.page())).isEqualTo("h2");
            journey.signUpWithPasskey("tls");
            assertThat(context.cookies()).anySatisfy(cookie -> assertThat(cookie.name).isEqualTo("__Host-qadam"));
            pass(journey);
            assertThat(journey.claim()).startsWith(origin);
            journey.verify(journey.page().url());
        }
    }

    @Test
    void behind_debians_nginx() {
        int port = Ports.free();
        int secure = Ports.free();
        int plain = Ports.free();
        String origin = "https://" + HOST + ":" + secure;
        try (Server server = Server.at(origin, port, List.of(), "--origin", origin, "--behind-proxy", "127.0.0.1/32");
             Proxy nginx = Proxy.nginx(HOST, certificate, plain, secure, port);
             Browser browser = trusting(); BrowserContext context = Browsers.desktop(browser, "ru")) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            Journey journey = learn(server, context.newPage(), "ru", page -> { });
            journey.page().navigate("http://" + HOST + ":" + plain + "/ru/courses");
            assertThat(journey.page().url()).isEqualTo(origin + "/ru/courses");
            journey.signUp("nginx", PASSWORD);
            outAndIn(journey, "nginx", "ru");
            assertThat(context.cookies()).anySatisfy(cookie -> assertThat(cookie.name).isEqualTo("__Host-qadam"));
            journey.startExam();
            Sitting sitting = new Sitting(journey.page());
            sitting.giveAndWait(1);
            sitting.giveAndWait(2);
            sitting.reload();
            sitting.assertStored(List.of(1, 2));
        }
    }

    @Test
    void on_a_schools_own_network_over_plain_http() {
        assumeTrue(SchoolNetwork.isPossible(), "a network of its own can be made by root only");
        int port = Ports.free();
        String origin = "http://" + SchoolNetwork.SERVER + ":" + port;
        try (SchoolNetwork network = SchoolNetwork.make();
             Server server = Server.at(origin, port, network.onTheServer(), "--insecure-lan");
             Browser browser = Browsers.elsewhere(network.onThePupils()); BrowserContext context = Browsers.desktop(browser, "kk")) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            Journey journey = learn(server, context.newPage(), "kk", TransportWalkTest::isWarned);
            assertThat(journey.page().evaluate("isSecureContext || 'randomUUID' in crypto")).isEqualTo(false);
            journey.signUp("lan", PASSWORD);
            outAndIn(journey, "lan", "kk");
            assertThat(context.cookies()).extracting(cookie -> cookie.name).containsExactlyInAnyOrder("qadam", "qadam-owner");
            pass(journey);
            isToldWhyNothingIsSigned(journey.page());
            theOfficeIsToldWhatIsWeaker(server, browser);
            server.close();
            theRightIsTakenUnderTheNewAddress(server.data());
        }
    }

    /** The school has got a certificate: the same folder under https, and what was kept is there. */
    private static void theRightIsTakenUnderTheNewAddress(Path data) {
        int port = Ports.free();
        String origin = "https://" + HOST + ":" + port;
        try (Server server = Server.at(data, origin, port, List.of(), "--listen", "127.0.0.1", "--origin", origin, "--move-origin",
                "--tls", certificate.certificate().toString(), certificate.key().toString());
             Browser browser = trusting(); BrowserContext context = Browsers.desktop(browser, "kk")) {
            Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), "kk", true, page -> { });
            signIn(journey, "lan");
            assertThat(journey.page().locator("aside[data-insecure]").count()).isZero();
            journey.open("/credentials");
            assertThat(journey.claim()).startsWith(origin);
        }
    }

    private static void isToldWhyNothingIsSigned(Page page) {
        page.locator("a[href*='/claim/']").first().click();
        page.waitForURL("**/claim/**");
        assertThat(page.locator("main").innerText()).contains("сертификатқа құқығыңыз сақталды");
        assertThat(page.locator("main form").count()).isZero();
        assertThat(Axe.findings(page)).isEmpty();
        int status = (Integer) page.evaluate("async () => (await fetch(location.href, {method: 'POST', headers: {'X-Qadam': '1'}})).status");
        assertThat(status).isEqualTo(409);
    }

    private static void theOfficeIsToldWhatIsWeaker(Server server, Browser browser) {
        try (BrowserContext context = Browsers.desktop(browser, "ru")) {
            Page page = Office.open(server, PASSWORD, context).page();
            page.navigate(server.origin() + "/ru/office");
            isWarned(page);
            assertThat(page.locator("main").innerText()).contains("может по дороге прочитать имена, пароли и ответы");
        }
    }

    private static void isWarned(Page page) {
        assertThat(page.locator("aside[data-insecure]").isVisible()).as(page.url()).isTrue();
    }

    private static Journey learn(Server server, Page page, String language, Consumer<Page> look) {
        Journey journey = new Journey(server, page, new Hands.Pointer(), language, true, look);
        journey.fromHomeToTheFirstLesson();
        journey.practise();
        return journey;
    }

    private static void pass(Journey journey) {
        journey.startExam();
        journey.answerAll();
        journey.handIn();
    }

    private static void outAndIn(Journey journey, String user, String language) {
        journey.open("/me");
        journey.page().locator("form[action$='/sign-out'] button").first().click();
        journey.page().waitForURL("**/" + language);
        signIn(journey, user);
        journey.steps(1);
    }

    private static void signIn(Journey journey, String user) {
        journey.open("/sign-in");
        journey.page().fill("input[name=user]", user);
        journey.page().fill("input[name=password]", PASSWORD);
        journey.page().locator("form:has(input[name=password]) button[type=submit]").click();
        journey.page().waitForURL("**/me");
    }

    private static String protocol(Page page) {
        return (String) page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol");
    }

    /** It believes this one certificate, and finds the name on this machine. */
    private static Browser trusting() {
        return Browsers.another("--ignore-certificate-errors-spki-list=" + certificate.pin(), "--host-resolver-rules=MAP " + HOST + " 127.0.0.1");
    }
}
