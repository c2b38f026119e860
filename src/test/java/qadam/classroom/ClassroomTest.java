package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.organisation.Members;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.web.Role;

/** A class at its teacher's desk: from the pasted list to the cards, and what a card may open. */
class ClassroomTest {
    private static School school;
    private SchoolClass seventh;

    @BeforeAll
    static void open() {
        school = new School(Limits.USUAL);
    }

    @AfterAll
    static void close() {
        school.close();
    }

    @BeforeEach
    void gather() {
        school.clock.forward(Duration.ofHours(13));   // what was guessed before is forgotten, and where the class before came from
        seventh = new SchoolClass(school);
        seventh.add("1. Айгүл", "2) Болат", "3 Дана С.");
    }

    @Test
    void a_pasted_list_becomes_pupils_with_numbers_and_cards_and_each_comes_in_by_theirs() {
        assertThat(seventh.seenBy(seventh.teacher)).contains("3 pupils", "Айгүл", "Болат", "Дана С.", "Class code");
        assertThat(seventh.cards()).extracting(SchoolClass.Paper::number).containsExactly(1, 2, 3);
        for (SchoolClass.Paper card : seventh.cards()) {
            Visitor child = seventh.child();
            HttpResponse<String> in = child.fill(card.door(), card.shown());
            assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
            assertThat(in.headers().firstValue("Location")).hasValueSatisfying(address -> assertThat(address).endsWith("/en/courses/machines-that-see"));
            HttpResponse<String> me = child.get("/en/me");
            assertThat(me.statusCode()).isEqualTo(200);
            assertThat(me.body()).contains("Next pupil").doesNotContain("/me/password", "/me/delete", "/me/recovery-codes");
            assertThat(me.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void a_card_opens_the_pupils_course_whatever_is_assigned_and_goes_on_where_its_child_left_it() {
        Map<String, String> adults = Map.of("act", "assign", "course", "ai-for-everyone", "due", LocalDate.ofInstant(seventh.clock.instant(), ZoneOffset.UTC).plusDays(20).toString(), "sitting", "");
        assertThat(seventh.teacher.fill(seventh.page() + "/assignments", adults).statusCode()).isEqualTo(303);
        Visitor child = seventh.child();
        assertThat(opened(child, 1)).isEqualTo("/en/courses/machines-that-see");
        String question = "/en/practice/machines-that-see/picture-into-numbers/n-sticker-size";
        Matcher step = Pattern.compile("name=\"step\" value=\"([^\"]+)\"").matcher(child.get(question).body());
        assertThat(step.find()).isTrue();
        assertThat(child.post(question, Map.of("step", step.group(1), "version", "1", "number", "384")).statusCode()).isEqualTo(303);
        assertThat(opened(seventh.child(), 1)).isEqualTo("/en/courses/machines-that-see/picture-into-numbers");
        grade(null);
        assertThat(opened(seventh.child(), 2)).as("in a class of no grade").isEqualTo("/en/courses/machines-that-see");
        grade(10);
        assertThat(opened(seventh.child(), 2)).as("older pupils, as assigned").isEqualTo("/en/courses/ai-for-everyone");
        Matcher assignment = Pattern.compile("name=\"assignment\" value=\"([0-9]+)\"").matcher(seventh.teacher.get(seventh.page() + "/assignments").body());
        assertThat(assignment.find()).isTrue();
        assertThat(seventh.teacher.fill(seventh.page() + "/assignments", Map.of("act", "withdraw", "assignment", assignment.group(1))).statusCode()).isEqualTo(303);
        assertThat(opened(seventh.child(), 3)).as("older pupils, nothing assigned").isEqualTo("/en/courses/machines-that-see");
    }

    private String opened(Visitor child, int number) {
        SchoolClass.Paper card = seventh.card(number);
        return child.fill(card.door(), card.shown()).headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private void grade(Integer grade) {
        seventh.house.database().write(handle -> handle.createUpdate("update organisations set grade = :grade where number = :place")
            .bind("grade", grade).bind("place", seventh.seventh.number()).execute());
    }

    @Test
    void a_list_that_cannot_be_is_refused_beside_its_field_and_nobody_is_added() {
        for (String names : List.of("", " \n\n", "Айгүл", "Бауыржан\nБауыржан", "870512300123", "Ерлан 87051230012", "ерлан@mail.kz", "1. Асан\n2. +7 701 123 45 67")) {
            HttpResponse<String> refused = seventh.teacher.fill(seventh.page(), Map.of("act", "add", "names", names));
            assertThat(refused.statusCode()).as(names).isIn(409, 422);
            assertThat(refused.body()).as(names).contains("id=\"names-error\"");
            assertThat(seventh.cards()).as(names).hasSize(3);
        }
    }

    @Test
    void a_class_has_forty_at_most() {
        String many = String.join("\n", IntStream.range(0, 38).mapToObj(i -> "Бала " + (char) ('а' + i / 10) + (char) ('а' + i % 10)).toList());
        assertThat(seventh.teacher.fill(seventh.page(), Map.of("act", "add", "names", many)).statusCode()).isEqualTo(409);
        assertThat(seventh.teacher.fill(seventh.page(), Map.of("act", "add", "names", many.substring(0, many.lastIndexOf('\n')))).statusCode()).isEqualTo(303);
        assertThat(seventh.cards()).hasSize(40).extracting(SchoolClass.Paper::number).doesNotHaveDuplicates();
    }

    @Test
    void a_new_card_ends_the_lost_one_and_whoever_sits_there_by_it() {
        SchoolClass.Paper lost = seventh.card(1);
        Visitor finder = seventh.child();
        assertThat(seventh.comesIn(finder, lost)).isEqualTo(303);
        assertThat(seventh.act("renew", lost, Map.of()).statusCode()).isEqualTo(303);
        assertThat(finder.get("/en/me").statusCode()).isEqualTo(401);
        HttpResponse<String> again = seventh.child().fill(lost.door(), lost.shown());
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("does not work any more");
        SchoolClass.Paper fresh = seventh.card(1);
        assertThat(fresh.person()).isEqualTo(lost.person());
        assertThat(seventh.comesIn(seventh.child(), fresh)).isEqualTo(303);
        assertThat(seventh.comesIn(seventh.child(), seventh.card(2))).as("another's stays").isEqualTo(303);
    }

    @Test
    void new_cards_for_the_whole_class_end_all_earlier_ones_and_the_code() {
        List<SchoolClass.Paper> before = seventh.cards();
        Visitor child = seventh.child();
        seventh.comesIn(child, before.getFirst());
        assertThat(seventh.teacher.fill(seventh.page(), Map.of("act", "renew-all", "words", "ru")).statusCode()).isEqualTo(303);
        assertThat(child.get("/en/me").statusCode()).isEqualTo(401);
        before.forEach(old -> assertThat(seventh.comesIn(seventh.child(), old)).isEqualTo(401));
        assertThat(seventh.cards()).hasSize(3).allSatisfy(card -> {
            assertThat(card.code()).isNotEqualTo(before.getFirst().code());
            assertThat(new CardWords().of(qadam.shared.Language.RU)).contains(card.word());
            assertThat(seventh.comesIn(seventh.child(), card)).isEqualTo(303);
        });
    }

    @Test
    void a_card_ends_with_the_school_year() {
        SchoolClass.Paper card = seventh.card(1);
        assertThat(seventh.seenBy(seventh.teacher)).contains("31 August 20");
        seventh.clock.forward(Duration.between(seventh.clock.instant(), ClassCards.endOfYear(seventh.clock.instant()).minusSeconds(60)));
        assertThat(seventh.comesIn(seventh.child(), card)).isEqualTo(303);
        seventh.clock.forward(Duration.ofMinutes(2));
        assertThat(seventh.comesIn(seventh.child(), card)).isEqualTo(401);
        assertThat(ClassCards.endOfYear(java.time.Instant.parse("2026-11-23T00:00:00Z"))).isEqualTo("2027-08-31T19:00:00Z");
        assertThat(ClassCards.endOfYear(java.time.Instant.parse("2027-07-02T00:00:00Z"))).isEqualTo("2028-08-31T19:00:00Z");
    }

    @Test
    void who_was_taken_out_of_the_class_comes_in_no_more_and_keeps_their_steps() {
        SchoolClass.Paper card = seventh.card(1);
        Visitor child = seventh.child();
        seventh.comesIn(child, card);
        assertThat(seventh.act("remove", card, Map.of()).statusCode()).isEqualTo(303);
        assertThat(child.get("/en/me").statusCode()).isEqualTo(401);
        assertThat(seventh.comesIn(seventh.child(), card)).isEqualTo(401);
        assertThat(seventh.seenBy(seventh.teacher)).contains("2 pupils").doesNotContain("Айгүл");
        assertThat(seventh.count("select count(*) from learner_links where ended_at is null and person = (select person from class_cards where number = 1 and organisation = " + seventh.seventh.number() + ")")).isEqualTo(1);
        assertThat(seventh.act("remove", card, Map.of()).statusCode()).isEqualTo(404);
    }

    /** Somebody else, as a roster, ended the membership or closed the class. */
    @Test
    void a_card_without_its_place_opens_nothing() {
        seventh.house.database().write(handle -> handle.execute("update memberships set ended_at = 1 where person = (select person from class_cards where number = 1 and organisation = " + seventh.seventh.number() + ")"));
        assertThat(seventh.comesIn(seventh.child(), seventh.card(1))).isEqualTo(401);
        seventh.house.database().write(handle -> handle.execute("update persons set disabled_at = 1 where id = (select person from class_cards where number = 2 and organisation = " + seventh.seventh.number() + ")"));
        assertThat(seventh.comesIn(seventh.child(), seventh.card(2))).isEqualTo(403);
        seventh.house.database().write(handle -> handle.createUpdate("update organisations set closed_at = 1 where number = :number").bind("number", seventh.seventh.number()).execute());
        assertThat(seventh.comesIn(seventh.child(), seventh.card(3))).isEqualTo(401);
    }

    @Test
    void a_teacher_lets_in_a_pupil_whose_card_has_to_wait() {
        SchoolClass.Paper card = seventh.card(1);
        Visitor child = seventh.child();
        IntStream.range(0, 6).forEach(i -> child.fill(card.door(), card.wrong(i)));
        HttpResponse<String> shown = seventh.act("let-in", card, Map.of());
        String digits = SchoolClass.digits(shown);
        assertThat(shown.body()).contains("Айгүл can come in now", "5 minutes");
        assertThat(child.fill(card.door(), Map.of("let_in", "yes", "number", "2", "digits", digits)).statusCode()).as("for this number only").isEqualTo(401);
        assertThat(child.fill(card.door(), Map.of("let_in", "yes", "number", "1", "digits", digits)).statusCode()).isEqualTo(303);
        assertThat(child.get("/en/me").body()).contains("Айгүл", "Next pupil");
        assertThat(seventh.child().fill(card.door(), Map.of("let_in", "yes", "number", "1", "digits", digits)).statusCode()).as("once").isEqualTo(401);
    }

    @Test
    void names_are_read_by_the_teacher_and_the_head_and_nobody_else() {
        Visitor head = seventh.appointed("head", Role.HEAD, seventh.school.number());
        Visitor region = seventh.appointed("region", Role.REGION, seventh.school.parent().orElseThrow());
        Visitor office = seventh.appointed("office", Role.OFFICE, 1);
        Visitor clerk = seventh.appointed("clerk", Role.CLERK, seventh.school.number());
        Visitor child = seventh.child();
        seventh.comesIn(child, seventh.card(1));
        assertThat(seventh.seenBy(head)).contains("Айгүл", "Болат");
        for (Visitor other : List.of(region, office, clerk, child, seventh.child())) {
            HttpResponse<String> answer = other.get(seventh.page());
            assertThat(answer.statusCode()).isIn(401, 403, 404);
            assertThat(answer.body()).doesNotContain("Болат");
        }
    }

    @Test
    void every_act_of_a_teacher_stands_in_the_trail_and_names_nobody() {
        SchoolClass.Paper card = seventh.card(1);
        seventh.act("let-in", card, Map.of());
        seventh.act("rename", card, Map.of("name", "Айгүл К."));
        seventh.act("renew", card, Map.of());
        seventh.teacher.fill(seventh.page(), Map.of("act", "make"));
        seventh.teacher.fill(seventh.page(), Map.of("act", "renew-all"));
        seventh.teacher.post(seventh.page() + "/cards", Map.of());
        seventh.act("remove", card, Map.of());
        List<String> trail = seventh.house.database().read(handle -> handle.createQuery("select act || ' ' || object from audit_entries order by number").mapTo(String.class).list());
        String place = " organisation " + seventh.seventh.number();
        String pupil = " person " + Ids.hex(card.person()) + place;
        assertThat(trail).endsWith("pupils-added" + place, "pupil-let-in" + pupil, "pupil-renamed" + pupil, "card-renewed" + pupil, "cards-made" + place,
            "cards-renewed" + place, "cards-printed" + place, "pupil-removed" + pupil);
    }

    private UUID lastSignedUp() {
        return seventh.house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    /** A teacher reads the cards of her class: she must not come in by one as a colleague, or as a pupil who has an account of their own. */
    @Test
    void whoever_comes_in_by_themselves_gets_no_card_and_is_neither_let_in_nor_renamed_nor_signed_out() {
        Visitor grown = seventh.child();
        grown.signUp("grown" + seventh.seventh.number(), School.PASSWORD);
        UUID owner = lastSignedUp();
        seventh.add("Гүлнәр апай");
        UUID colleague = seventh.card(4).person();
        seventh.change("update class_cards set ended_at = 1 where person = :person", colleague);
        seventh.change("insert into role_grants (person, role, organisation, since_at) values (:person, 'CLERK', " + seventh.school.number() + ", 0)", colleague);
        seventh.house.database().write(handle -> {
            new Members(seventh.clock).add(handle, seventh.seventh, owner, "roster");
            return null;
        });
        assertThat(seventh.seenBy(seventh.teacher)).contains("5 pupils", "Гүлнәр апай", "comes in by themselves").doesNotContain(">no card<", "has no card", "have no card");
        seventh.teacher.fill(seventh.page(), Map.of("act", "make"));
        seventh.teacher.fill(seventh.page(), Map.of("act", "renew-all"));
        assertThat(seventh.cards()).hasSize(3);
        for (UUID person : List.of(owner, colleague)) {
            for (String act : List.of("renew", "let-in", "rename")) {
                HttpResponse<String> refused = seventh.teacher.fill(seventh.page(), Map.of("act", act, "person", Ids.hex(person), "name", "Renamed"));
                assertThat(refused.statusCode()).as(act).isEqualTo(409);
                assertThat(refused.body()).contains("This person comes in by themselves").doesNotContain(">Renamed<");
            }
            assertThat(seventh.teacher.post(seventh.page() + "/cards", Map.of("person", Ids.hex(person))).statusCode()).isEqualTo(409);
        }
        assertThat(seventh.cards()).hasSize(3);
        assertThat(seventh.teacher.fill(seventh.page(), Map.of("act", "remove", "person", Ids.hex(owner))).statusCode()).isEqualTo(303);
        assertThat(grown.get("/en/me").statusCode()).as("their own session goes on").isEqualTo(200);
    }

    @Test
    void a_card_and_a_teachers_digits_end_when_the_child_gets_an_account_of_their_own_or_a_role() {
        SchoolClass.Paper first = seventh.card(1);
        SchoolClass.Paper second = seventh.card(2);
        String digits = SchoolClass.digits(seventh.act("let-in", second, Map.of()));
        seventh.change("insert into sign_ins (person, kind, issuer, subject, secret, uses, made_at) values (:person, 'passkey', 'localhost', '" + Ids.hex(first.person()) + "', x'01', 0, 0)", first.person());
        seventh.change("insert into role_grants (person, role, organisation, since_at) values (:person, 'TEACHER', " + seventh.seventh.number() + ", 0)", second.person());
        assertThat(seventh.comesIn(seventh.child(), first)).isEqualTo(401);
        assertThat(seventh.comesIn(seventh.child(), second)).isEqualTo(401);
        assertThat(seventh.child().fill(second.door(), Map.of("let_in", "yes", "number", "2", "digits", digits)).statusCode()).isEqualTo(401);
        seventh.change("delete from sign_ins where person = :person", first.person());
        seventh.change("update role_grants set ended_at = 1 where person = :person", second.person());
        assertThat(List.of(first, second)).as("when the account or the role is over").allSatisfy(card -> assertThat(seventh.comesIn(seventh.child(), card)).isEqualTo(303));
    }

    @Test
    void pupils_of_another_class_are_nobody_here() {
        UUID stranger = seventh.house.database().read(handle -> handle.createQuery("select person from sign_ins limit 1").mapTo(UUID.class).one());
        for (String act : List.of("let-in", "renew", "rename", "remove")) {
            assertThat(seventh.teacher.fill(seventh.page(), Map.of("act", act, "person", Ids.hex(stranger), "name", "x")).statusCode()).as(act).isEqualTo(404);
        }
        assertThat(seventh.teacher.post(seventh.page() + "/cards", Map.of("person", Ids.hex(stranger))).statusCode()).isEqualTo(404);
    }

    @Test
    void neither_a_word_nor_a_picture_nor_a_name_lies_in_the_rows() {
        SchoolClass.Paper card = seventh.card(1);
        seventh.act("let-in", card, Map.of());
        List<Map<String, Object>> rows = seventh.house.database().read(handle -> java.util.stream.Stream.of("class_cards", "class_codes", "class_let_ins", "persons", "person_details", "card_tries")
            .flatMap(table -> handle.createQuery("select * from " + table).mapToMap().list().stream()).toList());
        String all = rows.stream().flatMap(row -> row.values().stream()).map(value -> value instanceof byte[] bytes ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8) : String.valueOf(value))
            .collect(java.util.stream.Collectors.joining("\n"));
        assertThat(all).contains(card.code()).doesNotContain(card.word(), card.picture(), "Айгүл");
    }
}
