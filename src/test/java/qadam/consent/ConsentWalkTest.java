package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.shared.Ids;
import qadam.world.Nu;
import qadam.world.PassedExam;

/** Guardians, a school and a pupil on a whole server, without script. */
class ConsentWalkTest extends WholeSchool {
    @Test
    void a_guardian_reads_answers_keeps_changes_and_takes_back() {
        Pupil pupil = pupil("aisulu", seventh);
        assertThat(listed(pupil)).contains("Name of aisulu", "no answer");
        assertThat(pupil.visitor().get("/kk/me").body()).contains("Ата-анаңның келісімі", "Әзірге келісім жоқ");
        String link = link(pupil);
        assertThat(listed(pupil)).contains("link made");
        Visitor guardian = new Visitor(house);
        HttpResponse<String> page = guardian.get(link.replace("/en/", "/kk/"));
        assertThat(page.body()).contains("Name of aisulu", "School No 15", "БСН 960440000220", "өз деректерін жүктеп алғанда бала көреді", "Үшінші тұлғаларға беру", "Трансшекаралық беру", "үш жыл");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        HttpResponse<String> nothing = guardian.post(link, form(guardian, link));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Nothing is ticked", "Сәуле Ахметова");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "name", " ")).body()).contains("Write the name");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "relation", "dog")).body()).contains("Choose what the person is");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "declared", "")).body()).contains("Tick that you are");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "edition", "0".repeat(64))).statusCode()).isEqualTo(409);
        assertThat(listed(pupil)).as("nothing was kept of all that").contains("link made");
        Map<String, String> whole = form(guardian, link, "learning", "yes", "tutor", "yes");
        String own = place(guardian.post(link, whole));
        assertThat(place(guardian.post(link, whole))).as("the same form sent twice").isEqualTo(own);
        whole.put("id", Ids.hex(Ids.random()));
        assertThat(guardian.post(link, whole).statusCode()).as("another with the same link").isEqualTo(410);
        assertThat(guardian.get(link).statusCode()).isEqualTo(410);
        assertThat(listed(pupil)).contains("agreed", "certificate", "tutor").doesNotContain("name</span>");
        assertThat(guardian.get(own).body()).contains("Сәуле Ахметова, mother", "28 November 2029", "http://localhost:" + house.port() + own);
        String edition = found("name=\"edition\" value=\"([0-9a-f]{64})\"", guardian.get(own));
        assertThat(place(guardian.post(own, Map.of("act", "change", "edition", edition, "publication", "yes")))).isEqualTo(own);
        assertThat(listed(pupil)).contains("name</span>").doesNotContain("tutor");
        assertThat(guardian.post(own, Map.of("act", "change", "edition", "0", "tutor", "yes")).statusCode()).as("a text of another day").isEqualTo(409);
        assertThat(place(guardian.post(own, Map.of("act", "withdraw")))).isEqualTo(own);
        assertThat(listed(pupil)).contains("taken back");
        assertThat(guardian.get(own).body()).contains("Taken back", "Changed", "Answered");
        assertThat(pupil.visitor().get("/en").statusCode()).as("lessons go on").isEqualTo(200);
        assertThat(pupil.visitor().export("en").values().toString()).contains("Сәуле Ахметова", "consents", "WITHDRAWN");
        assertThat(trail()).contains("consent-link-made", "consent-answered", "consent-withdrawn");
    }

    @Test
    void whoever_agrees_to_nothing_needs_to_say_no_more() {
        Pupil pupil = pupil("bolat", seventh);
        String link = link(pupil);
        Visitor guardian = new Visitor(house);
        String own = place(guardian.post(link, form(guardian, link, "act", "decline", "name", "", "relation", "", "declared", "")));
        assertThat(listed(pupil)).contains("declined");
        assertThat(guardian.get(own).body()).contains("Nothing is agreed to");
        assertThat(pupil.visitor().get("/ru/me").body()).contains("Учись дальше");
    }

