package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.CourseFiles;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Nu;
import qadam.world.Scope;
import qadam.world.Server;

/** A course gets a correction and then a revision while a person is on the way through it. */
class VersionsWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";

    @TempDir
    Path courses;

    @Test
    void correction_keeps_the_way_and_a_revision_with_another_key_raises_the_result() throws IOException {
        Sight sight = walk(null);
        assertThat(sight.violations).isEmpty();
        assertThat(sight.wide).isEmpty();
        assertThat(Nu.errors(sight.html)).isEmpty();
    }

    @Test
    void the_same_on_postgresql() throws IOException {
        walk(Databases.postgresqlUrl());
    }

    /** Gives back what was seen of the pages that speak of a change. */
    private Sight walk(String database) throws IOException {
        Sight sight = new Sight();
        Files.copy(Path.of("courses/programme.yaml"), courses.resolve("programme.yaml"));
        CourseFiles.sound().write(courses);
        try (Server server = Server.start(database, courses); BrowserContext context = Browsers.withoutScript("en")) {
            Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), "en", false, page -> { });
            journey.signUp("aigul", PASSWORD);
            practise(journey, "one", "A3");
            journey.steps(1);
            journey.open("/practice/small/first/some");   // lies open while the correction is published

            restartWith(server, version(2, "correction").change("items/first.yaml", "Which of these is first?", "Which one is first?"));
            answer(journey.page(), "A3", "B3");
            journey.steps(2);
            journey.open("/practice/small/first/one");
            assertThat(journey.page().locator("legend").innerText()).isEqualTo("Which one is first?");
            String result = sitExam(journey);
            assertThat(journey.page().locator("main").innerText()).contains("1 of 2");
            assertThat(journey.page().locator("a[href*='/claim/']").count()).isZero();

            journey.open("/practice/small/second/sum");   // this one the revision changes
            restartWith(server, version(3, "revision").change("bank/only.yaml", "answer: 2", "answer: 3")
                .change("items/second.yaml", "answer: 80", "answer: 90"));
            journey.page().locator("input[name=number]").fill("80");
            journey.page().locator("main form.card button").click();
            assertThat(journey.page().locator(".notice.good").innerText()).contains("Right.", "has been revised since");
            look(sight, journey.page(), journey.page().url());
            assertRisen(journey, result);
            look(sight, journey.page(), result);
            journey.steps(1);   // "some" is asked unchanged; "one" was reworded back, and "sum" has another key
        }
        return sight;
    }

    /** As somebody sees it whose browser has script: axe needs it. */
    private static void look(Sight sight, Page page, String address) {
        try (BrowserContext seeing = Browsers.asIn(page.context())) {
            Page seen = seeing.newPage();
            for (String language : new String[] {"kk", "ru", "en"}) {
                sight.look(seen, seen.navigate(address.replace("/en/", "/" + language + "/")), 200, language + " " + SpineCast.path(address), Scope.all() || language.equals("kk"));
            }
        }
    }

    private static CourseFiles version(int version, String change) {
        return CourseFiles.sound().change("course.yaml", "version: 1\nchange: revision", "version: " + version + "\nchange: " + change)
            .change("exam.yaml", "course_version: 1", "course_version: " + version);
    }

    private void restartWith(Server server, CourseFiles files) {
        server.close();
        files.write(courses);
        server.start();
        assertThat(server.log()).doesNotContain("not published");
    }

    private static void practise(Journey journey, String item, String... right) {
        journey.open("/practice/small/first/" + item);
        answer(journey.page(), right);
    }

    private static void answer(Page page, String... right) {
        for (String words : right) {
            page.locator("label.choice").filter(new Locator.FilterOptions().setHasText(words)).locator("input").check();
        }
        page.locator("main form.card button").click();
        assertThat(page.locator(".notice.good").innerText()).contains("Right.");
    }

    /** Chooses rightly, and gives the number that the key will only later call right. Gives back the result's address. */
    private static String sitExam(Journey journey) {
        Page page = journey.page();
        journey.open("/exams/small");
        page.locator("form[action$='/attempts'] button").first().click();
        for (int i = 0; i < 2; i++) {
            Locator question = page.locator("fieldset[data-question]:visible").first();
            if (question.getAttribute("data-type").equals("numeric")) {
                question.locator("input").fill("3");
            } else {
                question.locator("label.choice").filter(new Locator.FilterOptions().setHasText("A3")).locator("input").check();
            }
            page.locator("form[data-response]:visible button").first().click();
        }
        journey.handIn();
        return page.url();
    }

    /** The sweep rescores in the background, a moment after the start. */
    private static void assertRisen(Journey journey, String result) {
        Page page = journey.page();
        page.waitForCondition(() -> {
            page.navigate(result);
            return page.locator("main").innerText().contains("2 of 2");
        });
        assertThat(page.locator("h1").innerText()).isEqualTo("You have passed");
        assertThat(page.locator(".notice.good").innerText()).contains("answer key", "from 1 to 2");
        assertThat(page.locator("a[href*='/claim/']").count()).isPositive();
        for (String language : new String[] {"kk", "ru"}) {
            page.navigate(result.replace("/en/", "/" + language + "/"));
            assertThat(page.locator(".notice.good").innerText()).contains("1", "2");
        }
    }
}
