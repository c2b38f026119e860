package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.Main;
import qadam.classroom.CardPdf;
import qadam.world.Databases;
import qadam.world.Iin;
import qadam.world.Scope;
import qadam.world.SealedBank;
import qadam.world.Server;

/**
 * One school, from its first link to three children who are counted and one who is not: a real server, every grown-up and every child in a browser of
 * their own. At the end everything that the server keeps is searched for what it was told and may not keep.
 */
class SchoolStoryTest {
    private static final List<String> NAMES = List.of("Айгүл Ермекқызы", "Болат Сейітжан", "Дана Мырзабек", "Ерлан Қожабек");
    private static final String GRANDMOTHER = "Зылиха Нұрмағамбет";
    private static final String FATHER = "Марат Сейітжанұлы";
    private static final String ERLANS_MOTHER = "Гүлнар Қожабек";
    private static final String DANAS_MOTHER = "Сәуле Мырзабек";
    private static final String PHONE = "+7 701 555 01 23";
    private static final String EMAIL = "zylikha.azhe@mail.kz";
    private static final String WRONG_IN_A_ROW = "3";

    private final Glance glance = new Glance();
    private final String aigulsId = Iin.next();
    private final String bolatsId = Iin.next();
    private final String danasId = Iin.next();
    private final String erlansId = Iin.next();
    private String language;
    private Server server;
    private SchoolDesks desks;
    private CardPupil aigul;
    private CardPupil bolat;
    private CardPupil dana;
    private CardPupil erlan;
    private CardGuardian grandmother;
    private CardGuardian erlansMother;

