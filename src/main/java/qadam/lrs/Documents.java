package qadam.lrs;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;

/** Documents that tools keep here. Whoever changes one names the one they have seen, or is told that there is one. */
final class Documents {
    /** Of one agent and one activity: so many a tool can list in one answer. */
    static final int MOST = 2_000;
    /** Somebody else was quicker so often: then the writer's own turn comes to an end, and the asker is told to come again. */
    private static final int TRIES = 20;

    private final Database database;
    private final byte[] secret;
    private final InstantSource clock;
    private final int mostBytes;
    private final DocumentStore store = new DocumentStore();

    Documents(Database database, byte[] secret, InstantSource clock, int mostBytes) {
        this.database = database;
        this.secret = secret.clone();
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /** One document by what names it. */
    record Address(Branch branch, Optional<UUID> registration, String name) {
    }

    Branch branch(DocumentKind kind, String activity, Optional<Agent> agent) {
        return Branch.of(secret, kind, activity, agent);
    }

    Optional<Document> find(Address address) {
        return database.read(handle -> store.find(handle, place(address)));
    }

    List<DocumentStore.Named> names(Branch branch, Optional<UUID> registration, Instant since) {
        return database.read(handle -> store.names(handle, branch.key(), registration, since));
    }

    /** What a PUT without {@code If-Match} and {@code If-None-Match} may do. */
    enum Unseen {
        /** Anything: a state of 1.0.3. */
        REPLACE,
        /** Make a document, and replace none: 2.0 (IEEE 9274.1.1 §4.1.4). */
        MAKE,
        /** Nothing: a profile of 1.0.3 (Part Three §3.1). */
        NOTHING
    }

    void put(Address address, String contentType, byte[] content, Preconditions preconditions, Unseen unseen) {
        require(contentType, content);
        change(address, known -> {
            preconditions.check(known);
            if (preconditions.isEmpty() && known.isEmpty() && unseen == Unseen.NOTHING) {
                throw new XapiProblem(400, "a PUT of a profile says If-None-Match: * when there must be none yet, and else If-Match with its ETag (xAPI 1.0.3 Part Three 3.1)");
            }
            if (preconditions.isEmpty() && known.isPresent() && unseen != Unseen.REPLACE) {
                throw new XapiProblem(409, "there is a document already: GET it and try again with If-Match and its ETag, or with If-None-Match: * "
                    + "if there must be none (xAPI 1.0.3 Part Three 3.1; IEEE 9274.1.1 4.1.4)");
            }
            return content;
        }, contentType);
    }

    /** Merges JSON into what is there; is a PUT where there is nothing. */
    void post(Address address, String contentType, byte[] content, Preconditions preconditions) {
        require(contentType, content);
        change(address, known -> {
            preconditions.check(known);
            byte[] merged = known.map(document -> document.mergedWith(contentType, content)).orElse(content);
            requireSize(merged);
            return merged;
        }, contentType);
    }

    /** What is not there is gone already. */
    void delete(Address address, Preconditions preconditions) {
        byte[] place = place(address);
        database.write(handle -> again(() -> {
            Optional<Document> known = store.find(handle, place);
            preconditions.check(known);
            return known.isEmpty() || store.remove(handle, place, known.get().edition());
        }));
    }

    void deleteAll(Branch branch, Optional<UUID> registration) {
        database.write(handle -> store.removeAll(handle, branch.key(), registration));
    }

    private interface Change {
        byte[] of(Optional<Document> known);
    }

    private void change(Address address, Change change, String contentType) {
        byte[] place = place(address);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        database.write(handle -> again(() -> {
            Optional<Document> known = store.find(handle, place);
            Document next = new Document(contentType, change.of(known), now, known.map(Document::edition).orElse(now.toEpochMilli()) + 1);   // one that was deleted and made again has another
            return known.isPresent() ? store.change(handle, place, known.get().edition(), next) : add(handle, address, place, next);
        }));
    }

    private boolean add(Handle handle, Address address, byte[] place, Document document) {
        if (store.count(handle, address.branch().key()) >= MOST) {
            throw new XapiProblem(403, "there are " + MOST + " documents here already, as many as there may be: delete some first");
        }
        return store.add(handle, place, address.branch(), address.registration(), address.name(), document);
    }

    private interface Try {
        boolean succeeds();
    }

    /** On PostgreSQL several write at once, and a row that was just read may be another's by now: it is read again. */
    private static Void again(Try attempt) {
        for (int i = 0; i < TRIES; i++) {
            if (attempt.succeeds()) {
                return null;
            }
        }
        throw new XapiProblem(503, "too many are writing this document at once: please send it again", java.util.Map.of("Retry-After", "1"));
    }

    private byte[] place(Address address) {
        return address.branch().place(secret, address.registration(), address.name());
    }

    private void require(String contentType, byte[] content) {
        requireSize(content);
        if (Document.isJson(contentType)) {
            StrictJson.read(content);
        }
    }

    private void requireSize(byte[] content) {
        if (content.length > mostBytes) {
            throw new XapiProblem(413, "a document may have " + mostBytes + " bytes here");
        }
    }
}
