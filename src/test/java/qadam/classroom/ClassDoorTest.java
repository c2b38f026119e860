package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.shared.Limits;

/** The door by which children come in with a card, and whoever would like to sit down in their place. */
class ClassDoorTest {
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
    void the_word_may_be_typed_in_capitals_and_with_a_slip() {
        SchoolClass.Paper card = seventh.card(2);
        Map<String, String> capitals = new java.util.HashMap<>(card.shown());
        capitals.put("word", card.word().toUpperCase() + card.word().toUpperCase().substring(card.word().length() - 1));
        assertThat(seventh.child().fill("/kk/class/" + card.code(), capitals).statusCode()).isEqualTo(303);
    }

    @Test
    void wrong_guesses_slow_one_card_and_neither_its_neighbour_nor_the_class() {
        SchoolClass.Paper guessed = seventh.card(1);
        Visitor guesser = seventh.child();
        for (int i = 0; i < Limit.CARD_TRIES.usual(); i++) {
            HttpResponse<String> wrong = guesser.fill(guessed.door(), guessed.wrong(i));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("Something does not fit").doesNotContain("guess", "Айгүл");
        }
        HttpResponse<String> slowed = guesser.fill(guessed.door(), guessed.shown());
        assertThat(slowed.statusCode()).as("even the right one waits").isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).contains("15");
        assertThat(slowed.body()).contains("15 seconds", "tell your teacher");
        assertThat(seventh.comesIn(guesser, seventh.card(2))).as("the neighbour").isEqualTo(303);
        assertThat(seventh.seenBy(seventh.teacher)).contains("5 wrong tries");
        seventh.clock.forward(Duration.ofSeconds(16));
        assertThat(seventh.comesIn(seventh.child(), guessed)).isEqualTo(303);
    }

    @Test
    void the_wait_doubles_up_to_an_hour_and_never_locks_for_good() {
        SchoolClass.Paper guessed = seventh.card(1);
        Visitor guesser = seventh.child();
        long tries = 0;
        long until = seventh.clock.instant().plus(Duration.ofDays(1)).toEpochMilli();
        while (seventh.clock.instant().toEpochMilli() < until) {
            HttpResponse<String> answer = guesser.fill(guessed.door(), guessed.wrong((int) (tries % 20)));
            if (answer.statusCode() == 401) {
                tries++;
            } else {
                seventh.clock.forward(Duration.ofSeconds(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow())));
            }
        }
        assertThat(tries).as("of one card in a day, by whoever knows the class's code; the decision counts with it").isBetween(30L, 37L);
    }

    /** All at once, with the right one among them: judged one after the other, where they are counted. */
    @Test
    void a_hundred_guesses_at_once_are_no_more_than_one_after_the_other() throws Exception {
        SchoolClass.Paper card = seventh.card(3);
        List<Visitor> crowd = IntStream.range(0, 60).mapToObj(i -> seventh.child()).toList();
        crowd.forEach(one -> one.get(card.door()));
        try (var pool = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> guesses = crowd.stream().map(one -> (Callable<Integer>) () ->
                one.post(card.door(), card.wrong(crowd.indexOf(one) % 20)).statusCode()).toList();
            long judged = 0;
            for (var answer : pool.invokeAll(guesses)) {
                judged += answer.get() == 401 ? 1 : 0;
            }
            assertThat(judged).isEqualTo(Limit.CARD_TRIES.usual());
        }
    }

    @Test
    void a_class_that_is_not_there_answers_as_one_in_which_the_guess_was_wrong() {
        SchoolClass.Paper card = seventh.card(1);
        String nowhere = ClassCode.fresh().digits();
        Visitor guesser = seventh.child();
        String there = guesser.get(card.door()).body();
        String not = guesser.get("/en/class/" + nowhere).body();
        assertThat(without(not, nowhere)).isEqualTo(without(there, card.code()));
        HttpResponse<String> wrongThere = guesser.post(card.door(), card.wrong(1));
        HttpResponse<String> wrongNowhere = guesser.post("/en/class/" + nowhere, card.wrong(1));
        assertThat(wrongNowhere.statusCode()).isEqualTo(wrongThere.statusCode()).isEqualTo(401);
        assertThat(without(wrongNowhere.body(), nowhere)).isEqualTo(without(wrongThere.body(), card.code()));
        IntStream.range(0, 4).forEach(i -> guesser.post("/en/class/" + nowhere, card.wrong(i)));
        assertThat(guesser.post("/en/class/" + nowhere, card.wrong(1)).statusCode()).as("and waits as one").isEqualTo(429);
    }

    private static String without(String body, String code) {
        return body.replace(code, "CODE").replace(new ClassCode(code).spoken(), "CODE").replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void a_mistyped_code_is_told_before_anything_else() {
        Visitor child = seventh.child();
        String code = seventh.card(1).code();
        String mistyped = (code.charAt(0) == '9' ? '1' : (char) (code.charAt(0) + 1)) + code.substring(1);
        HttpResponse<String> told = child.get("/en/class?code=" + mistyped);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("One digit seems to be wrong", "value=\"" + mistyped + "\"");
        assertThat(child.get("/en/class?code=" + code.substring(0, 3) + "+" + code.substring(3)).headers().firstValue("Location"))
            .hasValueSatisfying(address -> assertThat(address).endsWith("/en/class/" + code));
        assertThat(child.get("/en/class/" + mistyped).statusCode()).isEqualTo(303);
        child.get("/en/class/" + code);
        assertThat(child.post("/en/class/" + mistyped, seventh.card(1).shown()).statusCode()).isEqualTo(422);
    }

    @Test
    void what_cannot_stand_on_a_card_is_told_and_not_counted() {
        SchoolClass.Paper card = seventh.card(1);
        for (String bad : List.of("number=0", "number=100", "number=1e1", "number=", "picture=dragon", "picture=", "word=", "word=12", "word=" + "a".repeat(50))) {
            Map<String, String> shown = new java.util.HashMap<>(card.shown());
            shown.put(bad.split("=")[0], bad.endsWith("=") ? "" : bad.split("=")[1]);
            assertThat(seventh.child().fill(card.door(), shown).statusCode()).as(bad).isEqualTo(422);
        }
        assertThat(seventh.seenBy(seventh.teacher)).doesNotContain("wrong tr");
        assertThat(seventh.comesIn(seventh.child(), card)).isEqualTo(303);
    }

    @Test
    void a_teachers_digits_hold_for_five_minutes_and_guessing_them_is_slowed() {
        SchoolClass.Paper card = seventh.card(2);
        String digits = SchoolClass.digits(seventh.act("let-in", card, Map.of()));
        String second = SchoolClass.digits(seventh.act("let-in", card, Map.of()));
        assertThat(seventh.child().fill(card.door(), Map.of("let_in", "yes", "number", "2", "digits", digits)).statusCode()).as("the later ones hold").isEqualTo(401);
        seventh.clock.forward(Duration.ofMinutes(5));
        assertThat(seventh.child().fill(card.door(), Map.of("let_in", "yes", "number", "2", "digits", second)).statusCode()).isEqualTo(401);
        Visitor guesser = seventh.child();
        List<Integer> answers = IntStream.range(0, 5).mapToObj(i -> guesser.fill(card.door(), Map.of("let_in", "yes", "number", "2", "digits", "00000" + i)).statusCode()).toList();
        assertThat(answers).contains(429);
        assertThat(seventh.comesIn(guesser, card)).as("the card itself has a count of its own").isEqualTo(303);
    }

    @Test
    void next_pupil_ends_the_session_and_keeps_the_class() {
        SchoolClass.Paper card = seventh.card(1);
        Visitor device = seventh.child();
        seventh.comesIn(device, card);
        device.get("/en/me");
        assertThat(device.post("/en/next-pupil", Map.of()).statusCode()).isEqualTo(303);
        assertThat(device.get("/en/me").statusCode()).isEqualTo(401);
        assertThat(seventh.count("select count(*) from sessions where person in (select person from class_cards where organisation = " + seventh.seventh.number() + ")")).isZero();
        assertThat(seventh.comesIn(device, seventh.card(2))).isEqualTo(303);
        assertThat(device.get("/en/me").body()).contains("Болат").doesNotContain("Айгүл");
    }

    @Test
    void a_forgotten_session_ends_by_itself_within_the_school_day() {
        Visitor device = seventh.child();
        seventh.comesIn(device, seventh.card(1));
        assertThat(device.get("/en/me").statusCode()).isEqualTo(200);
        seventh.clock.forward(Duration.ofHours(3));
        assertThat(device.get("/en/me").statusCode()).isEqualTo(401);
    }

    /** Steps that somebody took at this device without an account are nobody's, and never the next child's. */
    @Test
    void a_card_takes_over_no_steps_of_the_device() {
        Visitor device = seventh.child();
        SchoolClass.Paper card = seventh.card(1);
        UUID step = Ids.version7(seventh.clock.instant().toEpochMilli());
        device.json("/api/steps", "{\"language\":\"en\",\"steps\":[{\"id\":\"" + Ids.hex(step) + "\"}]}");
        long before = seventh.count("select count(*) from learner_links");
        assertThat(seventh.comesIn(device, card)).isEqualTo(303);
        assertThat(seventh.count("select count(*) from learner_links")).isEqualTo(before);
    }

    @Test
    void a_card_gives_nobody_another_way_in_and_takes_nothing_away() {
        Visitor child = seventh.child();
        seventh.comesIn(child, seventh.card(1));
        for (String address : List.of("/en/me/password", "/en/me/passkeys", "/en/me/export", "/en/me/delete", "/en/me/letters")) {
            assertThat(child.get(address).statusCode()).as(address).isNotEqualTo(200);
        }
        child.get("/en/me");
        assertThat(child.post("/en/me", Map.of("name", "Other")).statusCode()).isEqualTo(403);
        child.post("/en/me/password", Map.of("password", School.PASSWORD));
        child.post("/en/me/delete", Map.of("name", "Айгүл"));
        child.post("/en/me/recovery-codes", Map.of());
        assertThat(child.post("/en/me/letters", Map.of("act", "type", "email", "somebody@mail.kz")).statusCode()).isEqualTo(403);
        assertThat(seventh.teacher.get("/en/me").body()).contains("/en/me/letters");
        assertThat(child.get("/en/me").body()).contains("Айгүл").doesNotContain("/me/letters");
        assertThat(seventh.count("select count(*) from recovery_codes where person in (select person from class_cards)")).isZero();
        assertThat(seventh.count("select count(*) from sign_ins where person in (select person from class_cards)")).isZero();
    }
}
