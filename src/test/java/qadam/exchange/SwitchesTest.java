package qadam.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.exchange.Off.Reach;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Refusal;

class SwitchesTest {
    private static final Optional<String> COURSE = Optional.of("ai-for-everyone");
    private static final Optional<String> MODEL = Optional.of(Log.MODEL);

    private Log log;

    private Optional<Reach> offFor(Optional<UUID> person) {
        return log.exchanges.switches().off(person, COURSE, MODEL).map(Off::reach);
    }

    private void turn(boolean on, Reach reach, String name) {
        log.write(handle -> {
            if (on) {
                log.exchanges.switches().turnOn(handle, log.aigul, reach, name, "again");
            } else {
                log.exchanges.switches().turnOff(handle, log.aigul, reach, name, Organisation.ROOT, "a wrong answer about medicine");
            }
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void each_switch_holds_from_the_next_question_on_for_what_it_reaches_and_nothing_else(Database database) {
        try (database) {
            log = new Log(database);
            Optional<UUID> aigul = Optional.of(log.aigul);
            Optional<UUID> stranger = Optional.of(log.person("berik"));
            assertThat(offFor(aigul)).isEmpty();
            turn(false, Reach.ORGANISATION, String.valueOf(log.school.number()));
            assertThat(offFor(aigul)).as("her class lies in the school").contains(Reach.ORGANISATION);
            assertThat(offFor(stranger)).isEmpty();
            assertThat(offFor(Optional.empty())).isEmpty();
            turn(true, Reach.ORGANISATION, String.valueOf(log.school.number()));
            assertThat(offFor(aigul)).isEmpty();
            turn(false, Reach.COURSE, "ai-for-everyone");
            assertThat(offFor(stranger)).contains(Reach.COURSE);
            assertThat(log.exchanges.switches().off(stranger, Optional.of("another"), MODEL)).isEmpty();
            turn(true, Reach.COURSE, "ai-for-everyone");
            turn(false, Reach.MODEL, Log.MODEL);
            assertThat(offFor(stranger)).contains(Reach.MODEL);
            assertThat(log.exchanges.switches().off(stranger, COURSE, Optional.of("another"))).isEmpty();
            turn(false, Reach.INSTALLATION, "");
            assertThat(offFor(Optional.empty())).as("the widest is told").contains(Reach.INSTALLATION);
            turn(true, Reach.INSTALLATION, "");
            turn(true, Reach.MODEL, Log.MODEL);
            assertThat(log.exchanges.switches().all()).isEmpty();
            assertThat(log.<java.util.List<Off.Past>>read(log.exchanges.switches()::past)).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void another_node_sees_it_at_once(Database database) {
        try (database) {
            log = new Log(database);
            Exchanges other = new Exchanges(database, log.clock, log.identity.people(), log.organisations, log.members);
            assertThat(other.switches().off(Optional.empty(), COURSE, MODEL)).isEmpty();
            turn(false, Reach.INSTALLATION, "");
            assertThat(other.switches().off(Optional.empty(), COURSE, MODEL)).map(Off::reason).contains("a wrong answer about medicine");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_switch_wants_a_reason_and_twice_is_once(Database database) {
        try (database) {
            log = new Log(database);
            assertThatThrownBy(() -> log.write(handle -> {
                log.exchanges.switches().turnOff(handle, log.aigul, Reach.INSTALLATION, "", Organisation.ROOT, " ");
                return null;
            })).isInstanceOf(Refusal.class);
            turn(false, Reach.INSTALLATION, "");
            turn(false, Reach.INSTALLATION, "");
            assertThat(log.count("exchange_switches")).isOne();
            assertThat(log.column("select act from audit_entries where act like 'models-%'")).containsExactly("models-off");
        }
    }
}
