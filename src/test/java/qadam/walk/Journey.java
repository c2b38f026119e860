package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.function.Consumer;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.shared.Language;
import qadam.world.Authenticators;
import qadam.world.RealCourse;
import qadam.world.Server;

/** One person's way through the product, page by page, as they would walk it. */
final class Journey {
    private static final Course EVERYONE = RealCourse.read();

    private final Server server;
    private final Page page;
    private final Hands hands;
    private final String language;
    private final boolean script;
    private final Consumer<Page> look;
    private Course course = EVERYONE;
    private String printedName = "Айгүл Серікқызы Омарова";
    private String nationalId;

    /** @param look is shown every page on the way, for whoever wants to check or to see it */
    Journey(Server server, Page page, Hands hands, String language, boolean script, Consumer<Page> look) {
        this.server = server;
        this.page = page;
        this.hands = hands;
        this.language = language;
        this.script = script;
        this.look = look;
    }

    Page page() {
        return page;
    }

    /** Practises in another course than everybody's. */
    Journey in(Course other) {
        course = other;
        return this;
    }

    /** Another name for the certificate than everybody's. */
    Journey printing(String name) {
        printedName = name;
        return this;
    }

    void open(String path) {
        page.navigate(server.origin() + "/" + language + path);
        look.accept(page);
    }

    /** Home, the first course, its first lesson. */
    void fromHomeToTheFirstLesson() {
        open("");
        hands.press(page.locator("main a.button").first());
        page.waitForURL("**/courses/ai-for-everyone");
        look.accept(page);
        hands.press(page.locator("main a[href='/" + language + "/courses/ai-for-everyone/ai-around-you']").first());
        page.waitForURL("**/courses/ai-for-everyone/ai-around-you");
        look.accept(page);
    }

    /** Answers the first lesson's first single choice rightly, and sees that it was. */
    void practise() {
        give();
        Locator section = practice();
        Locator praise = script ? section.locator(".notice.good") : page.locator(".notice.good");
        praise.waitFor();
        assertThat(praise.innerText()).isNotBlank();
        look.accept(page);
    }

    /** The same, without waiting for what the server says. */
    void give() {
        give(option(true));
    }

    /** With a script: answers the same question wrongly, and is told so. */
    void fail() {
        page.waitForResponse("**/api/steps", () -> give(option(false)));
        practice().locator("[data-answer] .notice").waitFor();
    }

    private String option(boolean right) {
        return ((Task.Single) choice().task()).options().stream().filter(option -> option.correct() == right).findFirst().orElseThrow()
            .text().in(Language.of(language).orElseThrow());
    }

    private void give(String option) {
        if (script) {
            answerHere(practice(), option);
        } else {
            hands.press(practice().locator("a").first());
            answerHere(page.locator("main form.card"), option);
        }
    }

    /** As teachers count it: the first of the lesson is 1. */
    int question() {
        return firstLesson().items().indexOf(choice()) + 1;
    }

    private Lesson firstLesson() {
        return course.lessons().findFirst().orElseThrow();
    }

    private Item choice() {
        return firstLesson().items().stream().filter(item -> item.task() instanceof Task.Single).findFirst().orElseThrow();
    }

    private Locator practice() {
        return page.locator("section.practice[data-item='" + choice().id() + "']");
    }

    private void answerHere(Locator place, String right) {
        Locator choice = place.locator("label.choice").filter(new Locator.FilterOptions().setHasText(right)).locator("input");
        choice.waitFor();
        hands.choose(choice);
        hands.press(place.locator("button").last());
    }

    void signUp(String user, String password) {
        openSignUp(user);
        hands.fill(page.locator("input[name=password]").first(), password);
        hands.press(page.locator("form:has(input[name=password]) button[type=submit]"));
        putCodesAway();
    }

    /** With a passkey instead of a password; then out, and in again with it. */
    void signUpWithPasskey(String user) {
        Authenticators.add(page);
        openSignUp(user);
        hands.press(page.locator("[data-passkey-start]"));
        putCodesAway();
        open("/me");
        hands.press(page.locator("form[action$='/sign-out'] button"));
        page.waitForURL("**/" + language);
        open("/sign-in");
        hands.press(page.locator("[data-passkey-start]"));
        page.waitForURL("**/me");
        assertThat(page.locator("h1").innerText()).isEqualTo("Айгүл");
    }

