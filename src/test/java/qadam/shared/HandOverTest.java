package qadam.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;
import qadam.world.Alone;

/**
 * The hand-over from askers to the writer, under every interleaving that Lincheck's model checker draws: whoever is let in is
 * begun once, given up once or handed back once at the end, and never forgotten. The line that we had before, which asked
 * whether it was closed and only then let in, is the planted race.
 */
class HandOverTest {
    private static ModelCheckingOptions interleavings() {
        return new ModelCheckingOptions().iterations(6).invocationsPerIteration(150).threads(3).actorsPerThread(2)
            .actorsBefore(1).actorsAfter(1).minimizeFailedScenario(false);
    }

    @Test
    void nobody_is_lost_between_entering_writing_giving_up_and_closing() {
        Alone.run(HandOverTest.class, "sound");
    }

    @Test
    void the_line_that_asks_first_and_lets_in_afterwards_is_found_out() {
        Alone.run(HandOverTest.class, "racy");
    }

    public static void main(String[] what) {
        if (what[0].equals("sound")) {
            interleavings().check(Sound.class);
        } else {   // it ends with the first that is found; which scenarios are drawn is chance, so many may be
            assertThatThrownBy(() -> interleavings().iterations(200).check(Racy.class)).isInstanceOf(LincheckAssertionError.class);
        }
    }

    /** What both lines can do. */
    private interface Door {
        boolean enter(Task<Integer> task) throws InterruptedException;

        List<Task<Integer>> takeIfAny();

        void close();
    }

    /** Public for Lincheck. */
    @Param(name = "asker", gen = IntGen.class, conf = "0:2")
    public abstract static class HandOver {
        private final List<Task<Integer>> tasks = List.of(Task.of(handle -> 0), Task.of(handle -> 1), Task.of(handle -> 2));
        private final Door door;

        HandOver(Door door) {
            this.door = door;
        }

        @Operation
        public boolean enter(@Param(name = "asker") int asker) throws InterruptedException {
            return door.enter(tasks.get(asker));
        }

        @Operation
        public boolean giveUp(@Param(name = "asker") int asker) {
            return tasks.get(asker).giveUp();
        }

        /** There is one writer. @return whom it began, -1 when they had gone, 0 when nobody was there */
        @Operation(nonParallelGroup = "writer")
        public int write() {
            List<Task<Integer>> taken = door.takeIfAny();
            return taken.isEmpty() ? 0 : taken.getFirst().begin() ? number(taken.getFirst()) : -1;
        }

        @Operation
        public void close() {
            door.close();
        }

        /** What the end does with each who is left. @return the same */
        @Operation(nonParallelGroup = "writer")
        public int handBack() {
            List<Task<Integer>> left = door.takeIfAny();
            return left.isEmpty() ? 0 : left.getFirst().giveUp() ? number(left.getFirst()) : -1;
        }

        private int number(Task<Integer> task) {
            return tasks.indexOf(task) + 1;
        }
    }

    /** With the line of the house. */
    public static final class Sound extends HandOver {
        public Sound() {
            super(new Door() {
                private final Line<Task<Integer>> line = new Line<>(16);

                @Override
                public boolean enter(Task<Integer> task) throws InterruptedException {
                    return line.enter(task, 0);
                }

                @Override
                public List<Task<Integer>> takeIfAny() {
                    return line.size() == 0 ? List.of() : line.take(1);
                }

                @Override
                public void close() {
                    line.close();
                }
            });
        }
    }

    /** The planted race: between the question and the queue somebody may close and empty it. */
    public static final class Racy extends HandOver {
        public Racy() {
            super(new Door() {
                private final BlockingQueue<Task<Integer>> queue = new ArrayBlockingQueue<>(16);
                private volatile boolean closed;

                @Override
                public boolean enter(Task<Integer> task) {
                    return !closed && queue.offer(task);
                }

                @Override
                public List<Task<Integer>> takeIfAny() {
                    Task<Integer> task = queue.poll();
                    return task == null ? List.of() : List.of(task);
                }

                @Override
                public void close() {
                    closed = true;
                }
            });
        }
    }
}
