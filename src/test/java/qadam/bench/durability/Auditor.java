package qadam.bench.durability;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import qadam.proof.LogProof;
import qadam.proof.NoteKey;
import qadam.shared.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the database file by JDBC alone, beside the server or without one, and compares it with the ledger. It never asks the
 * server's code what is there. Rows that it has seen are not read again: they are counted, and their number must stay.
 */
final class Auditor {
    private static final int PRACTISED = 1;
    private static final int RESPONDED = 4;

    private final Ledger ledger;
    private final String url;
    private final List<NoteKey> keys;
    private final Map<UUID, Row> rows = new HashMap<>();
    private final Set<String> contents = new HashSet<>();
    private final Map<Integer, Long> learners = new HashMap<>();
    private final Map<List<Long>, Progress> progress = new HashMap<>();
    private final Set<UUID> proven = new HashSet<>();
    private final Map<String, Boolean> notes = new LinkedHashMap<>();
    private long last;
    private boolean withoutReceipts;

    private record Row(long sequence, long learner, long stored, long taken, int kind, String activity, byte[] result) {
    }

    /** What {@code practice_progress} must say, by the record alone. */
    private record Progress(long tries, long solvedAt, long lastAt) {
        static final Progress NONE = new Progress(0, 0, 0);

        Progress and(Row row) {
            boolean earlier = row.result()[0] != 0 && (solvedAt == 0 || row.stored() < solvedAt);
            return new Progress(tries + 1, earlier ? row.stored() : solvedAt, Math.max(lastAt, row.stored()));
        }
    }

    /** @param keys whose receipts are genuine, as the server publishes them */
    Auditor(Ledger ledger, Path data, String keys) {
        this.ledger = ledger;
        this.url = "jdbc:sqlite:file:" + data.resolve("qadam.db").toAbsolutePath() + "?mode=ro";
        this.keys = keys.lines().filter(line -> !line.isBlank()).map(line -> NoteKey.read(line).orElseThrow()).toList();
    }

    /** For a control whose acknowledgements come from somebody who cannot sign. */
    Auditor withoutReceipts() {
        withoutReceipts = true;
        return this;
    }

