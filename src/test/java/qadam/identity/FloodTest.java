package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.world.FixedClock;

/** Ten thousand attempts, from the very address behind which a school sits. */
class FloodTest {
    private static final String PASSWORD = "көк аспан таза";
    private final FixedClock clock = Houses.clock();

    /** The clock stands still, so not one of the refused tries becomes a free one by waiting. */
    @Test
    void ten_thousand_attempts_at_one_account_slow_that_account_only() throws Exception {
        try (House house = Houses.open(clock); Flood flood = new Flood(house)) {
            new Visitor(house).signUp("victim", PASSWORD);
            new Visitor(house).signUp("pupil", PASSWORD);
            CompletableFuture<Map<Integer, LongAdder>> attack = CompletableFuture.supplyAsync(() -> sent(flood, 10_000));
            for (int i = 0; i < 5; i++) {
                assertThat(new Visitor(house).signIn("pupil", PASSWORD).statusCode()).as("another pupil at the same address, meanwhile").isEqualTo(303);
            }
            Map<Integer, LongAdder> answers = attack.join();
            assertThat(answers.keySet()).containsExactlyInAnyOrder(401, 429);
            assertThat(answers.get(401).sum()).as("the slow check of a password was run no oftener").isEqualTo(5);
            assertThat(answers.get(429).sum()).isEqualTo(9_995);
            assertThat(new Visitor(house).signIn("pupil", PASSWORD).statusCode()).isEqualTo(303);
            HttpResponse<String> slowed = new Visitor(house).signIn("victim", PASSWORD);
            assertThat(slowed.statusCode()).isEqualTo(429);
            assertThat(slowed.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(slowed.body()).contains("Please wait 1 second and try again; your account is not locked.", "value=\"victim\"");
            clock.forward(Duration.ofSeconds(1));
            assertThat(new Visitor(house).signIn("victim", PASSWORD).statusCode()).as("nothing is lost, nobody is locked out").isEqualTo(303);
        }
    }

    private static Map<Integer, LongAdder> sent(Flood flood, int attempts) {
        try {
            return flood.send(attempts, i -> "victim");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void attempts_at_many_accounts_end_at_the_addresss_bound_and_who_came_in_today_still_comes_in() throws Exception {
        try (House house = Houses.within(clock, "address-sign-in-tries", "10"); Flood flood = new Flood(house)) {
            new Visitor(house).signUp("pupil", PASSWORD);
            new Visitor(house).signUp("newcomer", PASSWORD);
            assertThat(new Visitor(house).signIn("pupil", PASSWORD).statusCode()).isEqualTo(303);
            Map<Integer, LongAdder> answers = flood.send(500, i -> "nobody" + i);
            assertThat(answers.get(401).sum()).isEqualTo(10);
            assertThat(answers.get(429).sum()).isEqualTo(490);
            assertThat(new Visitor(house).signIn("pupil", PASSWORD).statusCode()).isEqualTo(303);
            HttpResponse<String> busy = new Visitor(house).signIn("newcomer", PASSWORD);
            assertThat(busy.statusCode()).isEqualTo(429);
            assertThat(busy.headers().firstValue("Retry-After")).hasValue("600");
            assertThat(busy.body()).contains("try again in 10 minutes; what you typed is kept", "value=\"newcomer\"");
            clock.forward(Duration.ofMinutes(10));
            assertThat(new Visitor(house).signIn("newcomer", PASSWORD).statusCode()).isEqualTo(303);
        }
    }
}