    private void openSignUp(String user) {
        open("/sign-up");
        hands.fill(page.locator("input[name=name]").first(), "Айгүл");
        hands.fill(page.locator("input[name=user]").first(), user);
    }

    private void putCodesAway() {
        page.waitForURL("**/me/recovery-codes**");
        look.accept(page);
        hands.press(page.locator("form[action*='kept'] button"));
        page.waitForURL(url -> !url.contains("recovery-codes"));
        look.accept(page);
    }

    void steps(int taken) {
        open("/steps");
        assertThat(page.locator("progress").first().getAttribute("value")).isEqualTo(Integer.toString(taken));
    }

    /** Wishes for letters at this address; it is not confirmed yet. */
    void askForLetters(String email) {
        open("/me/letters");
        hands.fill(page.locator("input[name=email]"), email);
        hands.press(page.locator("button[value=type]"));
        page.locator("button[value=again]").waitFor();
        look.accept(page);
    }

    /** Follows the link of the letter that came. */
    void confirmLetters(String link) {
        page.navigate(link);
        look.accept(page);
        hands.press(page.locator("main form button"));
        page.locator(".notice.good").waitFor();
        look.accept(page);
    }

    /** Starts the exam and stops at its first question. */
    void startExam() {
        open("/exams/ai-for-everyone");
        hands.press(page.locator("form[action$='/attempts'] button").first());
        page.waitForURL(url -> url.contains("/attempts/"));
        look.accept(page);
    }

    /** Answers every question rightly, from the one that is open. */
    void answerAll() {
        Answers answers = new Answers(hands);
        int size = page.locator("a[data-go]:has([data-mark])").count();
        assertThat(size).as("questions on the map").isEqualTo(18);
        for (int i = 1; i <= size; i++) {
            answerOne(answers);
        }
    }

    private void answerOne(Answers answers) {
        answers.giveRight(asked());
        String id = asked().getAttribute("data-question");
        hands.press(page.locator("form[data-response]:visible button").first());
        try {
            page.waitForCondition(() -> page.locator("fieldset[data-question='" + id + "']:visible").count() == 0);
        } catch (TimeoutError stuck) {
            throw new AssertionError("stays at " + page.url() + "\n" + page.locator("main").innerText(), stuck);
        }
    }

    private Locator asked() {
        return page.locator("fieldset[data-question]:visible").first();
    }

    void handIn() {
        page.locator("a[data-hand-in-link], form[data-hand-in]").first().waitFor();
        if (!script && page.locator("form[data-hand-in]").count() == 0) {
            hands.press(page.locator("a[data-hand-in-link]"));
        }
        page.locator("form[data-hand-in]").waitFor();
        look.accept(page);
        hands.press(page.locator("form[data-hand-in] button"));
        page.waitForURL("**/result**");
        look.accept(page);
    }

    /** From the result page to the credential; gives back its address. */
    String claim() {
        assertThat(page.locator("a[href*='/claim/']").count()).as(() -> page.url() + "\n" + page.locator("main").innerText()).isPositive();
        hands.press(page.locator("a[href*='/claim/']").first());
        page.waitForURL("**/claim/**");
        look.accept(page);
        hands.fill(page.locator("input[name=name]"), printedName);
        hands.select(page.locator("select[name=region]"), "KZ-75");
        assertThat(page.locator("input[name=national_id]").count()).as("asked of whom the office has seen it, and of nobody else").isEqualTo(nationalId == null ? 0 : 1);
        if (nationalId != null) {
            hands.fill(page.locator("input[name=national_id]"), nationalId);
        }
        hands.press(page.locator("form:has(select[name=region]) button"));
        page.waitForURL("**/credentials/**");
        look.accept(page);
        return page.url();
    }

    /** The office has confirmed this person, with this id. */
    Journey confirmedWith(String seen) {
        nationalId = seen;
        return this;
    }

    /** As it was typed for the credential. */
    String nationalId() {
        return nationalId;
    }

    void verify(String address) {
        open("/verify");
        hands.fill(page.locator("textarea[name=credential]"), address);
        hands.press(page.locator("form:has(textarea) button").first());
        page.waitForCondition(() -> page.locator("main").innerText().contains(printedName));
        look.accept(page);
        assertThat(page.locator("main").innerText()).contains(printedName);
    }
}