    /** One look at everything. */
    Findings look() throws Exception {
        Findings found = new Findings();
        Collection<Ledger.Acknowledged> promised = ledger.acknowledged();   // before the rows are read: all of these must be among them
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 20000");
            connection.setAutoCommit(false);
            long known = rows.values().stream().filter(row -> row.sequence() <= last).count();
            found.lost += known - one(statement, "select count(*) from steps where kind in (1, 4) and sequence <= " + last);
            readSteps(statement, found);
            compareProgress(statement, found);
            compareResponses(statement, found);
            String verdict = text(statement, "pragma integrity_check");
            if (!verdict.equals("ok")) {
                found.tell("integrity_check: " + verdict);
                found.damaged++;
            }
            connection.rollback();
        }
        for (Ledger.Acknowledged each : promised) {
            Row row = rows.get(each.id());
            if (row == null) {
                found.lost++;
                found.tell("lost: " + each.id());
            } else if (!withoutReceipts && proven.add(each.id()) && !isGenuine(each, row)) {
                found.receipts++;
                found.tell("receipt: " + each.id());
            }
        }
        found.acknowledged = promised.size();
        found.stored = rows.size();
        return found;
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void readSteps(Statement statement, Findings found) throws SQLException {
        Map<UUID, Row> fresh = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery("""
                select s.sequence, s.learner, s.id, s.stored_at, s.taken_at, s.kind, c.course || '@' || c.version || '/' || a.activity as name, s.result
                from steps s join activity_numbers a on a.number = s.activity join course_numbers c on c.number = a.course_version
                where s.kind in (1, 4) and s.sequence > %d order by s.sequence""".formatted(last))) {
            while (row.next()) {
                UUID id = Ids.uuid(row.getBytes("id"));
                Row step = new Row(row.getLong("sequence"), row.getLong("learner"), row.getLong("stored_at"), row.getLong("taken_at"), row.getInt("kind"),
                    row.getString("name"), row.getBytes("result"));
                if (rows.containsKey(id) || fresh.put(id, step) != null || !contents.add(step.learner() + " " + step.taken())) {
                    found.twice++;
                    found.tell("twice: " + id);
                }
                last = Math.max(last, step.sequence());
            }
        }
        Map<UUID, Given> given = ledger.given();   // after the rows: what is stored was given before
        Map<String, Long> numbers = numbers(statement);
        fresh.forEach((id, row) -> compare(id, row, given.get(id), found));
        fresh.forEach((id, row) -> {
            if (row.kind() == PRACTISED) {
                progress.merge(List.of(row.learner(), numbers.getOrDefault(row.activity(), 0L)), Progress.NONE.and(row), (old, first) -> old.and(row));
            }
        });
        rows.putAll(fresh);
    }

    private static Map<String, Long> numbers(Statement statement) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        try (ResultSet row = statement.executeQuery("""
                select a.number, c.course || '@' || c.version || '/' || a.activity as name from activity_numbers a join course_numbers c on c.number = a.course_version""")) {
            while (row.next()) {
                numbers.put(row.getString("name"), row.getLong("number"));
            }
        }
        return numbers;
    }

    private void compare(UUID id, Row row, Given given, Findings found) {
        if (given == null) {
            found.strange++;
            found.tell("nobody gave: " + id);
            return;
        }
        long learner = learners.computeIfAbsent(given.learner(), first -> row.learner());
        boolean same = row.taken() == given.takenAt() && learner == row.learner() && (given.save().isPresent() ? sameSave(row, given.save().get())
            : row.kind() == PRACTISED && row.activity().equals(given.activity()) && Arrays.equals(row.result(), given.result()));
        if (!same) {
            found.changed++;
            found.tell("changed: " + id + " " + row + " for " + given);
        }
    }

    private static boolean sameSave(Row row, Given.Save save) {
        ByteBuffer result = ByteBuffer.wrap(row.result());
        return row.kind() == RESPONDED && Ids.uuid(Arrays.copyOf(row.result(), 16)).equals(save.attempt()) && result.get(16) == save.item()
            && result.getInt(17) == save.sequence();
    }

    /** No half projection: what "my steps" shows is what the record says, of everybody, and the counters too. */
    private void compareProgress(Statement statement, Findings found) throws SQLException {
        Map<List<Long>, Progress> shown = new HashMap<>();
        try (ResultSet row = statement.executeQuery("select learner, activity, tries, solved_at, last_at from practice_progress")) {
            while (row.next()) {
                shown.put(List.of(row.getLong(1), row.getLong(2)), new Progress(row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
        if (!shown.equals(progress)) {
            Set<List<Long>> differing = new HashSet<>(shown.keySet());
            differing.addAll(progress.keySet());
            differing.removeIf(key -> shown.get(key) != null && shown.get(key).equals(progress.get(key)));
            found.half += differing.size();
            differing.stream().limit(3).forEach(key -> found.tell("progress of " + key + ": " + shown.get(key) + ", by the record " + progress.get(key)));
        }
        long reached = progress.keySet().stream().map(List::getFirst).distinct().count();
        for (String sql : List.of("select count(*) from reached_learners", "select coalesce(sum(learners), 0) from reached_counts", "select coalesce(sum(learners), 0) from reached_weeks")) {
            if (one(statement, sql) != reached) {
                found.half++;
                found.tell(sql + ": not " + reached);
            }
        }
    }

    /** Each save of an exam is a step and a response, both or neither, and the step bears the response's digest. */
    private void compareResponses(Statement statement, Findings found) throws SQLException {
        Map<UUID, Given> given = ledger.given();
        Set<UUID> seen = new HashSet<>();
        try (ResultSet row = statement.executeQuery("select step, response, late from responses")) {
            while (row.next()) {
                UUID step = Ids.uuid(row.getBytes("step"));
                Row stored = rows.get(step);
                if (row.getInt("late") % 2 == 1 && stored == null) {
                    continue;   // kept, waiting for a person or declined: no step
                }
                boolean whole = seen.add(step) && stored != null && stored.kind() == RESPONDED && bears(stored.result(), row.getBytes("response"));
                Given mine = given.get(step);
                if (!whole || mine == null || !new String(row.getBytes("response"), java.nio.charset.StandardCharsets.UTF_8).equals(mine.save().orElseThrow().stored())) {
                    found.half++;
                    found.tell("response of " + step);
                }
            }
        }
        long responded = rows.values().stream().filter(row -> row.kind() == RESPONDED).count();
        if (responded != seen.size()) {
            found.half++;
            found.tell(responded + " steps of responses, " + seen.size() + " responses");
        }
    }

    private static boolean bears(byte[] result, byte[] response) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(response);
            return Arrays.equals(Arrays.copyOfRange(result, 21, 37), Arrays.copyOf(digest, 16));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signed, in its tree, and of this very row. */
    private boolean isGenuine(Ledger.Acknowledged each, Row row) {
        LogProof proof = LogProof.read(each.receipt()).orElse(null);
        if (proof == null || proof.extra().isEmpty() || !proof.holds(proof.extra().get())) {
            return false;
        }
        JsonNode leaf = JsonMapper.shared().readTree(proof.extra().get());
        return notes.computeIfAbsent(proof.note().toString(), note -> !proof.note().signedBy(keys).isEmpty())
            && leaf.path("step").asString("").equals(Ids.hex(each.id())) && leaf.path("sequence").asLong(0) == row.sequence()
            && leaf.path("stored").asString("").equals(java.time.Instant.ofEpochMilli(row.stored()).toString())
            && leaf.path("taken").asString("").equals(java.time.Instant.ofEpochMilli(row.taken()).toString())
            && leaf.path("result").asString("").equals(Base64.getUrlEncoder().withoutPadding().encodeToString(row.result()));
    }
}
