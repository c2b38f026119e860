package qadam.bench.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** All learners of a part with their ledger; each lives on a virtual thread until they are called home. */
final class Crew implements AutoCloseable {
    private static final long HOMEWARD_MILLIS = 120_000;

    private final Ledger ledger;
    private final String home;
    private volatile String address;
    private volatile boolean goesOn = true;
    private volatile long thinkMillis = 40;
    private final List<Learner> learners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger newcomers = new AtomicInteger(1_000_000);
    private final AtomicInteger offline = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private final AtomicReference<String> lastOver = new AtomicReference<>("");

    Crew(Served served, int practisers, int sitters) throws IOException {
        this.ledger = new Ledger(Parts.room());
        this.home = served.origin();
        this.address = home;
        for (int i = 0; i < practisers; i++) {
            learners.add(new Practiser(this, i));
        }
        for (int i = 0; i < sitters; i++) {
            learners.add(new Sitter(this, practisers + i));
        }
    }

    /** Everybody comes in while nothing is amiss, and begins. */
    Crew begin() throws Exception {
        return comeIn().goOn();
    }

    /** Comes in, and nothing more yet. */
    Crew comeIn() throws Exception {
        for (Learner learner : learners) {
            learner.comeIn();
        }
        return this;
    }

    Crew goOn() {
        learners.forEach(learner -> threads.add(Thread.ofVirtual().start(learner::live)));
        return this;
    }

    /** From now on requests go there, as to a proxy. */
    void goThrough(String other) {
        address = other;
    }

    void think(long millis) {
        thinkMillis = millis;
    }

    long thinkMillis() {
        return thinkMillis;
    }

    boolean goesOn() {
        return goesOn && broken.get() == null;
    }

    String address() {
        return address;
    }

    String home() {
        return home;
    }

    Ledger ledger() {
        return ledger;
    }

    List<Sitter> sitters() {
        return learners.stream().filter(Sitter.class::isInstance).map(Sitter.class::cast).toList();
    }

    /** A number that nobody has had. */
    int newcomer() {
        return newcomers.incrementAndGet();
    }

    void offline() {
        offline.incrementAndGet();
    }

    void refused(int status, String body) {
        refusals.merge(Integer.toString(status), 1, Integer::sum);
        if (status < 500 && status != 429) {
            throw new IllegalStateException("refused with " + status + ": " + body.lines().limit(3).toList());
        }
    }

    void later(String problem) {
        refusals.merge("later: " + problem, 1, Integer::sum);
    }

    void over(Sitter sitter, String why) {
        over.incrementAndGet();
        lastOver.set(why);
    }

    /** Attempts that took no more answers, and what the server said of the last. */
    int over() {
        return over.get();
    }

    String lastOver() {
        return lastOver.get();
    }

    void broken(RuntimeException why) {
        broken.compareAndSet(null, why);
    }

    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    int offlineTimes() {
        return offline.get();
    }

    void requireWell() {
        if (broken.get() != null) {
            throw broken.get();
        }
    }

    /** Nobody gives anything new; everybody stays until what they gave has been acknowledged. @return how many steps still wait after two minutes */
    long callHome() throws InterruptedException {
        goesOn = false;
        long end = System.currentTimeMillis() + HOMEWARD_MILLIS;
        for (Thread thread : threads) {
            thread.join(java.time.Duration.ofMillis(Math.max(1, end - System.currentTimeMillis())));
        }
        return ledger.waiting();
    }

    /** As when everybody shuts their machine: what waits is given up. */
    @Override
    public void close() throws IOException {
        goesOn = false;
        threads.forEach(Thread::interrupt);
        ledger.close();
    }
}
