package qadam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Identity;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** Keys and what was used, on both databases. */
class KeysStoreTest {
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");

    private Identity identity(Database database) {
        var data = Databases.folder();
        return Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_key_is_found_by_its_words_alone_until_it_is_taken_back(Database database) {
        try (database) {
            Identity identity = identity(database);
            UUID aigul = identity.newcomers().add("Айгүл", "aigul", new byte[8]).person();
            Keys keys = new Keys(database, identity.people(), new byte[32], clock);
            String words = keys.make(aigul, "ноутбук");
            assertThat(words).matches("qk-[A-Za-z0-9_-]{43}");
            assertThat(keys.bearer(words)).hasValueSatisfying(bearer -> assertThat(bearer.person()).isEqualTo(aigul));
            assertThat(keys.bearer(words + "x")).isEmpty();
            assertThat(new Keys(database, identity.people(), new byte[] {1}, clock).bearer(words)).as("under another secret its hash is another").isEmpty();
            GatewayKey key = database.read(handle -> keys.of(handle, aigul)).getFirst();
            assertThat(key.label()).isEqualTo("ноутбук");
            assertThat(key.usedAt()).contains(clock.instant());
            assertThat(database.<Long>read(handle -> handle.createQuery("select count(*) from gateway_keys where cast(sealed_name as text) like '%ноутбук%'").mapTo(Long.class).one())).as("sealed").isZero();
            assertThat(keys.end(aigul, key.number())).isTrue();
            assertThat(keys.end(aigul, key.number())).isFalse();
            assertThat(keys.bearer(words)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_was_used_adds_up_by_day_and_goes_when_it_is_old(Database database) {
        try (database) {
            UUID aigul = identity(database).newcomers().add("Айгүл", "aigul", new byte[8]).person();
            UsageStore usage = new UsageStore();
            LocalDate day = LocalDate.of(2026, 11, 28);
            database.write(handle -> {
                usage.add(handle, aigul, new DayUsage(day, 1, 10, 5));
                usage.add(handle, aigul, new DayUsage(day, 1, 20, 7));
                usage.add(handle, aigul, new DayUsage(day.minusMonths(14), 1, 1, 1));
                return null;
            });
            assertThat(database.<List<DayUsage>>read(handle -> usage.since(handle, aigul, day.minusDays(30)))).isEqualTo(List.of(new DayUsage(day, 2, 30, 12)));
            assertThat(database.<Integer>write(handle -> usage.forget(handle, day.minusMonths(13), 500))).isEqualTo(1);
            assertThat(database.<Integer>write(handle -> usage.forget(handle, day.minusMonths(13), 500))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_key_that_nobody_uses_ends_and_an_ended_one_goes(Database database) {
        try (database) {
            Identity identity = identity(database);
            UUID aigul = identity.newcomers().add("Айгүл", "aigul", new byte[8]).person();
            Keys keys = new Keys(database, identity.people(), new byte[32], clock);
            KeyStore store = new KeyStore();
            String words = keys.make(aigul, "ескі");
            clock.forward(Duration.ofDays(181));
            assertThat(database.<Integer>write(handle -> store.endUnused(handle, clock.instant().minus(Gateway.UNUSED), clock.instant(), 500))).isEqualTo(1);
            assertThat(keys.bearer(words)).isEmpty();
            assertThat(database.<Integer>write(handle -> store.forgetEnded(handle, clock.instant().minus(Duration.ofDays(1)), 500))).isZero();
            clock.forward(Duration.ofDays(400));
            assertThat(database.<Integer>write(handle -> store.forgetEnded(handle, clock.instant().minus(Duration.ofDays(395)), 500))).isEqualTo(1);
        }
    }
}
