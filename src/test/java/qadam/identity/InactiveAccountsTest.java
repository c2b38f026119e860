package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.terms.Terms;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

class InactiveAccountsTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    private final List<UUID> warned = new ArrayList<>();

    /** What keeps an account although nobody comes: here, one person's. */
    private record Holding(UUID held) implements Exporter {
        @Override
        public String name() {
            return "holding";
        }

        @Override
        public Set<String> tables() {
            return Set.of();
        }

        @Override
        public boolean holdsBack(Handle handle, UUID person) {
            return person.equals(held);
        }

        @Override
        public Object export(Handle handle, UUID person, List<Long> learners) {
            return List.of();
        }
    }

    private static boolean exists(Database database, UUID person) {
        return database.read(handle -> new PersonStore().exists(handle, person));
    }

    private static void comesBy(Database database, UUID person, FixedClock clock) {
        database.write(handle -> {
            new SessionStore().add(handle, new Session(Ids.randomBytes(32), Optional.empty(), Optional.of(person), "", clock.instant(), Optional.empty(), clock.instant()));
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whom_nobody_has_seen_for_years_is_warned_two_months_before_and_then_erased(Database database) {
        try (database) {
            Path data = Databases.folder();
            Identity identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
            UUID gone = person(identity, "gone");
            UUID back = person(identity, "back");
            UUID certified = person(identity, "certified");
            UUID author = person(identity, "author");
            identity.newcomers().appoint(author, Role.AUTHOR);
            Forgetting accounts = identity.inactiveAccounts(List.of(new Holding(certified)), (handle, person) -> warned.add(person));
            assertThat(sweep(accounts, database)).isZero();
            clock.forward(YEAR.minus(InactiveAccounts.NOTICE).minusDays(1));
            sweep(accounts, database);
            assertThat(warned).as("not yet").isEmpty();
            clock.forward(Duration.ofDays(2));
            sweep(accounts, database);
            sweep(accounts, database);
            assertThat(warned).as("once each").containsExactlyInAnyOrder(gone, back);
            clock.forward(Duration.ofDays(30));
            comesBy(database, back, clock);
            clock.forward(InactiveAccounts.NOTICE);
            assertThat(identity.sessions().forget(database, clock.instant().minus(Duration.ofDays(1)))).as("the visit outlasts its session").isEqualTo(1);
            assertThat(sweep(accounts, database)).isEqualTo(1);
            assertThat(exists(database, gone)).isFalse();
            assertThat(List.of(back, certified, author)).allMatch(person -> exists(database, person));
            String trail = database.read(handle -> handle.createQuery("select act from audit_entries where actor is null and object = :object")
                .bind("object", Subjects.person(gone)).mapTo(String.class).one());
            assertThat(trail).isEqualTo("account-expired");
            long left = database.read(handle -> handle.createQuery("select count(*) from inactive_warnings").mapTo(Long.class).one());
            assertThat(left).as("who came back is warned anew another time").isZero();
        }
    }

    /** Whoever switches the sweep on for the first time has accounts that are old already: those too are warned first. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void nobody_is_erased_without_a_warning_that_is_two_months_old(Database database) {
        try (database) {
            Path data = Databases.folder();
            Identity identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
            UUID gone = person(identity, "gone");
            Forgetting accounts = identity.inactiveAccounts(List.of(), (handle, person) -> warned.add(person));
            clock.forward(YEAR.multipliedBy(9));
            assertThat(sweep(accounts, database)).isZero();
            assertThat(warned).containsExactly(gone);
            clock.forward(InactiveAccounts.NOTICE.minusDays(1));
            assertThat(sweep(accounts, database)).isZero();
            clock.forward(Duration.ofDays(2));
            assertThat(sweep(accounts, database)).isEqualTo(1);
        }
    }

    private int sweep(Forgetting accounts, Database database) {
        return accounts.forget(database, clock.instant().minus(YEAR));
    }

    private static UUID person(Identity identity, String user) {
        return identity.newcomers().add(user, user, new byte[8]).person();
    }
}