    /** What guardians sign must be so: this walks to what the text tells of a child without consent. */
    @Test
    void without_consent_the_school_sees_what_the_text_says_and_no_more_is_given() {
        Pupil pupil = pupil("zhanat", seventh);
        String link = link(pupil);
        Map<String, List<String>> said = Map.of(
            "kk", List.of("келісіміңіз болмаса да", "сынып тізіміндегі аты", "емтихан нәтижесі", "мұғалімдері мен мектеп директоры", "сертификат берілмейді", "көмекші ашылмайды"),
            "ru", List.of("без Вашего согласия хранятся", "имя в списке класса", "результат экзамена", "Учителя класса и директор школы", "сертификат не выдаётся", "помощник закрыт"),
            "en", List.of("without your consent too", "name in the class", "exam result", "teachers and the head of the school", "no certificate is issued", "tutor stays closed"));
        said.forEach((language, words) -> assertThat(new Visitor(house).get(link.replace("/en/", "/" + language + "/")).body()).contains(words)
            .doesNotContain("pseudonym", "условным", "бүркеншік"));
        Visitor guardian = new Visitor(house);
        place(guardian.post(link, form(guardian, link, "act", "decline", "name", "", "relation", "", "declared", "")));
        String claim = "/en/claim/" + Ids.hex(PassedExam.of(house.database(), pupil.person(), clock.instant()));
        for (Visitor one : List.of(teacher, head)) {
            assertThat(one.get("/en/classes/" + seventh.number() + "/progress").body()).contains("Name of zhanat");
        }
        assertThat(pupil.visitor().get(claim).body()).contains("You have passed, and the result is stored", "waits for a consent").doesNotContain("name=\"region\"");
    }

    @Test
    void no_code_is_found_by_guessing_and_a_slip_of_the_finger_is_told() {
        Visitor guardian = new Visitor(house);
        Pupil pupil = pupil("dana", seventh);
        String link = link(pupil);
        String digits = link.substring(link.lastIndexOf('/') + 1);
        assertThat(place(guardian.get("/en/consent?code=" + digits.replaceAll("(.{4})", "$1+")))).isEqualTo(link);
        char last = digits.charAt(19);
        HttpResponse<String> mistyped = guardian.get("/en/consent?code=" + digits.substring(0, 19) + (last == '9' ? '0' : (char) (last + 1)));
        assertThat(mistyped.statusCode()).isEqualTo(422);
        assertThat(mistyped.body()).contains("one seems to be mistyped", digits.substring(0, 19));
        for (int i = 0; i < 20; i++) {
            String guess = Code.fresh().digits();
            assertThat(guardian.get("/en/consent?code=" + guess).statusCode()).isEqualTo(404);
            assertThat(guardian.get("/en/consent/" + guess).statusCode()).isEqualTo(404);
            assertThat(guardian.get("/en/consents/" + guess + "/record.json").statusCode()).isEqualTo(404);
            assertThat(guardian.post("/en/consents/" + guess, Map.of("act", "withdraw")).statusCode()).isEqualTo(404);
        }
        assertThat(guardian.get("/en/consents/" + digits).statusCode()).as("a link is no record").isEqualTo(404);
        for (String bad : List.of("1", "x", "%00", "-1", "' or 1=1", "٠".repeat(20))) {
            assertThat(guardian.get("/en/consent/" + java.net.URLEncoder.encode(bad, StandardCharsets.UTF_8)).statusCode()).as(bad).isBetween(400, 404);
        }
        assertThat(guardian.post(link, form(guardian, link, "id", "1")).statusCode()).isEqualTo(400);
        assertThat(guardian.get(link).statusCode()).as("the right one still opens").isEqualTo(200);
    }

    @Test
    void a_pupil_does_not_answer_for_a_parent() {
        Pupil pupil = pupil("erlan", seventh);
        String link = link(pupil);
        assertThat(pupil.visitor().get(link).statusCode()).isEqualTo(403);
        Map<String, String> fields = form(new Visitor(house), link, "learning", "yes");
        assertThat(pupil.visitor().post(link, fields).statusCode()).isEqualTo(403);
        assertThat(listed(pupil)).contains("link made");
    }

