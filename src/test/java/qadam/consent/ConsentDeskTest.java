package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.web.Role;

/** What the people of a school do about consents: papers, sheets, and nothing outside their own classes. */
class ConsentDeskTest extends WholeSchool {
    @Test
    void a_paper_is_entered_by_one_and_confirmed_by_another() {
        Pupil pupil = pupil("gauhar", seventh);
        String papers = "/en/organisations/" + school.number() + "/papers";
        assertThat(teacher.fill(pupil.page(), paper("signed_on", "2026-11-29")).body()).as("tomorrow").contains("Give the day of signing", "Марат Ахметов");
        assertThat(teacher.fill(pupil.page(), paper("signed_on", "2023-11-28")).statusCode()).isEqualTo(422);
        assertThat(teacher.fill(pupil.page(), paper("signed_on", "28.11.2026")).statusCode()).isEqualTo(422);
        assertThat(teacher.fill(pupil.page(), paper("learning", "")).body()).contains("Nothing is ticked");
        assertThat(place(head.fill(pupil.page(), paper()))).isEqualTo(pupil.page());
        assertThat(listed(pupil)).contains("paper to be checked");
        assertThat(teacher.get(papers).statusCode()).as("not a second person here").isEqualTo(403);
        assertThat(clerk.get("/en/me").body()).contains("papers for a second person", papers);
        HttpResponse<String> own = head.get(papers);
        assertThat(own.body()).contains("Name of gauhar", "You entered this paper").doesNotContain("value=\"confirm\"");
        String number = found("paper-([0-9]+)\"", own);
        assertThat(head.post(papers, Map.of("act", "confirm", "paper", number)).statusCode()).as("the same person").isEqualTo(403);
        clock.forward(Duration.ofMinutes(1));
        assertThat(clerk.fill(papers, Map.of("act", "refuse", "paper", number, "reason", "")).statusCode()).isEqualTo(422);
        assertThat(clerk.fill(papers, Map.of("act", "confirm", "paper", "999999")).statusCode()).isEqualTo(404);
        assertThat(clerk.fill(papers, Map.of("act", "confirm", "paper", "x")).statusCode()).isEqualTo(404);
        HttpResponse<String> done = clerk.fill(papers, Map.of("act", "confirm", "paper", number));
        String address = found("<code>http[^<]*?(/en/consents/[0-9]{20})</code>", done);
        assertThat(clerk.post(papers, Map.of("act", "confirm", "paper", number)).statusCode()).as("once").isEqualTo(409);
        assertThat(listed(pupil)).contains("agreed");
        assertThat(new Visitor(house).get(address).body()).contains("Марат Ахметов", "on paper, checked by two people", "20 November 2029");
        assertThat(teacher.get(pupil.page()).body()).contains("Name of head", "Name of clerk", "confirmed");
        assertThat(trail()).contains("consent-paper-entered", "consent-paper-confirmed");
    }

    @Test
    void a_paper_that_does_not_match_goes_back_and_a_withdrawal_by_word_of_mouth_needs_nobody() {
        Pupil pupil = pupil("ilyas", seventh);
        String papers = "/en/organisations/" + school.number() + "/papers";
        teacher.fill(pupil.page(), paper());
        String number = found("(?s)paper-([0-9]+)\">Name of ilyas", head.get(papers));
        assertThat(place(head.post(papers, Map.of("act", "refuse", "paper", number, "reason", "no signature on it")))).isEqualTo(papers);
        assertThat(teacher.get(pupil.page()).body()).contains("sent back", "no signature on it");
        assertThat(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "the mother called")).statusCode()).as("nothing holds").isEqualTo(409);
        clock.forward(Duration.ofMinutes(1));
        agreed(pupil, "learning", "publication");
        assertThat(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "87771234567")).body()).as("no numbers of people").contains("error");
        assertThat(place(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "the mother called")))).isEqualTo(pupil.page());
        assertThat(listed(pupil)).contains("taken back");
        assertThat(trail()).contains("consent-paper-refused", "consent-withdrawn-for-guardian");
    }

    @Test
    void nobody_reaches_a_pupil_of_another_class() {
        Pupil there = pupil("kamila", elsewhere);
        String page = "/en/classes/" + elsewhere.number() + "/consents";
        for (Visitor one : List.of(teacher, head)) {
            assertThat(one.get(page).statusCode()).isEqualTo(404);
            assertThat(one.get(page + "/" + Ids.hex(there.person())).statusCode()).isEqualTo(404);
            assertThat(one.get(there.page()).statusCode()).as("by way of one's own class").isEqualTo(404);
            assertThat(one.fill("/en/classes/" + seventh.number() + "/consents", Map.of()).statusCode()).isIn(404, 405);
            assertThat(one.post(there.page(), Map.of("act", "link")).statusCode()).isEqualTo(404);
            assertThat(one.post(there.page(), paper()).statusCode()).isEqualTo(404);
        }
        assertThat(clerk.get("/en/classes/" + seventh.number() + "/consents").statusCode()).isEqualTo(403);
        Visitor other = staff("other", Role.HEAD, house.database().read(handle -> organisations.responsible(handle, elsewhere).orElseThrow()));
        other.fill(page + "/" + Ids.hex(there.person()), paper());
        long number = house.database().read(handle -> handle.createQuery("select max(number) from consent_papers").mapTo(Long.class).one());
        assertThat(clerk.fill("/en/organisations/" + school.number() + "/papers", Map.of("act", "confirm", "paper", String.valueOf(number))).statusCode()).isEqualTo(404);
        assertThat(clerk.get("/en/organisations/" + school.number() + "/papers").body()).doesNotContain("kamila");
    }

    @Test
    void a_sheet_for_each_who_has_not_answered_and_none_without_a_bin() throws Exception {
        Organisation nameless = schoolClass(add("KZ-62", Optional.empty()));
        Visitor stranded = staff("stranded", Role.TEACHER, nameless);
        pupil("laura", nameless);
        String page = "/en/classes/" + nameless.number() + "/consents";
        assertThat(stranded.get(page).body()).contains("BIN is needed first").doesNotContain("Make the sheets");
        assertThat(stranded.post(page + "/slips", Map.of("language", "kk", "who", "all")).statusCode()).isEqualTo(409);
        Organisation eighth = schoolClass(school);
        Visitor second = staff("second", Role.TEACHER, eighth);
        String slips = "/en/classes/" + eighth.number() + "/consents/slips";
        second.get("/en/classes/" + eighth.number() + "/consents");
        assertThat(second.post(slips, Map.of("language", "kk")).statusCode()).as("an empty class").isEqualTo(409);
        pupil("madina", eighth);
        HttpResponse<String> sheet = second.post(slips, Map.of("language", "kk", "who", "waiting"));
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(sheet.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(sheet.body()).startsWith("%PDF");
        assertThat(second.post(slips, Map.of("language", "xx")).statusCode()).isEqualTo(400);
        assertThat(trail()).contains("consent-slips-made");
    }
}
