package qadam.bench.durability;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the learners' devices know: everything that was given, and what of it the server has acknowledged. Also a file, a line each. */
final class Ledger implements AutoCloseable {
    private final Map<UUID, Given> given = new ConcurrentHashMap<>();
    private final Map<UUID, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Set<UUID> withdrawn = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();
    private final BufferedWriter file;   // guarded by itself

    /** @param receipt empty when somebody acknowledged without one, which no server of ours does */
    record Acknowledged(UUID id, String receipt) {
    }

    Ledger(Path folder) throws IOException {
        this.file = Files.newBufferedWriter(Files.createTempFile(folder, "ledger", ".tsv"));
    }

    /** Before it is sent for the first time. */
    void give(Given step) {
        given.put(step.id(), step);
    }

    /** Before anything else is sent: from now on it must be there for ever. The second word must be the first. */
    void acknowledge(Given step, String receipt) {
        Acknowledged before = acknowledged.putIfAbsent(step.id(), new Acknowledged(step.id(), receipt));
        if (before != null) {
            repeated.incrementAndGet();
            if (!before.receipt().equals(receipt)) {
                throw new IllegalStateException("two receipts for one step: " + step.id());
            }
            return;
        }
        write(step.id() + "\t" + System.currentTimeMillis() + "\t" + receipt.replace("\n", "\\n") + "\n");
    }

    private void write(String line) {
        synchronized (file) {
            try {
                file.write(line);
                file.flush();
            } catch (IOException full) {
                throw new IllegalStateException("the ledger cannot be written", full);
            }
        }
    }

    /** Refused for good reason, as after the end of an exam: it need not be there. */
    void withdraw(Given step) {
        withdrawn.add(step.id());
    }

    /** What was given and not acknowledged; at the very end there must be none. */
    long waiting() {
        return given.keySet().stream().filter(id -> !acknowledged.containsKey(id) && !withdrawn.contains(id)).count();
    }

    /** What must be there at this moment, and whatever happens afterwards. */
    Collection<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged.values());
    }

    int count() {
        return acknowledged.size();
    }

    /** How many of them are practice, and not of an exam. */
    long acknowledgedPractice() {
        return acknowledged.keySet().stream().filter(id -> given.get(id).save().isEmpty()).count();
    }

    /** How often an acknowledged step was sent once more, and the same receipt came back. */
    int repeated() {
        return repeated.get();
    }

    /** All that was ever given: nothing else may be there. Ask after the rows were read. */
    Map<UUID, Given> given() {
        return new HashMap<>(given);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