    @Test
    void a_certificate_waits_for_consent_and_shows_a_name_only_with_it() {
        Pupil pupil = pupil("farida", seventh);
        String claim = "/en/claim/" + Ids.hex(PassedExam.of(house.database(), pupil.person(), clock.instant()));
        Map<String, String> fields = Map.of("name", "Farida Omarova", "region", "KZ-75");
        assertThat(pupil.visitor().get(claim).body()).contains("waits for a consent").doesNotContain("name=\"region\"");
        assertThat(pupil.visitor().post(claim, fields).statusCode()).isEqualTo(409);
        assertThat(pupil.visitor().get("/en/credentials").statusCode()).isEqualTo(200);
        String own = agreed(pupil, "learning");
        String shared = place(pupil.visitor().fill(claim, fields));
        String id = shared.substring(shared.lastIndexOf('/') + 1);
        assertThat(pupil.visitor().get(shared).body()).as("its holder sees all").contains("Farida Omarova", "certificate.pdf");
        assertThat(pupil.visitor().get("/credentials/" + id + "/credential.json").body()).contains("Farida Omarova");
        Visitor stranger = new Visitor(house);
        assertThat(stranger.get(shared).body()).contains("name is not shown").doesNotContain("Farida", "certificate.pdf");
        assertThat(stranger.get("/en/verify/" + id).body()).contains("name is not shown").doesNotContain("Farida");
        for (String file : List.of("credential.json", "credential.jwt", "certificate.pdf", "credential.bundle.json")) {
            assertThat(stranger.get("/credentials/" + id + "/" + file).statusCode()).as(file).isEqualTo(403);
        }
        assertThat(stranger.get("/credentials/" + id + "/proof").body()).doesNotContain("Farida");
        Visitor guardian = new Visitor(house);
        String edition = found("name=\"edition\" value=\"([0-9a-f]{64})\"", guardian.get(own));
        guardian.post(own, Map.of("act", "change", "edition", edition, "learning", "yes", "publication", "yes"));
        assertThat(stranger.get(shared).body()).as("from the next request on").contains("Farida Omarova");
        assertThat(stranger.get("/credentials/" + id + "/credential.json").statusCode()).isEqualTo(200);
        guardian.post(own, Map.of("act", "withdraw"));
        assertThat(stranger.get(shared).body()).as("and no more").doesNotContain("Farida");
        assertThat(stranger.get("/credentials/" + id + "/credential.json").statusCode()).isEqualTo(403);
        String another = "/en/claim/" + Ids.hex(PassedExam.of(house.database(), pupil.person(), clock.instant()));
        assertThat(pupil.visitor().fill(another, fields).statusCode()).as("no new one").isEqualTo(409);
        assertThat(pupil.visitor().get(shared).body()).as("the old one stays theirs").contains("Farida Omarova");
    }

