package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Visitor;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.world.FixedClock;

/** Whoever goes from code to code finds nothing, and does not lock out the school behind the same address. */
class CardGuessingTest {
    private static HttpResponse<String> guess(Visitor visitor, ClassCode code) {
        return visitor.fill("/en/class/" + code.digits(), Map.of("number", "1", "picture", "sun", "word", "guess"));
    }

    @Test
    void codes_that_no_class_has_are_limited_for_an_address_but_for_the_classes_at_home_there() {
        try (School school = new School(Limits.of(Map.of("address-class-codes", "20", "card-tries", "2", "card-wait-seconds", "20")))) {
            SchoolClass atHome = new SchoolClass(school);
            SchoolClass another = new SchoolClass(school);
            atHome.add("Айгүл", "Болат");
            another.add("Дана");
            assertThat(atHome.comesIn(atHome.child(), atHome.card(1))).isEqualTo(303);
            Visitor guesser = atHome.child();
            IntStream.range(0, 20).forEach(i -> assertThat(guess(guesser, ClassCode.fresh()).statusCode()).isEqualTo(401));
            HttpResponse<String> full = guess(guesser, ClassCode.fresh());
            assertThat(full.statusCode()).isEqualTo(429);
            assertThat(full.body()).contains("Too many wrong class codes came from this network.");
            assertThat(another.comesIn(another.child(), another.card(1))).as("says nothing of whether there is such a class").isEqualTo(429);
            assertThat(atHome.comesIn(atHome.child(), atHome.card(2))).isEqualTo(303);
            school.clock.forward(Duration.ofMinutes(10));
            assertThat(another.comesIn(another.child(), another.card(1))).isEqualTo(303);
            aCardWaitsAsLongAsTheOperatorHasSaid(another);
        }
    }

    /** Classmates guess at home, each where the class has come in from, so that each address has a count of its own. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_card_guessed_from_many_homes_takes_thirty_wrong_ones_a_day_and_then_one_an_hour_and_the_teacher_sees_them_all(Database database) {
        CardTries tries = new CardTries(new byte[32], Limits.USUAL);
        ClassCode code = ClassCode.fresh();
        List<String> homes = IntStream.range(0, 40).mapToObj(i -> "10.0.0." + i).toList();
        FixedClock clock = new FixedClock("2026-11-23T00:00:00Z");
        Instant end = clock.instant().plus(Duration.ofDays(1));
        try (database) {
            homes.forEach(home -> right(database, tries, new CardTries.Target(code, 2, false, home), clock.instant()));
            int judged = 0;
            while (clock.instant().isBefore(end)) {
                for (String home : homes) {
                    judged += wrong(database, tries, new CardTries.Target(code, 1, false, home), clock.instant()) ? 1 : 0;
                    right(database, tries, new CardTries.Target(code, 2, false, home), clock.instant());   // they stay at home there
                }
                int seen = judged;
                database.read(handle -> assertThat(tries.wrongToday(handle, code, 1, clock.instant())).isEqualTo(seen));
                clock.forward(Duration.ofMinutes(15));
            }
            assertThat(judged).as("of one card in a day, by a whole class at home; the decision counts with it").isBetween(50, 53);
            assertThat(wrong(database, tries, new CardTries.Target(code, 2, false, "10.0.0.1"), end)).as("the neighbour").isTrue();
            assertThat(wrong(database, tries, new CardTries.Target(code, 1, false, "10.0.0.39"), end)).as("the next day").isTrue();
        }
    }

    /** @return whether it was judged at all */
    private static boolean wrong(Database database, CardTries tries, CardTries.Target target, Instant now) {
        return database.write(handle -> {
            CardTries.Standing standing = tries.standing(handle, target, now);
            boolean judged = tries.waiting(standing, now).isEmpty();
            if (judged) {
                tries.wrong(handle, standing, true, now);
            }
            return judged;
        });
    }

    private static void right(Database database, CardTries tries, CardTries.Target target, Instant now) {
        database.write(handle -> {
            tries.right(handle, tries.standing(handle, target, now), now);
            return null;
        });
    }

    private static void aCardWaitsAsLongAsTheOperatorHasSaid(SchoolClass one) {
        Visitor guesser = one.child();
        IntStream.range(0, 2).forEach(i -> guesser.fill(one.card(1).door(), one.card(1).wrong(i)));
        assertThat(guesser.fill(one.card(1).door(), one.card(1).wrong(3)).headers().firstValue("Retry-After")).contains("15");
        one.clock.forward(Duration.ofSeconds(15));
        guesser.fill(one.card(1).door(), one.card(1).wrong(4));
        assertThat(guesser.fill(one.card(1).door(), one.card(1).wrong(5)).headers().firstValue("Retry-After")).contains("20");
    }
}
