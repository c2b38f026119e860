package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.record.StepReader.Slice;
import qadam.record.Stored;
import tools.jackson.databind.node.ObjectNode;

/** One page of what a query finds: the statements of others and our own steps in one order, that of being stored. */
final class FoundStatements {
    private final StatementStore store = new StatementStore();
    private final OwnSteps steps;
    private final int mostBytes;

    /** @param mostBytes of the statements and attachments of one page, at which it ends; one statement is always shown */
    FoundStatements(OwnSteps steps, int mostBytes) {
        this.steps = steps;
        this.mostBytes = mostBytes;
    }

    /** @param rows those of others among the statements, for their attachments @param more the next page's address; empty at the end */
    record Page(List<ObjectNode> statements, List<StatementRow> rows, String more) {
    }

    Page page(Handle handle, StatementQuery query, Client client, Version version) {
        List<StatementRow> rows = rows(handle, query, client);
        Slice slice = (client.may(Scope.STEPS_READ) ? steps.page(handle, query) : Optional.<Slice>empty())
            .orElseGet(() -> new Slice(List.of(), query.step().orElse(0), Instant.EPOCH, true));
        return new Merge(handle, query, rows, slice).page(version);
    }

    private List<StatementRow> rows(Handle handle, StatementQuery query, Client client) {
        OptionalLong mine = OptionalLong.empty();
        if (!client.may(Scope.STATEMENTS_READ)) {
            Optional<Long> number = client.may(Scope.STATEMENTS_READ_MINE)
                ? store.findAuthority(handle, new String(StrictJson.write(client.authority()), StandardCharsets.UTF_8)) : Optional.empty();
            if (number.isEmpty()) {
                return List.of();
            }
            mine = OptionalLong.of(number.get());
        }
        return store.page(handle, query.terms(mine), query.after(), query.before(), query.ascending(), query.limit() + 1);
    }

    /** The two, each in its order, taken together; what is left over begins the next page. */
    private final class Merge {
        private final Handle handle;
        private final StatementQuery query;
        private final List<StatementRow> rows;
        private final Slice slice;
        private final List<Object> taken = new ArrayList<>();
        private final Set<String> hashes = new HashSet<>();
        private OptionalLong position;
        private OptionalLong step;
        private long bytes;

        private Merge(Handle handle, StatementQuery query, List<StatementRow> rows, Slice slice) {
            this.handle = handle;
            this.query = query;
            this.rows = rows;
            this.slice = slice;
            this.position = query.position();
            this.step = query.step();
        }

        private Page page(Version version) {
            int row = 0;
            int own = 0;
            boolean full = false;
            while (!full && taken.size() < query.limit() && (row < rows.size() || own < slice.steps().size())) {
                boolean ours = own < slice.steps().size() && (row == rows.size() || first(slice.steps().get(own), rows.get(row)));
                if (!ours && !reached(rows.get(row))) {
                    break;
                }
                full = !(ours ? take(slice.steps().get(own)) : take(rows.get(row)));
                own += ours && !full ? 1 : 0;
                row += ours || full ? 0 : 1;
            }
            boolean allSteps = own == slice.steps().size();
            if (allSteps) {
                step = OptionalLong.of(slice.reached());
            }
            if (position.isEmpty() && !query.ascending()) {   // what comes from now on is newer than this page, and so on no later one
                position = OptionalLong.of(store.lastPosition(handle) + 1);
            }
            boolean ended = row == rows.size() && allSteps && slice.ended();
            return new Page(statements(version), taken.stream().filter(StatementRow.class::isInstance).map(StatementRow.class::cast).toList(),
                ended ? "" : query.more(position, step));
        }

        private boolean first(Stored ours, StatementRow theirs) {
            int order = ours.storedAt().compareTo(theirs.stored());
            return query.ascending() ? order <= 0 : order >= 0;
        }

        /** Whether all of our steps that come before this statement have been looked at. */
        private boolean reached(StatementRow row) {
            return slice.ended() || (query.ascending() ? !slice.moment().isBefore(row.stored()) : !slice.moment().isAfter(row.stored()));
        }

        private boolean take(Stored ours) {
            taken.add(ours);
            step = OptionalLong.of(ours.sequence());
            return true;
        }

        private boolean take(StatementRow row) {
            long size = row.statement().length;
            if (query.attachments()) {
                for (var one : store.attachments(handle, row.position()).entrySet()) {
                    size += hashes.add(one.getKey()) ? one.getValue() : 0;
                }
            }
            if (!taken.isEmpty() && bytes + size > mostBytes) {
                return false;
            }
            bytes += size;
            taken.add(row);
            position = OptionalLong.of(row.position());
            return true;
        }

        private List<ObjectNode> statements(Version version) {
            List<Stored> own = taken.stream().filter(Stored.class::isInstance).map(Stored.class::cast).toList();
            var written = steps.statements(handle, own, version).iterator();
            return taken.stream().map(one -> one instanceof StatementRow row ? row.whole() : written.next()).toList();
        }
    }
}
