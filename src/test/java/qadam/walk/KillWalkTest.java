package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.SealedBank;
import qadam.world.Server;

/** Somebody sits an exam while the server's process is killed with SIGKILL: what the screen has called saved is saved. */
class KillWalkTest {
    private static final String PASSWORD = "көк аспан 2026 таза";
    private static final Pattern SAVES = Pattern.compile(".*/api/attempts/.*/responses.*");
    private static Server server;
    private final BrowserContext context = Browsers.desktop("en");
    private final Page page = context.newPage();
    private final Journey journey = new Journey(server, page, new Hands.Pointer(), "en", true, shown -> { });

    @BeforeAll
    static void open() {
        server = Server.process();
        server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
    }

    @AfterAll
    static void shut() {
        server.close();
    }

    @BeforeEach
    void begin() {
        context.setDefaultTimeout(30_000);
        journey.signUp("aigul" + System.identityHashCode(this), PASSWORD);
        journey.startExam();
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(server.log()).doesNotContain("request failed");
    }

    @Test
    void every_answer_that_was_shown_as_saved_survives_sigkill_and_the_others_arrive_after_it() {
        Sitting sitting = new Sitting(page);
        sitting.giveAndWait(1);
        sitting.giveAndWait(2);
        killed(sitting);                        // right after "saved"

        sitting.give(3);
        killed(sitting);                        // between the choice and "saved"

        losingTheReceipt(() -> sitting.give(4));
        killed(sitting);                        // after the commit, before the receipt

        CompletableFuture<Void> kill = killAfterMillis(400);
        for (int number = 5; number <= 10; number++) {
            sitting.give(number);
        }
        kill.join();
        killedAndLeftOpen(sitting);             // while one answer is sent after the other, and nobody reloads the page

        sitting.giveTheRest();
        handInAndKill(sitting);
        finish(sitting);
        assertThat(page.locator(".big-number").innerText()).isEqualTo("18 of 18");
    }

    /** Dead, started again, reloaded: nothing that was called saved is missing, and nothing that was chosen. */
    private void killed(Sitting sitting) {
        server.kill();
        List<Integer> saved = sitting.shownAsSaved();
        restart();
        sitting.reload();
        sitting.assertStored(saved);
        sitting.assertShown();
        sitting.assertAllSaved();
    }

    private void killedAndLeftOpen(Sitting sitting) {
        List<Integer> saved = sitting.shownAsSaved();
        assertThat(sitting.shownAsWaiting()).as("answers that wait in the outbox").isNotEmpty();
        page.locator("[data-notices] [data-kind=offline]").waitFor();
        assertThat(page.locator("[data-notices]").innerText()).contains("No connection since", "Answers waiting on this device: " + sitting.shownAsWaiting().size());
        restart();
        sitting.assertStored(saved);
        sitting.assertAllSaved();
        sitting.reload();
        sitting.assertShown();
    }

    private static void restart() {
        assertThat(server.log()).doesNotContain("request failed");
        server.start();
    }

    /** The server takes the answer and dies before the browser hears of it. */
    private void losingTheReceipt(Runnable act) {
        page.route(SAVES, route -> {
            route.fetch();
            server.kill();
            page.unroute(SAVES);
            route.abort();
        });
        act.run();
        page.waitForCondition(() -> page.locator("[data-notices] [data-kind=offline]").count() > 0);
    }

    private static CompletableFuture<Void> killAfterMillis(long millis) {
        return CompletableFuture.runAsync(server::kill, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    /** Pressed while the server dies: the hand-in lies in the outbox as every answer does, and arrives by itself. */
    private void handInAndKill(Sitting sitting) {
        page.navigate(sitting.address() + "/hand-in");
        page.locator("form[data-hand-in]").waitFor();
        CompletableFuture<Void> kill = killAfterMillis(5);
        page.locator("form[data-hand-in] button").click();
        kill.join();
        restart();
    }

    /** Whoever waits sees the result; whoever comes back later sees the same one. */
    private void finish(Sitting sitting) {
        page.waitForURL("**/result");
        page.navigate(sitting.address());
        assertThat(page.url()).endsWith("/result");
    }

    @Test
    void hand_in_sent_five_times_in_parallel_gives_one_result_and_one_right_to_a_credential() {
        Sitting sitting = new Sitting(page);
        sitting.giveTheRest();
        page.navigate(sitting.address() + "/hand-in");
        long entitlements = entitlements();
        List<HttpResponse<Void>> answers = inParallel(5, handIn(sitting));
        assertThat(answers).hasSize(5).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place).endsWith("/result"));
        });
        assertThat(entitlements()).isEqualTo(entitlements + 1);
        page.navigate(sitting.address());
        assertThat(page.locator(".big-number").innerText()).isEqualTo("18 of 18");
        assertThat(page.locator("a[href*='/claim/']").count()).isEqualTo(1);
    }

    /** The very form of the page with the browser's own cookie. */
    private HttpRequest handIn(Sitting sitting) {
        Cookie session = context.cookies().stream().filter(cookie -> cookie.name.endsWith("qadam")).findFirst().orElseThrow();
        String token = page.locator("form[data-hand-in] input[name=csrf]").inputValue();
        return HttpRequest.newBuilder(URI.create(sitting.address() + "/hand-in")).header("Cookie", session.name + "=" + session.value)
            .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("csrf=" + token)).build();
    }

    private static List<HttpResponse<Void>> inParallel(int times, HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<Void>>> sent =
                Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())).limit(times).toList();
            return sent.stream().map(CompletableFuture::join).toList();
        }
    }

    /** Read beside the running server, as an auditor would. */
    private static long entitlements() {
        try (Database database = Database.sqlite(server.data())) {
            return database.read(handle -> handle.createQuery("select count(*) from entitlements").mapTo(Long.class).one());
        }
    }
}
