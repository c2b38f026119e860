package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.web.WebProblem;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Iin;

/** National ids that the office has seen: one for one account, kept as a mark, and not to be guessed. */
class SeenIdsTest {
    private static final HouseRules NO_RULES = new HouseRules() {
        @Override
        public boolean hasAgreed(Handle handle, UUID person) {
            return true;
        }

        @Override
        public void agreed(Handle handle, UUID person, Instant at) {
        }
    };
    private static final UUID CLERK = Ids.random();
    private final FixedClock clock = Houses.clock();
    private final java.nio.file.Path data = Databases.folder();
    private final NationalId id = NationalId.parse(Iin.next()).orElseThrow();
    private int joined;

    private Identity identity(Database database) {
        return Identity.open(database, clock, Houses.ORIGIN, true, data, NO_RULES, Limits.USUAL);
    }

    private UUID join(Identity identity) {
        return identity.newcomers().add("Name", "user-" + ++joined, new byte[] {1}).person();
    }

    private static void refused(IdentityProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void one_id_confirms_one_account_until_that_is_taken_back(Database database) {
        try (database) {
            Identity identity = identity(database);
            UUID first = join(identity);
            UUID second = join(identity);
            identity.newcomers().confirm(first, CLERK, "identity card", Optional.of(id));
            assertThatThrownBy(() -> identity.newcomers().confirm(second, CLERK, "identity card", Optional.of(id))).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.problem()).isEqualTo(IdentityProblem.NATIONAL_ID_TAKEN);
                assertThat(refusal.values()).containsEntry("person", Ids.hex(first));
            });
            assertThat(trail(database)).as("it stays in the trail of the one whose id it is").contains("confirmation-refused person " + Ids.hex(first));
            Confirmations confirmations = new Confirmations(database, clock, parts(identity), new SeenIds(database, clock, identity.masterKey(), Limits.USUAL));
            confirmations.undo(first, CLERK, "was a mistake");
            clock.forward(Duration.ofMinutes(1));
            assertThat(tags(database)).as("what was taken back keeps nothing of the id").isEmpty();
            identity.newcomers().confirm(second, CLERK, "identity card", Optional.of(id));
            identity.newcomers().confirm(first, CLERK, "class list", Optional.empty());
            refused(IdentityProblem.NATIONAL_ID_TAKEN, () -> confirmations.addId(first, CLERK, "identity card", id));
            confirmations.addId(first, CLERK, "identity card", NationalId.parse(Iin.next()).orElseThrow());
            refused(IdentityProblem.NATIONAL_ID_KNOWN, () -> confirmations.addId(first, CLERK, "identity card", NationalId.parse(Iin.next()).orElseThrow()));
            assertThat(tags(database)).hasSize(2).allSatisfy(tag -> assertThat(new String(tag, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(id.digits()));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void of_clerks_who_confirm_with_one_id_at_once_one_succeeds(Database database) throws Exception {
        try (database; var clerks = Executors.newFixedThreadPool(4)) {
            Identity identity = identity(database);
            List<Callable<Boolean>> deeds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                UUID person = join(identity);
                deeds.add(() -> confirms(identity, person));
            }
            int done = 0;
            for (Future<Boolean> deed : clerks.invokeAll(deeds)) {
                done += deed.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
            assertThat(tags(database)).hasSize(1);
        }
    }

    /** Two nodes: what one has written and not yet committed the other cannot see, and the database alone keeps it out. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_clerks_at_two_nodes_the_slower_is_told_that_the_id_is_taken(boolean later) throws Exception {
        String url = Databases.postgresqlUrl();
        try (Database here = Database.postgresql(url); Database there = Database.postgresql(url); var clerks = Executors.newFixedThreadPool(2)) {
            Identity identity = identity(here);
            UUID first = join(identity);
            UUID second = join(identity);
            identity.newcomers().confirm(first, CLERK, "class list", Optional.empty());
            Identity other = identity(there);
            if (later) {
                other.newcomers().confirm(second, CLERK, "class list", Optional.empty());
            }
            byte[] tag = new SeenIds(here, clock, identity.masterKey(), Limits.USUAL).tag(id);
            CountDownLatch written = new CountDownLatch(1);
            Future<Boolean> faster = clerks.submit(() -> here.write(handle -> {
                boolean done = new ConfirmationStore().addMatch(handle, first, tag);
                written.countDown();
                awaitSomebodyWaiting(here);
                return done;
            }));
            written.await();
            Confirmations confirmations = new Confirmations(there, clock, parts(other), new SeenIds(there, clock, other.masterKey(), Limits.USUAL));
            refused(IdentityProblem.NATIONAL_ID_TAKEN, () -> {
                if (later) {
                    confirmations.addId(second, CLERK, "identity card", id);
                } else {
                    confirmations.confirm(second, CLERK, "identity card", Optional.of(id));
                }
            });
            assertThat(faster.get()).isTrue();
            assertThat(tags(there)).hasSize(1);
        }
    }

    /** Until the other node's statement stands before the row that this transaction holds. */
    private static void awaitSomebodyWaiting(Database database) {
        while (database.read(handle -> handle.createQuery("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
            .mapTo(Long.class).one()) == 0) {
            Thread.onSpinWait();
        }
    }

    /** Whoever looks for what was done with ids finds it under one name, whenever the id was seen. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void that_an_id_was_seen_stands_in_the_trail_with_the_confirmation_too(Database database) {
        try (database) {
            Identity identity = identity(database);
            UUID with = join(identity);
            UUID without = join(identity);
            identity.newcomers().confirm(with, CLERK, "identity card", Optional.of(id));
            identity.newcomers().confirm(without, CLERK, "class list", Optional.empty());
            assertThat(trail(database)).contains("person-confirmed person " + Ids.hex(with), "national-id-seen person " + Ids.hex(with), "person-confirmed person " + Ids.hex(without))
                .doesNotContain("national-id-seen person " + Ids.hex(without));
        }
    }

    private boolean confirms(Identity identity, UUID person) {
        try {
            identity.newcomers().confirm(person, CLERK, "identity card", Optional.of(id));
            return true;
        } catch (Refusal taken) {
            assertThat(taken.problem()).isEqualTo(IdentityProblem.NATIONAL_ID_TAKEN);
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void wrong_ids_are_counted_over_a_restart_and_a_right_one_is_not(Database database) {
        try (database) {
            Identity identity = identity(database);
            UUID person = join(identity);
            identity.newcomers().confirm(person, CLERK, "identity card", Optional.of(id));
            NationalId other = NationalId.parse(Iin.next()).orElseThrow();
            for (int i = 1; i < Limit.NATIONAL_ID_TRIES_PER_DAY.usual(); i++) {
                refused(IdentityProblem.NATIONAL_ID_DIFFERS, () -> identity.people().requireSeen(person, other));
                identity.people().requireSeen(person, id);
            }
            refused(IdentityProblem.NATIONAL_ID_DIFFERS, () -> identity(database).people().requireSeen(person, other));
            clock.forward(Duration.ofHours(13));   // still the same day, after what counters of passwords live
            refused(IdentityProblem.NATIONAL_ID_TRIES, () -> identity(database).people().requireSeen(person, id));
            clock.forward(Duration.ofHours(3));
            assertThatCode(() -> identity.people().requireSeen(person, id)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_days_allowance_is_each_persons_own(Database database) {
        try (database) {
            People people = identity(database).people();
            UUID clerk = Ids.random();
            people.count("looks", clerk, 2, WebProblem.TOO_MANY);
            people.count("looks", clerk, 2, WebProblem.TOO_MANY);
            assertThatThrownBy(() -> people.count("looks", clerk, 2, WebProblem.TOO_MANY)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.values()).containsEntry("seconds", 15L * 3600));
            people.count("other looks", clerk, 2, WebProblem.TOO_MANY);
            people.count("looks", Ids.random(), 2, WebProblem.TOO_MANY);
        }
    }

    private static SignUp.Parts parts(Identity identity) {
        return identity.newcomers().parts();
    }

    private static List<byte[]> tags(Database database) {
        return database.read(handle -> handle.createQuery("select match_tag from confirmations where match_tag is not null").mapTo(byte[].class).list());
    }

    private static List<String> trail(Database database) {
        return database.read(handle -> new Audit().before(handle, AuditFilter.ALL, Long.MAX_VALUE, 100)).stream().map(entry -> entry.act() + " " + entry.object()).toList();
    }
}
