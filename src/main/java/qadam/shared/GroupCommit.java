package qadam.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a group durable with one commit. When a piece of it fails, everything is undone and the group is cut there: what
 * stood before it is committed, then the piece by itself, then what came after, so that a bad piece costs its neighbours one
 * more commit and nothing else. Nobody is told anything before the commit that holds their rows has returned, and a commit
 * that may or may not have happened is never repeated from here: the asker sends the same id again.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    /** How often a piece that met another transaction in its way is tried again. */
    private static final int MOST_TRIES = 5;

    private final Jdbi jdbi;
    private final Runnable syncFailed;

    /** @param syncFailed what is to be done when SQLite's files could not be synced; it usually does not return */
    GroupCommit(Jdbi jdbi, Runnable syncFailed) {
        this.jdbi = jdbi;
        this.syncFailed = syncFailed;
    }

    private sealed interface Attempt {
        record Durable() implements Attempt {
        }

        /** @param at which piece failed; -1 when it was the commit */
        record Undone(int at, Throwable failure) implements Attempt {
        }

        record Unknown(Throwable failure) implements Attempt {
        }
    }

    void commit(List<Task<?>> group) {
        Deque<List<Batch>> parts = new ArrayDeque<>(List.of(Batch.of(group)));
        boolean reconnected = false;
        while (!parts.isEmpty()) {
            List<Batch> part = parts.pop();
            switch (attempt(part)) {
                case Attempt.Durable() -> part.forEach(Batch::succeed);
                case Attempt.Unknown(Throwable failure) -> unknown(part, failure);
                case Attempt.Undone(int _, Throwable failure) when ConnectionLoss.is(failure) -> {
                    if (reconnected) {
                        away(part, failure);
                    } else {
                        parts.push(part);   // the connection may have been broken for long and unused: the next attempt gets another
                    }
                    reconnected = true;
                }
                case Attempt.Undone(int _, Throwable failure) when SyncFailure.is(failure) -> {
                    syncFailed.run();
                    part.forEach(piece -> piece.fail(new Refusal(StorageProblem.UNKNOWN)));   // and not tried again: the next sync would lie
                }
                case Attempt.Undone(int at, Throwable failure) when part.size() == 1 && part.getFirst().isSingle() -> alone(part.getFirst(), failure);
                case Attempt.Undone(int at, Throwable _) -> cut(part, at, parts);
            }
        }
    }

    private static void cut(List<Batch> part, int at, Deque<List<Batch>> parts) {
        if (part.size() == 1) {
            part.getFirst().halves().reversed().forEach(half -> parts.push(List.of(half)));
            return;
        }
        int from = at < 0 ? part.size() / 2 : at;
        int to = at < 0 ? from : at + 1;
        for (List<Batch> some : List.of(part.subList(to, part.size()), part.subList(from, to), part.subList(0, from))) {
            if (!some.isEmpty()) {
                parts.push(some);
            }
        }
    }

    /** What failed by itself is only tried again when it was another transaction's doing. */
    private void alone(Batch piece, Throwable failure) {
        Throwable last = failure;
        for (int tries = 1; Collision.is(last) && tries < MOST_TRIES; tries++) {
            switch (attempt(List.of(piece))) {
                case Attempt.Durable() -> {
                    piece.succeed();
                    return;
                }
                case Attempt.Unknown(Throwable unknown) -> {
                    unknown(List.of(piece), unknown);
                    return;
                }
                case Attempt.Undone(int _, Throwable again) -> last = again;
            }
        }
        piece.fail(ConnectionLoss.is(last) ? new Refusal(StorageProblem.BUSY) : FullDisk.named(last));
    }

    private Attempt attempt(List<Batch> part) {
        Handle handle;
        try {
            handle = jdbi.open();
        } catch (RuntimeException notOpened) {
            return new Attempt.Undone(-1, notOpened);
        }
        try {
            return attempt(part, handle);
        } finally {
            close(handle);
        }
    }

    private static Attempt attempt(List<Batch> part, Handle handle) {
        int at = -1;
        try {
            handle.begin();
            for (at = 0; at < part.size(); at++) {
                part.get(at).attempt(handle);
            }
        } catch (Throwable failure) {
            undo(handle);
            return new Attempt.Undone(at, failure);
        }
        return committed(handle);
    }

    private static Attempt committed(Handle handle) {
        try {
            handle.commit();
            return new Attempt.Durable();
        } catch (TransactionException failure) {
            if (ConnectionLoss.is(failure)) {
                return new Attempt.Unknown(failure);
            }
            undo(handle);
            return new Attempt.Undone(-1, failure);
        } catch (RuntimeException afterwards) {
            LOG.error("the rows are durable, but what was to follow failed", afterwards);
            return new Attempt.Durable();
        }
    }

    private static void undo(Handle handle) {
        try {
            handle.rollback();
        } catch (RuntimeException gone) {
            LOG.debug("nothing to roll back", gone);   // the connection or the transaction ended before
        }
    }

    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (RuntimeException gone) {
            LOG.debug("nothing to close", gone);   // what came of the commit is known already
        }
    }

    private static void unknown(List<Batch> part, Throwable failure) {
        LOG.warn("the database went away during a commit: whether {} pieces are stored will be known when they are sent again", part.size(), failure);
        part.forEach(piece -> piece.fail(new Refusal(StorageProblem.UNKNOWN)));
    }

    private static void away(List<Batch> part, Throwable failure) {
        LOG.warn("the database cannot be reached", failure);
        part.forEach(piece -> piece.fail(new Refusal(StorageProblem.BUSY)));
    }
}
