package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.shared.Limits;

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

    private static void aCardWaitsAsLongAsTheOperatorHasSaid(SchoolClass one) {
        Visitor guesser = one.child();
        IntStream.range(0, 2).forEach(i -> guesser.fill(one.card(1).door(), one.card(1).wrong(i)));
        assertThat(guesser.fill(one.card(1).door(), one.card(1).wrong(3)).headers().firstValue("Retry-After")).contains("15");
        one.clock.forward(Duration.ofSeconds(15));
        guesser.fill(one.card(1).door(), one.card(1).wrong(4));
        assertThat(guesser.fill(one.card(1).door(), one.card(1).wrong(5)).headers().firstValue("Retry-After")).contains("20");
    }
}