    @Test
    void what_the_school_takes_back_nobody_gives_again_at_an_old_address() {
        Pupil pupil = pupil("impostor", seventh);
        String own = agreed(pupil, "learning", "publication");
        Visitor impostor = new Visitor(house);
        Map<String, String> change = Map.of("act", "change", "edition", found("name=\"edition\" value=\"([0-9a-f]{64})\"", impostor.get(own)), "publication", "yes");
        assertThat(place(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "the mother never answered")))).isEqualTo(pupil.page());
        assertThat(impostor.post(own, change).statusCode()).isEqualTo(404);
        assertThat(impostor.post(own, Map.of("act", "withdraw")).statusCode()).isEqualTo(404);
        for (String file : List.of("", "/record.json", "/record.pdf")) {
            assertThat(impostor.get(own + file).statusCode()).as(file).isEqualTo(404);
        }
        assertThat(impostor.get("/en/consent?code=" + own.substring(own.lastIndexOf('/') + 1)).statusCode()).isEqualTo(404);
        assertThat(listed(pupil)).contains("taken back");
        assertThat(teacher.get(pupil.page()).body()).as("nothing is left to end").doesNotContain("value=\"withdraw\"");
        String mothers = agreed(pupil, "learning");
        assertThat(new Visitor(house).get(mothers).statusCode()).as("a new link gives a new address").isEqualTo(200);
    }

    @Test
    void an_address_ends_through_the_school_also_when_nothing_is_agreed_to() {
        Pupil pupil = pupil("refuser", seventh);
        String own = agreed(pupil, "learning");
        Visitor impostor = new Visitor(house);
        impostor.post(own, Map.of("act", "withdraw"));
        assertThat(impostor.get(own).statusCode()).isEqualTo(200);
        assertThat(place(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "not the mother")))).isEqualTo(pupil.page());
        assertThat(impostor.get(own).statusCode()).isEqualTo(404);
        assertThat(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "once more")).statusCode()).isEqualTo(409);
    }

    @Test
    void a_pupil_who_finds_the_code_at_home_changes_nothing() {
        Pupil pupil = pupil("finder", seventh);
        String own = agreed(pupil, "learning");
        String edition = found("name=\"edition\" value=\"([0-9a-f]{64})\"", new Visitor(house).get(own));
        for (Map<String, String> act : List.of(Map.of("act", "change", "edition", edition, "tutor", "yes"), Map.of("act", "withdraw"), Map.of("act", "open", "offer", "0"))) {
            assertThat(pupil.visitor().post(own, act).statusCode()).as(act.toString()).isEqualTo(403);
        }
        assertThat(listed(pupil)).contains("agreed", "certificate").doesNotContain("tutor");
    }

    @Test
    void the_record_is_taken_along_and_the_database_names_no_guardian() throws Exception {
        Pupil pupil = pupil("nurlan", seventh);
        String own = agreed(pupil, "tutor");
        HttpResponse<byte[]> pdf = bytes(own.replace("/en/", "/kk/") + "/record.pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment");
        assertThat(new String(pdf.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        String json = new String(bytes(own + "/record.json").body(), StandardCharsets.UTF_8);
        assertThat(json).contains("\"holds\" : [ \"tutor\" ]", "Сәуле Ахметова", "\"relation\" : \"mother\"", "960440000220", "\"field\" : \"third\"", "\"sha256\"");
        String rows = house.database().read(handle -> String.join("\n", List.of("consents", "consent_codes", "consent_papers", "audit_entries").stream()
            .flatMap(table -> handle.createQuery("select * from " + table).mapToMap().list().stream()).map(Object::toString).toList()));
        assertThat(rows).doesNotContain("Ахмет", own.substring(own.lastIndexOf('/') + 1));
    }

    private static HttpResponse<byte[]> bytes(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void every_page_in_every_language_is_valid_html() {
        Map<String, String> pages = new LinkedHashMap<>();
        Visitor guardian = new Visitor(house);
        for (String language : List.of("/kk", "/ru", "/en")) {
            Pupil pupil = pupil("zh" + language.substring(1), seventh);
            String page = pupil.page().replace("/en", language);
            pages.put(page + " new", teacher.get(page).body());
            teacher.fill(page, paper());
            String link = link(pupil).replace("/en", language);
            pages.put(link, guardian.get(link).body());
            pages.put(link + " refused", guardian.post(link, form(guardian, link, "name", "", "relation", "", "declared", "")).body());
            String own = place(guardian.post(link, form(guardian, link, "learning", "yes")));
            pages.put(own, guardian.get(own).body());
            pages.put(own + " refused", guardian.post(own, Map.of("act", "change", "edition", "0", "tutor", "yes")).body());
            pages.put(page + " refused", teacher.fill(page, paper("learning", "", "signed_on", "x")).body());
            pages.put(page + " no reason", teacher.fill(page, Map.of("act", "withdraw", "reason", "")).body());
            HttpResponse<String> overtaken = teacher.fill(page, paper());
            assertThat(overtaken.statusCode()).as("signed before the answer by link").isEqualTo(409);
            pages.put(page + " overtaken", overtaken.body());
            pages.put(page, teacher.get(page).body());
            String papers = language + "/organisations/" + school.number() + "/papers";
            pages.put(papers, head.get(papers).body());
            pages.put(language + " class", teacher.get(language + "/classes/" + seventh.number() + "/consents").body());
            pages.put(language + " code", guardian.get(language + "/consent").body());
            pages.put(language + " code refused", guardian.get(language + "/consent?code=1").body());
        }
        assertThat(pages.values()).allMatch(page -> page.contains("<h1>"));
        assertThat(Nu.errors(pages)).isEmpty();
    }
}
