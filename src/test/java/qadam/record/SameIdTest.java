package qadam.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.shared.GroupWork;
import qadam.shared.Ids;
import qadam.shared.Outcome;
import qadam.world.Alone;
import qadam.world.Databases;
import qadam.world.FixedClock;

/**
 * The same id from several threads at once, with this content and that, by this learner and that, against the real database
 * and its writer: what they are told must be what some order of them, one after another, would have been told. A store that
 * looks first and adds afterwards is the planted race.
 */
class SameIdTest {
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");
    private static Database database;
    private static GroupWork<NewStep, Receipt> append;

    private static void open(Database opened) {
        database = opened;
        RecordedSteps steps = new RecordedSteps(CLOCK, 1);
        append = steps::append;
        database.write(handle -> database.isPostgresql() ? 0 : handle.execute("create table racy_steps (id blob not null, learner integer not null, content integer not null)"));
    }

    private static StressOptions threads() {
        return new StressOptions().iterations(6).invocationsPerIteration(40).threads(3).actorsPerThread(3).actorsBefore(0).actorsAfter(1)
            .minimizeFailedScenario(false).sequentialSpecification(OneAfterAnother.class);
    }

    @Test
    void same_id_is_one_step_whoever_sends_it_however_often() {
        Alone.run(SameIdTest.class, "recorded");
    }

    /** Several writers, and a learner's lane each. */
    @Test
    void same_id_is_one_step_on_postgresql_too() {
        Alone.run(SameIdTest.class, "postgresql");
    }

    @Test
    void a_store_that_looks_first_and_adds_afterwards_is_found_out() {
        Alone.run(SameIdTest.class, "racy");
    }

    public static void main(String[] what) {
        open(what[0].equals("postgresql") ? Databases.postgresql() : Databases.sqlite());
        if (what[0].equals("postgresql")) {
            threads().iterations(3).check(Recorded.class);
        } else if (what[0].equals("recorded")) {
            threads().check(Recorded.class);
        } else {
            assertThatThrownBy(() -> threads().invocationsPerIteration(400).check(Racy.class)).isInstanceOf(LincheckAssertionError.class);
        }
        database.close();
    }

    /** What a sender may be told. */
    private static String told(List<Outcome<Receipt>> outcomes) {
        return switch (outcomes.getFirst()) {
            case Outcome.Kept<Receipt>(Receipt receipt) -> receipt.repeated() ? "the same" : "stored";
            case Outcome.Refused<Receipt>(var refusal) -> refusal.problem().toString();
        };
    }

    /** The record itself; a new instance is a new id. Public for Lincheck. */
    @Param(name = "bit", gen = IntGen.class, conf = "0:1")
    public static final class Recorded {
        private final UUID id = Ids.random();

        @Operation
        public String send(@Param(name = "bit") int learner, @Param(name = "bit") int content) {
            return told(database.write(append, learner,
                List.of(new NewStep(1 + learner, id, Kind.PRACTISED, Instant.EPOCH, 1, 1, new byte[] {(byte) content}))));
        }
    }

    /** The planted race: two transactions where there must be one. */
    @Param(name = "bit", gen = IntGen.class, conf = "0:1")
    public static final class Racy {
        private final byte[] id = Ids.randomBytes(16);

        @Operation
        public String send(@Param(name = "bit") int learner, @Param(name = "bit") int content) {
            List<Map<String, Object>> found = database.read(handle -> handle.createQuery("select learner, content from racy_steps where id = :id limit 1")
                .bind("id", id).mapToMap().list());
            if (found.isEmpty()) {
                database.write(handle -> handle.createUpdate("insert into racy_steps (id, learner, content) values (:id, :learner, :content)")
                    .bind("id", id).bind("learner", learner).bind("content", content).execute());
                return "stored";
            }
            Map<String, Object> row = found.getFirst();
            return ((Number) row.get("learner")).intValue() != learner ? "OTHER_LEARNER"
                : ((Number) row.get("content")).intValue() != content ? "OTHER_CONTENT" : "the same";
        }
    }

    /** What it must look like. */
    public static final class OneAfterAnother {
        private final Map<String, List<Integer>> steps = new HashMap<>();

        public String send(int learner, int content) {
            List<Integer> first = steps.putIfAbsent("the id", List.of(learner, content));
            return first == null ? "stored" : first.getFirst() != learner ? "OTHER_LEARNER" : first.getLast() != content ? "OTHER_CONTENT" : "the same";
        }
    }
}
