package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Stores what one request has brought, all of it or nothing, in one transaction. The same statement again is the same statement. */
final class TakeStatements {
    /** How far a chain of statements about statements is followed, so that one is found by what the other says (xAPI 1.0.3 Part Three §2.1.3). */
    static final int LONGEST_CHAIN = 4;
    static final int MOST_REFERRING = 200;

    private final StatementStore store = new StatementStore();
    private final Definitions definitions = new Definitions();
    private final InstantSource clock;
    private final OwnSteps steps;

    TakeStatements(InstantSource clock, OwnSteps steps) {
        this.clock = clock;
        this.steps = steps;
    }

    /** @throws XapiProblem 409 when an id was used for another statement, 403 when a statement of another client would be voided */
    Void in(Handle handle, Delivery delivery, Client client) {
        long position = store.take(handle, delivery.statements().size(), StatementRow.position(clock.instant()));
        long authority = store.authority(handle, new String(StrictJson.write(client.authority()), StandardCharsets.UTF_8));
        Set<String> brought = new HashSet<>();
        for (NewStatement statement : delivery.statements()) {
            Optional<StatementRow> before = store.find(handle, statement.id());
            if (before.isEmpty() && steps.has(handle, statement.id())) {
                throw new XapiProblem(409, "the id of a statement is that of a step which is here already");
            }
            if (before.isEmpty()) {
                take(handle, position, statement, authority, client);
                brought.addAll(statement.attachments());
            } else if (!Sameness.same(before.get().tree(), statement.tree())) {
                throw new XapiProblem(409, "the id of a statement is that of another statement which is here already");
            }
            position++;
        }
        delivery.attachments().forEach((sha2, content) -> {
            if (brought.contains(sha2)) {
                store.addAttachment(handle, sha2, content);
            }
        });
        return null;
    }

    private void take(Handle handle, long position, NewStatement statement, long authority, Client client) {
        List<StatementRow> referring = store.referringTo(handle, statement.id(), MOST_REFERRING);
        boolean voided = !statement.voids() && referring.stream().anyMatch(one -> one.voids() && one.authority() == authority);
        store.add(handle, position, statement, authority, voided);
        Set<String> terms = new TreeSet<>(statement.terms());
        terms.add(StatementTerms.authority(authority));
        store.addTerms(handle, position, terms);
        Set<String> handedOn = new TreeSet<>(statement.terms());
        statement.target().ifPresent(target -> handedOn.addAll(inherit(handle, position, target)));
        handOn(handle, referring, handedOn, LONGEST_CHAIN, new HashSet<>(Set.of(statement.id())));
        statement.attachments().forEach(sha2 -> store.addUse(handle, position, sha2));
        if (statement.voids()) {
            statement.target().flatMap(target -> store.find(handle, target)).ifPresent(target -> voidIt(handle, target, authority, client));
        }
        define(handle, statement, client);
    }

    /** A statement that voids cannot itself be voided (xAPI 1.0.3 Part Two §2.3.2). */
    private void voidIt(Handle handle, StatementRow target, long authority, Client client) {
        if (target.authority() != authority && !client.may(Scope.ALL)) {
            throw new XapiProblem(403, "a statement is voided by whoever sent it, or with the scope all");
        }
        if (!target.voids()) {
            store.voidNow(handle, target.position());
        }
    }

    /** Gives a statement the terms of the one it refers to, of that which this one refers to, and so on. */
    private Set<String> inherit(Handle handle, long position, UUID target) {
        Set<String> inherited = inherited(handle, store, target);
        store.addTerms(handle, position, inherited);
        return inherited;
    }

    private static Set<String> inherited(Handle handle, StatementStore store, UUID target) {
        Set<String> inherited = new TreeSet<>();
        Optional<StatementRow> next = store.find(handle, target);
        for (int i = 0; i < LONGEST_CHAIN && next.isPresent(); i++) {
            inherited.addAll(terms(next.get()));
            next = Optional.ofNullable(next.get().target()).flatMap(further -> store.find(handle, further));
        }
        return inherited;
    }

    /** All by which a stored statement is found but for its authority. */
    static Set<String> terms(Handle handle, StatementStore store, StatementRow row) {
        Set<String> all = new TreeSet<>(terms(row));
        if (row.target() != null) {
            all.addAll(inherited(handle, store, row.target()));
        }
        return all;
    }

    /** By what it itself is found. */
    static Set<String> terms(StatementRow row) {
        JsonNode agent = StrictJson.read(row.agent().getBytes(StandardCharsets.UTF_8));
        return StatementTerms.of(row.tree(), agent);
    }

    /** The other way: what came before the statement that it refers to. */
    private void handOn(Handle handle, List<StatementRow> referring, Set<String> terms, int further, Set<UUID> seen) {
        for (StatementRow row : referring) {
            if (seen.add(row.id())) {
                store.addTerms(handle, row.position(), terms);
                if (further > 1 && seen.size() <= MOST_REFERRING) {
                    handOn(handle, store.referringTo(handle, row.id(), MOST_REFERRING), terms, further - 1, seen);
                }
            }
        }
    }

    private void define(Handle handle, NewStatement statement, Client client) {
        if (client.may(Scope.DEFINE)) {
            statement.definitions().forEach((activity, said) -> {
                if (!activity.startsWith(steps.activities())) {
                    definitions.add(handle, StatementTerms.activity(activity, false), said);
                }
            });
        }
    }
}
