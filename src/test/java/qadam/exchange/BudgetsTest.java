package qadam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.exchange.OverBudget.Budget;
import qadam.shared.Database;

class BudgetsTest {
    private Log log;

    private void set(Budget budget, String name, long most) {
        log.write(handle -> {
            log.exchanges.budgets().set(handle, log.aigul, budget, name, OptionalLong.of(most));
            return null;
        });
    }

    private Optional<OverBudget> over(UUID person) {
        return log.exchanges.budgets().over(Optional.of(person), Kind.TUTOR);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void questions_of_a_day_are_counted_by_each_door_and_begin_anew_at_midnight_in_almaty(Database database) {
        try (database) {
            log = new Log(database);
            set(Budget.QUESTIONS_A_DAY, "tutor", 2);
            log.ask("1");
            assertThat(over(log.aigul)).isEmpty();
            assertThat(log.exchanges.budgets().left(log.aigul, Kind.TUTOR)).isOne();
            log.ask("2");
            assertThat(over(log.aigul)).contains(new OverBudget(Budget.QUESTIONS_A_DAY, 2, LocalDate.of(2026, 11, 29)));
            assertThat(log.exchanges.budgets().over(Optional.of(log.aigul), Kind.GATEWAY)).as("another door").isEmpty();
            assertThat(over(log.person("berik"))).isEmpty();
            log.itIs("2026-11-28T19:00:01Z");
            assertThat(over(log.aigul)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void tokens_of_a_month_hold_for_a_school_and_for_everybody(Database database) {
        try (database) {
            log = new Log(database);
            UUID stranger = log.person("berik");
            log.ask("1");   // 150 tokens
            set(Budget.ORGANISATION_TOKENS, String.valueOf(log.school.number()), 150);
            assertThat(over(log.aigul)).contains(new OverBudget(Budget.ORGANISATION_TOKENS, 150, LocalDate.of(2026, 12, 1)));
            assertThat(over(stranger)).isEmpty();
            assertThat(log.exchanges.budgets().over(Optional.empty(), Kind.TUTOR)).isEmpty();
            set(Budget.INSTALLATION_TOKENS, "", 151);
            assertThat(over(stranger)).isEmpty();
            log.exchanges.append(Log.asked(Optional.of(stranger), "2"));
            assertThat(over(stranger)).map(OverBudget::budget).contains(Budget.INSTALLATION_TOKENS);
            assertThat(log.exchanges.budgets().over(Optional.empty(), Kind.TUTOR)).isPresent();
            log.itIs("2026-11-30T20:00:00Z");
            assertThat(over(log.aigul)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_changed_budget_leaves_a_line_and_an_unchanged_one_none(Database database) {
        try (database) {
            log = new Log(database);
            set(Budget.QUESTIONS_A_DAY, "tutor", 20);
            set(Budget.QUESTIONS_A_DAY, "tutor", 20);
            assertThat(log.column("select reason from audit_entries where act = 'models-budget-set'")).containsExactly("- > 20");
        }
    }
}
