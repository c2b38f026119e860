package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import qadam.catalog.Course;
import qadam.classroom.CardPdf;
import qadam.world.RealCourse;
import qadam.world.Server;

/** A child with a card, and what it does at a device. */
final class CardPupil {
    static final Course COURSE = RealCourse.ofPupils();
    static final String LESSON = "/courses/" + COURSE.slug() + "/" + COURSE.lessons().findFirst().orElseThrow().id();
    private static final String EXAM = "/exams/" + COURSE.exam().orElseThrow().exam();
    /** All questions rightly as {@link qadam.world.SealedBank} gives them away, through the page's own forms: how a hand does it is walked elsewhere. */
    private static final String ANSWER_ALL = """
        () => {
          const digit = text => (text.match(/[0-9]+/) || [''])[0];
          for (let left = document.querySelectorAll('nav [data-go]').length; left > 0; left -= 1) {
            const form = document.querySelector('[data-desk] form[data-response]');
            form.querySelectorAll('label.choice').forEach(choice => { choice.querySelector('input').checked = choice.textContent.includes('(+)'); });
            form.querySelectorAll('[data-row]').forEach(row => {
              const list = row.querySelector('select');
              const number = digit(row.querySelector('label').textContent);
              list.value = [...list.options].find(one => one.value && digit(one.textContent) === number).value;
            });
            form.querySelectorAll('input[name=number]').forEach(field => {
              field.value = form.querySelector('legend').textContent.match(/([0-9]+) \\+ ([0-9]+)/).slice(1).reduce((one, two) => Number(one) + Number(two));
            });
            form.querySelectorAll('input[name=words]').forEach(field => { field.value = 'qadam'; });
            form.requestSubmit();
          }
        }""";

    final CardPdf.Printed card;
    private final Server server;
    private final String language;
    private final String home;
    private Page page;

    CardPupil(CardPdf.Printed card, Server server, String language) {
        this.card = card;
        this.server = server;
        this.language = language;
        this.home = server.origin() + "/" + language;
    }

    Page page() {
        return page;
    }

    Journey journey() {
        return new Journey(server, page, new Hands.Pointer(), language, true, seen -> { }).in(COURSE);
    }

    /** By typing the class's code. */
    void comeIn(Page device) {
        page = device;
        page.navigate(home + "/class");
        page.fill("input[name=code]", card.code());
        page.locator("main form button").click();
        page.waitForURL("**/class/*");
        showCard();
    }

    /** Where the square on the card leads, and the device that the last one has left. */
    void comeByLink(Page device) {
        page = device;
        page.navigate(door());
        showCard();
    }

    private String door() {
        return home + "/class/" + card.code().replace(" ", "");
    }

    private void showCard() {
        page.fill("#number", card.number());
        page.locator("label.pick").filter(new Locator.FilterOptions().setHas(page.getByText(card.picture(), new Page.GetByTextOptions().setExact(true)))).click();
        page.fill("#word", card.word());
        page.locator("form:has(#word) button").click();
        assertIn();
    }

    private void assertIn() {
        page.waitForURL("**/courses/" + COURSE.slug() + "**");
        assertThat(page.request().get(home + "/me").text()).contains("<h1>" + card.name() + "</h1>");
    }

    void letIn(Page device, String digits) {
        page = device;
        page.locator("summary").click();
        page.fill("#let-in-number", card.number());
        page.fill("#digits", digits);
        page.locator("form:has(#digits) button").click();
        assertIn();
    }

    /** The large button, on a page that is the same for everybody. */
    void makeRoomForTheNext(String words) {
        Locator button = page.locator("[data-next-pupil] button");
        if (!words.isEmpty()) {
            assertThat(button.innerText()).isEqualTo(words);
        }
        assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(44);
        button.click();
        page.waitForURL(door());
        assertThat(page.context().cookies()).extracting(cookie -> cookie.name).doesNotContain("qadam-owner", "qadam-class");
    }

    /** Gives an answer while nothing gets through. */
    void answerWithoutNetwork() {
        page.context().route("**/api/steps", route -> route.abort());
        openLesson();
        journey().give();
    }

    void openLesson() {
        page.navigate(home + LESSON);
    }

    void answerWrongly(int times) {
        openLesson();
        for (int time = 0; time < times; time++) {
            journey().fail();
        }
    }

    String roomDoor() {
        return home + EXAM + "/room";
    }

    void enterRoom(String code) {
        page.navigate(roomDoor());
        page.fill("input[name=code]", code);
        page.locator("form:has(input[name=code]) button").click();
        page.waitForLoadState();
    }

    /** @return the attempt's address */
    String beginExam() {
        page.navigate(roomDoor());
        page.locator("form[action$='/attempts'] button").click();
        page.waitForURL("**/attempts/*");
        return page.url().replaceFirst("\\?.*", "");
    }

    void passExam() {
        page.locator("[data-desk] form[data-response]").waitFor();
        page.evaluate(ANSWER_ALL);
        journey().handIn();
        page.waitForURL("**/result**");
    }

    /** @return the address of the certificate */
    String certificate() {
        page.navigate(home + "/credentials");
        return server.origin() + page.locator("main a.button[href*='/credentials/']").first().getAttribute("href");
    }
}
