package qadam.bench.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Somebody whose browser keeps what they give until the server's receipt has come, and sends the same again until then, with
 * growing pauses. On a virtual thread of its own.
 */
abstract class Learner {
    final Crew crew;
    final int number;
    final Browser browser;
    final SplittableRandom random;
    private long lastTaken;

    Learner(Crew crew, int number) {
        this.crew = crew;
        this.number = number;
        this.browser = new Browser(crew::address, crew.home());
        this.random = new SplittableRandom(number * 31L + 7);
    }

    /** Comes in; asked again until it has worked. */
    abstract void comeIn() throws IOException, InterruptedException;

    /** The next that they give, at once; empty when this learner has nothing to do now. */
    abstract List<Given> think();

    /** Sends, and acknowledges in the ledger what came back with a receipt. @return what still waits */
    abstract List<Given> send(List<Given> waiting) throws IOException, InterruptedException;

    final void live() {
        try {
            while (crew.goesOn()) {
                Thread.sleep(random.nextLong(crew.thinkMillis()));
                if (!isIn()) {
                    comeInAgain();
                    continue;
                }
                List<Given> fresh = think();
                fresh.forEach(crew.ledger()::give);
                deliver(fresh);
                if (random.nextInt(20) == 0 && !fresh.isEmpty()) {
                    deliver(fresh);   // the receipt was on its way and lost: the same id once more
                }
            }
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            crew.broken(broken);
        }
    }

    /** Whether they may give anything: an exam ends. */
    boolean isIn() {
        return true;
    }

    private void comeInAgain() throws InterruptedException {
        try {
            comeIn();
        } catch (IOException noServer) {
            crew.offline();
        }
    }

    private void deliver(List<Given> all) throws InterruptedException {
        List<Given> waiting = new ArrayList<>(all);
        for (long pause = 20; !waiting.isEmpty(); pause = Math.min(400, pause * 2)) {
            try {
                waiting = send(waiting);
            } catch (IOException noServer) {
                crew.offline();
            }
            if (!waiting.isEmpty()) {
                Thread.sleep(pause + random.nextLong(pause));
            }
        }
    }

    /** Later than the last one's by a millisecond at least. */
    final long now() {
        lastTaken = Math.max(lastTaken + 1, System.currentTimeMillis());
        return lastTaken;
    }
}