    static Stream<String> languages() {
        return Scope.languagesOr("kk");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_class_comes_in_by_cards_learns_sits_in_a_room_and_is_counted_and_nothing_of_them_is_kept_in_plain(String spoken, @TempDir Path planted) throws IOException {
        language = spoken;
        try (Server running = Server.process(); SchoolDesks people = new SchoolDesks(running, spoken)) {
            server = running;
            desks = people;
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", CardPupil.COURSE.exam().orElseThrow().exam());
            theTeacherMakesTheListAndPrintsTheCards();
            childrenComeInOneAfterTheOtherAtOneDevice();
            theTeacherSeesWhoIsStuckAndLetsInWhoLostTheCard();
            guardiansAnswer();
            new RoomOfCards(desks, List.of(aigul, bolat, dana, erlan), glance).sit();
            threeAreCounted();
            Remains remains = new Remains(server, List.of(aigulsId, bolatsId, danasId, erlansId, PHONE.replaceAll("\\D", ""), PHONE.replaceAll("\\D", "").substring(1)), told());
            remains.noFileHoldsIt("while the last pages lie in the write-ahead log");
            theNumberIsThree();
            aGuardianTakesBackTheNameAndLessonsGoOn();
            remains.noTableHoldsIt();
            remains.noFileHoldsIt("at the end");
            server.close();
            remains.noFileHoldsIt("of the stopped server");
            remains.theSearchFindsEachForm(planted);
        }
        glance.assertGood();
    }

    private static List<String> told() {
        return Stream.concat(NAMES.stream(), Stream.of(PHONE, EMAIL, GRANDMOTHER, FATHER, ERLANS_MOTHER, DANAS_MOTHER)).toList();
    }

    private void theTeacherMakesTheListAndPrintsTheCards() throws IOException {
        desks.enter(String.join("\n", NAMES) + ", " + PHONE);
        assertThat(desks.teacher.locator("#names-error").count()).as("a telephone is no name").isEqualTo(1);
        desks.enter("1. " + String.join("\n", NAMES));
        assertThat(desks.teacher.locator(".pupils > li").count()).isEqualTo(NAMES.size());
        List<CardPdf.Printed> cards = desks.print(NAMES);
        assertThat(cards).hasSize(NAMES.size()).allSatisfy(card -> assertThat(card.word()).as(card.toString()).isNotEmpty());
        aigul = pupil(cards.get(0));
        bolat = pupil(cards.get(1));
        dana = pupil(cards.get(2));
        erlan = pupil(cards.get(3));
    }

    private CardPupil pupil(CardPdf.Printed card) {
        return new CardPupil(card, server, language);
    }

    /** What could not be sent waits at the device for its owner, and is nobody else's. */
    private void childrenComeInOneAfterTheOtherAtOneDevice() {
        aigul.comeIn(desks.phone());
        erlan.comeByLink(desks.phone());
        Page shared = desks.phone();
        bolat.comeByLink(shared);
        glance.at(shared, "the button for the next");
        bolat.answerWithoutNetwork();
        bolat.makeRoomForTheNext(language.equals("kk") ? "Келесі оқушы" : "");
        shared.goBack();
        shared.waitForLoadState();
        assertThat(shared.locator("body").innerText()).doesNotContain("Болат");
        shared.context().unroute("**/api/steps");
        dana.comeByLink(shared);
        dana.journey().open("/steps");
        shared.waitForLoadState();
        assertThat(shared.locator("progress").count()).as("no step is Dana's").isZero();
    }

    private void theTeacherSeesWhoIsStuckAndLetsInWhoLostTheCard() {
        Page teacher = desks.teacher;
        teacher.navigate(desks.classes() + "/progress");
        assertThat(teacher.locator("section[aria-labelledby=stuck] li").count()).isZero();
        dana.answerWrongly(Integer.parseInt(WRONG_IN_A_ROW));
        teacher.navigate(desks.classes() + "/progress");
        assertThat(teacher.locator("section[aria-labelledby=stuck] h3").allInnerTexts()).containsExactly(dana.card.name());
        assertThat(teacher.locator("section[aria-labelledby=stuck] li p").innerText()).contains(Integer.toString(dana.journey().question()), WRONG_IN_A_ROW);
        assertThat(teacher.locator("section[aria-labelledby=stuck] li a").getAttribute("href")).endsWith(CardPupil.LESSON);
        glance.at(teacher, "who is stuck");

        teacher.navigate(desks.classes());
        teacher.locator("li:has-text('" + bolat.card.name() + "') form:has(input[value=let-in]) button").click();
        String digits = teacher.locator("dd.class-code").innerText();
        glance.at(teacher, "let in");
        Page shared = dana.page();
        dana.makeRoomForTheNext("");
        bolat.letIn(shared, digits);
        bolat.openLesson();
        shared.locator("section.practice.solved").waitFor();
        bolat.journey().steps(1);
        dana.comeByLink(desks.phone());
    }

    /** By link, on paper, and one more for the sake of the exam; nobody is asked for an address or a telephone, and who types one is refused. */
    private void guardiansAnswer() {
        grandmother = guardian();
        grandmother.typeCode(EMAIL);
        assertThat(grandmother.page.locator(".error").count()).as("an address is no code").isEqualTo(1);
        String link = link(aigul);
        grandmother.typeCode(link.substring(link.lastIndexOf('/') + 1));
        grandmother.agree(GRANDMOTHER, List.of("learning", "publication"));
        glance.at(grandmother.page, "what holds");
        assertThat(grandmother.page.locator(".notice.good .badge.good").count()).isEqualTo(2);
        erlansMother = guardian();
        erlansMother.open(link(erlan));
        erlansMother.agree(ERLANS_MOTHER, List.of("learning"));
        CardGuardian danas = guardian();
        danas.open(link(dana));
        danas.agree(DANAS_MOTHER, List.of("learning"));
        paper();
        desks.teacher.navigate(desks.classes() + "/consents");
        assertThat(desks.teacher.locator("main .links li .badge.good").count()).as("answered").isEqualTo(NAMES.size());
    }

    private CardGuardian guardian() {
        return new CardGuardian(desks.phone(), desks.home);
    }

    private String link(CardPupil child) {
        desks.openConsents(desks.teacher, child.card.name());
        SchoolDesks.press(desks.teacher, "button[value=link]");
        return desks.teacher.locator(".notice code").innerText();
    }

    private void paper() {
        Page teacher = desks.teacher;
        desks.openConsents(teacher, bolat.card.name());
        teacher.locator("details:has(button[value=paper]) > summary").click();
        teacher.check("input[name=learning]");
        teacher.fill("input[name=name]", FATHER);
        teacher.check("input[name=relation][value=father]");
        SchoolDesks.press(teacher, "button[value=paper]");
        String papers = desks.home + "/organisations/" + desks.school + "/papers";
        desks.head.navigate(papers);
        assertThat(desks.head.locator("main").innerText()).contains(bolat.card.name(), FATHER);
        SchoolDesks.press(desks.head, "button[value=confirm]");
        assertThat(desks.head.locator(".notice.good .secret").count()).isEqualTo(1);
    }

    /** Two by the clerk's list, one by the grandmother at her consent's address; the fourth one's mother declines. */
    private void threeAreCounted() {
        Page clerk = desks.clerk;
        String counting = desks.classes() + "/counting";
        glance.at(clerk, desks.home + "/organisations", "my places");
        glance.at(clerk, desks.home + "/organisations/" + desks.school + "/counting", "groups");
        glance.at(clerk, counting, "class");
        SchoolDesks.press(clerk, "li:has-text('" + erlan.card.name() + "') button[value=link]");
        glance.at(clerk, "link");
        erlansMother.open(clerk.locator(".notice code").innerText());
        erlansMother.press("button[value=decline]");

        grandmother.openOwn();
        grandmother.press("button[value=open]");
        glance.at(grandmother.page, "guardian");
        grandmother.giveId(PHONE);
        assertThat(grandmother.page.locator(".error").count()).as("a telephone is no id").isEqualTo(1);
        grandmother.giveId(aigulsId);
        assertThat(grandmother.page.locator("main").innerText()).contains(aigul.card.name()).doesNotContain(aigulsId);
        glance.at(grandmother.page, "guardian confirms");
        grandmother.press("form:has(input[name=draft]) button");
        assertThat(grandmother.page.locator(".notice.good").count()).isEqualTo(1);

        clerk.setInputFiles("#file", new FilePayload("list.csv", "text/csv", list().getBytes(StandardCharsets.UTF_8)));
        SchoolDesks.press(clerk, "form:has(textarea) button");
        assertThat(clerk.locator("section[aria-labelledby=good] strong").allInnerTexts()).containsExactly(bolat.card.name(), dana.card.name());
        assertThat(clerk.locator(".badge.bad").count()).as("counted already; declined").isEqualTo(2);
        assertThat(clerk.locator("main").innerText()).doesNotContain(bolatsId, danasId, erlansId);
        glance.at(clerk, "look");
        SchoolDesks.press(clerk, "form:has(input[name=draft]) button");
        assertThat(clerk.locator("section[aria-labelledby=done] .badge.good").count()).isEqualTo(2);
        glance.at(clerk, "counted");
    }

    private String list() {
        return "1;" + aigulsId + "\n2;" + bolatsId + "\n3;" + danasId + "\n4;" + erlansId + "\n";
    }

    private void theNumberIsThree() {
        assertThat(SpineWalkTest.trained(server)).as("before anything is published").isZero();
        server.command("log", "publish", "--all");
        assertThat(SpineWalkTest.trained(server)).isEqualTo(3);
        StringWriter said = new StringWriter();
        assertThat(Main.commandLine(InstantSource.system()).setOut(new PrintWriter(said)).execute("verify-count", server.origin() + "/log", "--json")).as(said.toString()).isZero();
        assertThat(said.toString()).contains("\"compared\":true", "\"trained\":3", "\"issued\":4", "\"trained/mode/supervised\":3");
        for (CardPupil each : List.of(aigul, bolat, dana, erlan)) {
            assertThat(each.page().request().get(each.certificate()).status()).as("each has a certificate").isEqualTo(200);
        }
    }

    private void aGuardianTakesBackTheNameAndLessonsGoOn() {
        String certificate = aigul.certificate();
        Page stranger = desks.phone();
        stranger.navigate(certificate);
        assertThat(stranger.locator("main").innerText()).contains(aigul.card.name());
        grandmother.takeBack("publication");
        stranger.reload();
        assertThat(stranger.locator("main").innerText()).as("from the next request on").doesNotContain("Айгүл");
        aigul.page().navigate(certificate);
        assertThat(aigul.page().locator("main").innerText()).as("it stays theirs").contains(aigul.card.name());
        aigul.openLesson();
        aigul.journey().practise();
        assertThat(SpineWalkTest.trained(server)).isEqualTo(3);
    }
}
