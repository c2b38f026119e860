package qadam.walk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lab;
import qadam.catalog.Lesson;
import qadam.catalog.Task;
import qadam.world.RealCourse;

/** Whatever is open to somebody whom nobody knows yet: the doorstep, the course, practice, and what goes wrong there. */
final class StrangersTour {
    static final Course COURSE = RealCourse.read();
    private static final String LESSON = "/courses/ai-for-everyone/";
    private static final String NOBODY = "0".repeat(32);

    private final Tour tour;
    private final Page page;

    StrangersTour(Tour tour) {
        this.tour = tour;
        this.page = tour.open();
    }

    void beforeTheBankIsThere() {
        tour.see(page, "/exams/ai-for-everyone?no-bank");
    }

    void doorstep(String invitation) {
        tour.see(page, "", "/courses", "/courses/ai-for-everyone", "/components", "/count", "/count/check", "/count/how", "/count/rules", "/register", "/register/tutor", "/verify", "/steps", "/labs", "/terms", "/privacy", "/sign-up?next=/kk/steps", "/sign-in",
            "/sign-in?again=1", "/recover", "/mistakes?about=ai-for-everyone/ai-around-you", "/mistakes", "/mistakes/thanks", "/exams/ai-for-everyone",
            "/search", "/search?q=token", "/search?q=zzzzzzzz", "/build", "/build/words?text=token", "/register/tutor/evaluation", "/tutor/notice", "/tutor", "/tutor?q=token", "/tutor?course=ai-for-everyone&lesson=next-word&q=zzzzzzzz", invitation);
        tour.see(page, 400, "/search?q=" + "x".repeat(201));
        tour.see(page, 404, "/no-such-page");
        tour.see(page, 404, "/verify/" + NOBODY);
        tour.see(page, 401, "/me");
        tour.see(page, 410, "/invitations/spent");
    }

    /** Every lesson in one language, so that each drawing is seen; with --all each in every language. */
    void lessons() {
        int number = 0;
        for (Lesson lesson : COURSE.lessons().toList()) {
            if (tour.turn(number++)) {
                tour.see(page, LESSON + lesson.id());
            }
        }
    }

    /** Every lab of the course in one language, with its version without computers. */
    void labs() {
        int number = 0;
        for (Lab lab : COURSE.labs()) {
            if (tour.turn(number++)) {
                tour.see(page, "/labs/ai-for-everyone/" + lab.id(), "/labs/ai-for-everyone/" + lab.id() + "/unplugged", "/labs/ai-for-everyone/" + lab.id() + "/work");
            }
        }
    }

    void print() {
        tour.seePrinted(page, "/courses/ai-for-everyone");
        tour.seePrinted(page, LESSON + "ai-around-you");
        tour.seePrinted(page, firstOfEachType().get("Matching"));
        tour.seePrinted(page, "/count");
    }

    /** The first item of each type, as a page without script: asked, sent empty, answered. */
    void practicePages() {
        firstOfEachType().values().forEach(path -> {
            tour.see(page, path);
            tour.seeSent(page, 422, path, path, Map.of("step", NOBODY));
        });
        Page plain = tour.openWithoutScript(null);
        tour.see(plain, LESSON + "ai-around-you");
        for (int choice : List.of(0, 1, 2)) {
            tour.go(plain, single());
            plain.locator("form.card input[type=radio]").nth(choice).check();
            plain.locator("form.card button").click();
            plain.waitForURL("**?step=*");
            tour.seeNow(plain, single(), "chosen " + choice);
        }
        tour.see(plain, "/steps?begun");
        plain.context().close();
    }

    /** On the lesson's page each practice comes to life; every choice is tried until one is right. */
    void practiceOnTheLesson() {
        tour.go(page, LESSON + "ai-around-you");
        Locator section = page.locator("section.practice:has(input[type=radio])").first();
        for (int choice = 0; choice < 2; choice++) {
            section.locator("input[type=radio]").nth(choice).check();
            section.locator("form button").last().click();
            section.locator("[data-answer] .notice").waitFor();
            tour.seeNow(page, LESSON + "ai-around-you", "answered " + choice);
        }
        tour.see(page, "?after");
    }

    void whatGoesWrong() {
        tour.seeSent(page, 422, "/sign-up", "/sign-up", Map.of("name", "", "user", "a b", "password", "1"));
        tour.seeSent(page, 409, "/sign-up", "/sign-up", Map.of("name", "А", "user", "office", "password", SpineCast.PASSWORD));
        tour.seeSent(page, 401, "/recover", "/recover", Map.of("code", "none", "password", SpineCast.PASSWORD));
        tour.seeSent(page, 422, "/mistakes", "/mistakes", Map.of("about", "ai-for-everyone/ai-around-you", "words", ""));
        tour.seeSent(page, 422, "/verify", "/verify", Map.of("credential", ""));
        tour.seeSent(page, 422, "/verify", "/verify", Map.of("credential", "KZ-2026-0000001"));
        tour.seeSent(page, 200, "/verify", "/verify", Map.of("credential", "{}"));
        tour.seeSent(page, 403, "/verify", "/verify", Map.of("csrf", "forged"));
        tour.seeSent(page, 400, "/mistakes", "/mistakes", Map.of("words", "x".repeat(20_001)));
        tour.seeSent(page, 405, "/verify", "/courses", Map.of());
        tour.seeSent(page, 413, "/verify", "/verify", Map.of("credential", "x".repeat(600_000)));
        guess();
    }

    /** The wait doubles with each wrong guess, up to a minute: however slow the machine, one of them comes too early. */
    private void guess() {
        Map<String, String> wrong = Map.of("user", "guess-" + tour.language, "password", "wrong");
        tour.seeSent(page, 401, "/sign-in", "/sign-in", wrong);
        Response answer = tour.send(page, "/sign-in", "/sign-in", wrong);
        for (int i = 0; i < 14 && answer.status() == 401; i++) {
            answer = tour.send(page, "/sign-in", "/sign-in", wrong);
        }
        tour.seeAnswer(page, 429, "/sign-in", answer);
    }

    void reportAMistake() {
        tour.send(page, "/mistakes?about=ai-for-everyone/ai-around-you", "/mistakes",
            Map.of("about", "ai-for-everyone/ai-around-you", "words", "Екінші абзацта қате бар сияқты."));
    }

    void count() {
        tour.see(page, "/count?with-figures", "?with-figures");
        tour.go(page, "/count/check");
        page.check("input[value=whole]");
        page.click("[data-start]");
        page.waitForSelector("[data-outcome]:visible");
        page.click("[data-numbers] summary");
        tour.seeNow(page, "/count/check", "whole");
    }

    void ourFault() {
        tour.seeSent(page, 500, "/mistakes", "/mistakes", Map.of("about", "", "words", "Бұл жерде бір қате бар сияқты."));
    }

    private static String single() {
        return firstOfEachType().get("Single");
    }

    private static Map<String, String> firstOfEachType() {
        Map<String, String> paths = new TreeMap<>();
        for (Lesson lesson : COURSE.lessons().toList()) {
            for (Item item : lesson.items()) {
                Task task = item.task();
                paths.putIfAbsent(task.getClass().getSimpleName(), "/practice/ai-for-everyone/" + lesson.id() + "/" + item.id());
            }
        }
        return paths;
    }
}
