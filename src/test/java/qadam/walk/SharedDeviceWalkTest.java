package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.SealedBank;
import qadam.world.Server;

/** One device, one pupil after the other: nothing of the last one stays but what they have not sent, and that is theirs. */
class SharedDeviceWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final String LESSON = "/courses/ai-for-everyone/ai-around-you";
    private static final Pattern STEPS = Pattern.compile(".*/api/steps");
    private static final Pattern SAVES = Pattern.compile(".*/api/attempts/.*/responses.*");
    /** All that a page of ours can have left in the browser, by where it lies. */
    private static final String STORED = """
        async () => {
          const found = { local: { ...localStorage }, session: { ...sessionStorage }, caches: await caches.keys(), cookie: document.cookie };
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise((resolve, reject) => {
              const request = indexedDB.open(name);
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
            for (const store of database.objectStoreNames) {
              found[name] = await new Promise(resolve => {
                database.transaction(store).objectStore(store).getAll().onsuccess = event => resolve(event.target.result);
              });
            }
            database.close();
          }
          found.kept = [];
          for (const name of found.caches) {
            for (const request of await (await caches.open(name)).keys()) found.kept.push(request.url + ' ' + await (await caches.match(request)).text());
          }
          return found;
        }""";
    private static Server server;
    private final BrowserContext device = Browsers.desktop("en");
    private final Page page = device.newPage();
    private final Journey pupil = journey(page);

    @BeforeAll
    static void open() {
        server = Server.process();
        server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
    }

    @AfterAll
    static void shut() {
        server.close();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static Journey journey(Page page) {
        return new Journey(server, page, new Hands.Pointer(), "en", true, seen -> { });
    }

    @Test
    void what_one_pupil_could_not_send_waits_for_them_and_is_never_sent_as_the_next() {
        pupil.signUp("aigul", PASSWORD);
        cutNetwork();
        Sitting sitting = answerInALessonAndInAnExam();
        signOutThoughAnswersWait();
        Map<String, Object> left = stored();
        assertNothingButAnswers(left);
        restoreNetwork();

        List<String> sent = new CopyOnWriteArrayList<>();
        page.onRequest(request -> sent.add(request.postData() == null ? "" : request.postData()));
        pupil.signUp("bolat", PASSWORD);
        pupil.open(LESSON);
        pupil.practise();
        pupil.steps(1);
        assertThat(stored().get("qadam-outbox")).isEqualTo(left.get("qadam-outbox"));
        assertThat(stored().get("qadam-exam")).isEqualTo(left.get("qadam-exam"));
        assertThat(sent).noneMatch(body -> body.contains(idOf(left, "qadam-outbox")) || body.contains(idOf(left, "qadam-exam")));
        signOut();

        signIn("aigul");
        page.waitForCondition(() -> ((List<?>) stored().get("qadam-outbox")).isEmpty());
        assertThat(sent).anyMatch(body -> body.contains(idOf(left, "qadam-outbox")));
        pupil.steps(1);
        sendTheExamsAnswer(sitting);
    }

    private Sitting answerInALessonAndInAnExam() {
        pupil.open(LESSON);
        pupil.give();
        page.waitForCondition(() -> !((List<?>) stored().get("qadam-outbox")).isEmpty());
        pupil.startExam();
        Sitting sitting = new Sitting(page);
        sitting.give(1);
        page.waitForCondition(() -> sitting.shownAsWaiting().contains(1));
        return sitting;
    }

    private void signOutThoughAnswersWait() {
        pupil.open("/me");
        page.locator("[data-exam-unsent]").waitFor();
        press("/sign-out");
        page.locator("[data-unsent]").waitFor();
        assertThat(page.locator("[data-unsent]").innerText()).contains("nobody else can send them");
        assertThat(Axe.findings(page)).isEmpty();
        page.locator("[data-stay]").click();
        assertThat(page.locator("[data-unsent]").isHidden()).isTrue();
        press("/sign-out");
        page.locator("[data-leave-now]").click();
        page.waitForURL("**/en");
    }

    /** In storage lie the answers and nothing else, and no name in them; of the cookies at most the mark of a day that an exam was begun here. */
    private void assertNothingButAnswers(Map<String, Object> left) {
        assertThat(left).containsOnlyKeys("local", "session", "caches", "kept", "cookie", "qadam-outbox", "qadam-exam", "qadam-labs");
        assertThat((List<?>) left.get("caches")).as("lessons, which are the same for everybody").allMatch("qadam-kept-1"::equals);
        assertThat((List<?>) left.get("kept")).allMatch(page -> ((String) page).matches("(?s)[^ ]*/(assets|kept-list/en/courses|en/courses)/.*"));
        assertThat(left).containsEntry("qadam-labs", List.of());
        assertThat((List<?>) left.get("qadam-outbox")).hasSize(1);
        assertThat((List<?>) left.get("qadam-exam")).isNotEmpty();
        assertThat(left).containsEntry("local", Map.of()).containsEntry("session", Map.of()).containsEntry("cookie", "");
        assertThat(left.toString()).doesNotContain("Айгүл", "aigul");
        assertThat(device.cookies()).extracting(cookie -> cookie.name).isSubsetOf("__Host-qadam-exam");
    }

    private void sendTheExamsAnswer(Sitting sitting) {
        pupil.open("/me");
        page.locator("[data-exam-unsent] a").click();
        page.locator("form[action$='/seat'] button").click();
        page.waitForCondition(() -> ((List<?>) stored().get("qadam-exam")).isEmpty());
        sitting.waitUntilSaved(List.of(1));
        pupil.open("/me");
        page.waitForLoadState();
        assertThat(page.locator("[data-exam-unsent]").isHidden()).isTrue();
    }

    /** What a script says is compared with who is signed in; a wrong word is no answer of anybody's. */
    @Test
    void answer_marked_as_somebody_elses_is_kept_in_the_browser_and_not_taken() {
        pupil.signUp("saule", PASSWORD);
        cutNetwork();
        pupil.open(LESSON);
        pupil.give();
        page.waitForCondition(() -> !((List<?>) stored().get("qadam-outbox")).isEmpty());
        restoreNetwork();
        Object step = ((List<?>) stored().get("qadam-outbox")).getFirst();
        Object answer = page.evaluate("""
            async step => (await (await fetch('/api/steps', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Qadam': '1' },
              body: JSON.stringify({ language: 'en', steps: [{ ...step, id: step.id.replace(/.$/, '0'), owner: '000000000000000000000000' }] }) })).json()).steps[0]""", step);
        assertThat((Map<?, ?>) answer).extracting("later", "problem").containsExactly(true, "OF_ANOTHER");
        page.reload();
        page.waitForCondition(() -> ((List<?>) stored().get("qadam-outbox")).isEmpty());
        pupil.steps(1);
    }

    @Test
    void back_after_signing_out_shows_nothing_of_the_last_person() {
        pupil.signUp("dana", PASSWORD);
        pupil.open(LESSON);
        pupil.practise();
        page.locator("[data-my-steps]:not(:empty)").waitFor();
        pupil.open("/steps");
        signOut();
        for (int i = 0; i < 3; i++) {
            page.goBack();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertNothingPersonal(page);
        }
    }

    /** Browsers keep whole pages for Back, Safari even those that say no-store, and show them again with this event. */
    @Test
    void page_that_the_browser_has_kept_is_hidden_and_asked_for_anew_when_its_person_is_gone() {
        pupil.signUp("damir", PASSWORD);
        pupil.open("/me");
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        assertThat(page.locator("main").isVisible()).as("kept pages are hidden beforehand").isFalse();
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertThat(page.locator("h1").innerText()).as("its own person sees it again at once").isEqualTo("Айгүл");
        Page kept = page;
        kept.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        signOutBeside();
        kept.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        kept.waitForCondition(() -> kept.locator("form[action$='/sign-out']").count() == 0);
        assertNothingPersonal(kept);
    }

    @Test
    void window_that_lies_open_beside_is_emptied_when_one_comes_back_to_it() {
        pupil.signUp("daniyar", PASSWORD);
        pupil.open("/me");
        signOutBeside();
        page.evaluate("dispatchEvent(new Event('focus'))");
        page.waitForCondition(() -> page.locator("form[action$='/sign-out']").count() == 0);
        assertNothingPersonal(page);
    }

    private void signOutBeside() {
        Page beside = device.newPage();
        beside.navigate(server.origin() + "/en/me");
        beside.locator("form[action$='/sign-out'] button").click();
        beside.waitForURL("**/en");
        beside.close();
    }

    private static void assertNothingPersonal(Page page) {
        assertThat(page.locator("body").innerText()).as(page.url()).doesNotContain("Айгүл").doesNotContain("1 step of");
    }

    @Test
    void who_leaves_without_a_network_leaves_at_once_and_the_session_ends_with_the_next_request() {
        pupil.signUp("erlan", PASSWORD);
        pupil.open("/me");
        Cookie session = device.cookies().stream().filter(cookie -> cookie.name.endsWith("qadam")).findFirst().orElseThrow();
        device.setOffline(true);
        press("/sign-out");
        page.waitForCondition(() -> page.locator("h1").innerText().equals("You are signed out"));
        assertThat(page.content()).doesNotContain("Айгүл").doesNotContain("erlan");
        assertThat(Axe.findings(page)).isEmpty();
        device.setOffline(false);
        pupil.open("/me");
        assertThat(page.locator("form[action$='/sign-out']").count()).isZero();
        assertThat(device.cookies()).isEmpty();
        assertThat(statusOfMe(session)).isEqualTo(401);
    }

    private static int statusOfMe(Cookie session) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.origin() + "/en/me")).header("Cookie", session.name + "=" + session.value).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void no_page_of_ones_own_is_kept_by_the_browser() {
        pupil.signUp("madina", PASSWORD);
        for (String path : List.of("/me", "/steps", "/inbox", "/credentials", "/me/password", "/exams/ai-for-everyone", "/practice/ai-for-everyone/none/none")) {
            assertThat(page.navigate(server.origin() + "/en" + path).headerValue("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    private void signIn(String user) {
        pupil.open("/sign-in");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me");
    }

    private void signOut() {
        pupil.open("/me");
        press("/sign-out");
        page.waitForURL("**/en");
    }

    private void press(String form) {
        Locator button = page.locator("form[action$='" + form + "'] button");
        button.click();
    }

    private void cutNetwork() {
        device.route(STEPS, route -> route.abort());
        device.route(SAVES, route -> route.abort());
    }

    private void restoreNetwork() {
        device.unroute(STEPS);
        device.unroute(SAVES);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> stored() {
        return (Map<String, Object>) page.evaluate(STORED);
    }

    private static String idOf(Map<String, Object> stored, String store) {
        return ((Map<?, ?>) ((List<?>) stored.get(store)).getFirst()).get("id").toString();
    }
}
