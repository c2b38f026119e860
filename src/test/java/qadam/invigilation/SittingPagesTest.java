package qadam.invigilation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.room.Hall;
import qadam.shared.Ids;
import qadam.web.Role;

/** The staff's side of sittings on a whole server: an invigilator in their room, the office everywhere, and what neither may. */
class SittingPagesTest {
    private static Hall hall;
    private static Visitor dana;
    private static Visitor officer;

    @BeforeAll
    static void gather() {
        hall = new Hall();
        dana = hall.staff("dana", Role.INVIGILATOR, hall.school);
        officer = hall.someone("officer");
        hall.house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, 'OFFICE', 1, 0)")
            .bind("person", hall.person("officer")).execute());
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @Test
    void an_invigilator_sees_how_far_everybody_is_gives_time_and_opens_again_until_the_sheet_is_signed() {
        Visitor aigul = hall.pupil("aigul", hall.seventh);
        String room = hall.open(dana, hall.seventh, 240);
        String attempt = hall.sit(dana, room, aigul, "aigul", "A-3");
        String one = room + "/live/" + attempt;
        assertThat(dana.get(room).body()).contains(room + "/live");
        assertThat(dana.get(room + "/live").headers().firstValue("Refresh")).as("looks again by itself").isPresent();
        assertThat(dana.get(room + "/live").body()).contains("Name of aigul", "seat A-3", "Answered: 0 of", "Sitting: 1.", one);

        assertThat(dana.fill(one, Map.of("act", "time", "minutes", "10", "reason", "")).statusCode()).isEqualTo(422);
        assertThat(dana.fill(one, Map.of("act", "time", "minutes", "0", "reason", "the lights went out")).body()).contains("Give a number of minutes from 1 to 240");
        assertThat(dana.fill(one, Map.of("act", "time", "minutes", "10", "reason", "the lights went out")).statusCode()).isEqualTo(303);
        assertThat(aigul.get("/en/attempts/" + attempt).body()).contains("10 min of it added for you");
        assertThat(aigul.get("/en/inbox").body()).contains("given more time");

        hall.pass(aigul, attempt);
        assertThat(dana.get(one).body()).contains("Handed in", "Open again").doesNotContain("passed", "right answers");
        assertThat(aigul.get("/en/credentials").body()).contains("/claim/" + attempt);
        assertThat(dana.fill(one, Map.of("act", "reopen", "minutes", "20", "reason", "handed in by mistake")).statusCode()).isEqualTo(303);
        assertThat(aigul.get("/en/credentials").body()).as("nothing is passed until it is handed in again").doesNotContain("/claim/" + attempt);
        assertThat(Hall.sign(dana, room).body()).contains("Somebody still sits the exam");
        assertThat(aigul.fill("/en/attempts/" + attempt + "/hand-in", Map.of()).statusCode()).isEqualTo(303);
        assertThat(aigul.get("/en/credentials").body()).contains("/claim/" + attempt);

        Visitor teaches = hall.staff("erlan", Role.INVIGILATOR, hall.school);
        hall.give("erlan", Role.TEACHER, hall.seventh);
        assertThat(teaches.post(one, Map.of("act", "reopen", "minutes", "20", "reason", "again")).statusCode()).as("their own pupil").isEqualTo(403);
        assertThat(dana.get(room + "/live/" + Ids.hex(UUID.randomUUID())).statusCode()).isEqualTo(404);
        assertThat(aigul.get(room + "/live").statusCode()).isEqualTo(403);
        assertThat(dana.get("/en/office/attempts/" + attempt).statusCode()).as("the office's page").isEqualTo(403);

        assertThat(Hall.sign(dana, room).statusCode()).isEqualTo(303);
        assertThat(dana.get(one).body()).contains("sheet is signed").doesNotContain("name=\"minutes\"");
        assertThat(dana.post(one, Map.of("act", "reopen", "minutes", "20", "reason", "again")).statusCode()).isEqualTo(409);
        assertThat(officer.fill("/en/office/attempts/" + attempt, Map.of("act", "reopen", "minutes", "20", "reason", "again")).statusCode())
            .as("nothing of a signed sheet changes, for the office neither").isEqualTo(409);
        assertThat(hall.trail()).contains("exam-time-extended", "exam-reopened");
    }

    @Test
    void the_office_decides_what_came_late_and_opens_nothing_once_a_certificate_was_taken() {
        Visitor bolat = hall.pupil("bolat", hall.seventh);
        assertThat(officer.fill("/en/office/people/" + Ids.hex(hall.person("bolat")) + "/extra-time", Map.of("percent", "50", "minutes", "0", "reason", "reads slowly")).statusCode())
            .isEqualTo(303);
        String attempt = Hall.begin(bolat);
        assertThat(bolat.get("/en/attempts/" + attempt).body()).contains("of it added for you");
        assertThat(officer.get("/en/office/exams/" + Hall.EXAM).body()).contains("Name of bolat", "Answered: 0 of");
        hall.clock.forward(Duration.ofHours(3));
        hall.answerLate(bolat, attempt);
        assertThat(bolat.get("/en/attempts/" + attempt + "/result").body()).contains("a person decides whether they count", "Not passed yet");

        String late = officer.get("/en/office/late").body();
        assertThat(late).contains("Name of bolat", "/en/office/attempts/" + attempt);
        String page = officer.get("/en/office/attempts/" + attempt).body();
        assertThat(page).contains("Answer to question 1", "given by the device", "received:").doesNotContain("right");
        java.util.List<String> all = java.util.regex.Pattern.compile("name=\"answer\" value=\"([0-9-]+)\"").matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(officer.fillAll("/en/office/attempts/" + attempt, "answer", all, Map.of("act", "accept", "reason", "the school had no network")).statusCode()).isEqualTo(303);
        assertThat(bolat.get("/en/attempts/" + attempt + "/result").body()).contains("You have passed", "the school had no network", "signed list");
        assertThat(bolat.get("/en/inbox").body()).contains("Your answers that came late");
        assertThat(officer.get("/en/office/late").body()).doesNotContain("Name of bolat");

        Hall.claim(bolat, attempt);
        var tooLate = officer.post("/en/office/attempts/" + attempt, Map.of("act", "reopen", "minutes", "20", "reason", "again"));
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(tooLate.body()).contains("A certificate was taken by this exam");
        assertThat(bolat.get("/en/attempts/" + attempt + "/result").body()).contains("You have passed");
    }
}
