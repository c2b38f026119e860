package qadam.bench.durability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import qadam.shared.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The machine's clock jumps while exams run, an hour ahead, a day back and in between: nobody's attempt is closed before its
 * time, nobody is given a day, and what the page counts down is true. The rig's own clock is not touched.
 */
final class ClockJumps implements Parts.Part {
    private static final List<String> JUMPS = List.of("+1h", "+0", "-1d", "+1h", "-1h");
    /** So that the server's sweep for overdue attempts, every 30 seconds, has come by. */
    private static final long SWEPT_MILLIS = 34_000;
    private static final long TOLERATED_MILLIS = 5_000;
    private static final int DEADLINE_SECONDS = 15;
    /** It takes minutes, and is about time, not load. */
    private static final long THINK_MILLIS = 400;

    @Override
    public void run(Report report, int rounds) throws Exception {
        Tools.need("libfaketime");
        guarded(report, rounds > 0 ? JUMPS.subList(0, Math.min(rounds, JUMPS.size())) : JUMPS);
        control(report);
    }

    /** With the clock that the file says, from about a second after it was written. */
    private static Served under(Served served, Path file) throws Exception {
        Files.writeString(file, "+0\n");
        return served.with("LD_PRELOAD", Tools.library("libfaketimeMT.so.1")).with("FAKETIME_TIMESTAMP_FILE", file.toString()).with("FAKETIME_CACHE_DURATION", "1")
            .with("FAKETIME_DONT_FAKE_MONOTONIC", "1").with("DONT_FAKE_MONOTONIC", "1")
            .with("FAKETIME_FORCE_MONOTONIC_FIX", "0");   // that fix, for other programs, makes every timed wait of the JVM return at once
    }

    private void guarded(Report report, List<String> jumps) throws Exception {
        Path file = Parts.room().resolve("clock");
        try (Served served = under(new Served(Template.copyTo(Parts.room().resolve("clock-data"))), file)) {
            served.start();
            try (Crew crew = new Crew(served, 8, 6).begin()) {
                crew.think(THINK_MILLIS);
                Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
                for (String jump : jumps) {
                    Files.writeString(file, jump + "\n");
                    Thread.sleep(SWEPT_MILLIS);
                    report.require("the clock has jumped indeed: " + jump, jump.equals("+0") || served.log().contains("clock jumped"));
                    requireTrue(report, served, crew, jump);
                    report.require("with the clock at " + jump, auditor.look());
                    report.say("clock at " + jump + ", " + crew.ledger().count() + " acknowledged");
                }
                requireDeadline(report, served, crew, file);
                report.require("everything that was given arrives: " + crew.ledger().waiting() + " wait", crew.callHome() == 0);
                requireOrder(report, served, crew);
                report.line("jumps of the clock", jumps);
                report.line("result", new Auditor(crew.ledger(), served.data(), Keys.of(served)).look());
                report.line("attempts that were open all the time", crew.sitters().size() - crew.over() + " of " + crew.sitters().size() + ", one was ended on time");
                report.line("refused meanwhile", crew.refusals());
            }
        }
    }

    /** Every attempt is open, no save was refused, and the time that is left is what it is by the rig's clock. */
    private static void requireTrue(Report report, Served served, Crew crew, String jump) throws Exception {
        crew.requireWell();
        report.require("with the clock at " + jump + " an answer in time was refused: " + crew.lastOver(), crew.over() == 0);
        for (Sitter sitter : crew.sitters()) {
            long asked = System.currentTimeMillis();
            JsonNode state = JsonMapper.shared().readTree(sitter.browser().get("/api/attempts/" + sitter.attempt()).body());
            report.require("with the clock at " + jump + " an attempt is closed", state.path("open").asBoolean(false));
            long off = state.path("now").asLong(0) - asked;
            report.require("with the clock at " + jump + " the page is told a wrong time, by " + off + " ms", Math.abs(off) < TOLERATED_MILLIS);
        }
    }

    /** The time of one attempt ends soon, by the rig's hand, while the clock goes a day back: then no more answer of it counts. */
    private static void requireDeadline(Report report, Served served, Crew crew, Path file) throws Exception {
        Files.writeString(file, "-1d\n");
        Thread.sleep(2_000);
        Sitter sitter = crew.sitters().getFirst();
        long end = System.currentTimeMillis() + DEADLINE_SECONDS * 1000L;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + served.data().resolve("qadam.db")); Statement timeout = connection.createStatement();
             PreparedStatement shorter = connection.prepareStatement("update attempts set deadline_at = ? where id = ?")) {
            timeout.execute("pragma busy_timeout = 20000");
            shorter.setLong(1, end);
            shorter.setBytes(2, Ids.bytes(sitter.attempt()));
            report.require("there is the attempt whose time is to end", shorter.executeUpdate() == 1);
        }
        while (crew.over() == 0 && System.currentTimeMillis() < end + 30_000) {
            Thread.sleep(20);
        }
        long after = System.currentTimeMillis() - end;
        report.require("with the clock a day back the time of an attempt goes on for ever", crew.over() == 1);
        report.require("an attempt ended " + -after + " ms before its time", after > -TOLERATED_MILLIS);
        report.line("an attempt whose time ended while the clock was a day back: its first refused answer", "%.1f s after the end".formatted(after / 1e3));
    }

    /** As the record numbers the steps, so they were stored, and near the time at which they were given. */
    private static void requireOrder(Report report, Served served, Crew crew) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + served.data().resolve("qadam.db") + "?mode=ro"); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("select stored_at, taken_at from steps where kind in (1, 4) order by sequence")) {
            long before = 0;
            long backwards = 0;
            long farthest = 0;
            while (row.next()) {
                backwards = Math.max(backwards, before - row.getLong(1));
                farthest = Math.max(farthest, Math.abs(row.getLong(1) - row.getLong(2)));
                before = Math.max(before, row.getLong(1));
            }
            report.require("times in the record go back by " + backwards + " ms", backwards < 2_000);
            report.require("a step was stored " + farthest + " ms from when it was given", farthest < 60_000);
            report.line("times in the record", "never back by more than %d ms, at most %.1f s from when it was given".formatted(backwards, farthest / 1e3));
        }
    }

    private static void control(Report report) throws Exception {
        Path file = Parts.room().resolve("clock-control");
        try (Served served = under(Served.by(NaiveServer.class, Template.copyTo(Parts.room().resolve("clock-control-data"))), file)) {
            served.start();
            try (Crew crew = new Crew(served, 0, 6).begin()) {
                Thread.sleep(1_000);
                Files.writeString(file, "+1h\n");
                Thread.sleep(SWEPT_MILLIS);
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + served.data().resolve("qadam.db") + "?mode=ro"); Statement statement = connection.createStatement();
                     ResultSet row = statement.executeQuery("select count(*) from attempts where handed_in_at is not null")) {
                    row.next();
                    report.control("the same house without the guard, an hour ahead", row.getLong(1) + crew.over(), "%d of 6 attempts closed before their time, %d answers in time refused".formatted(row.getLong(1), crew.over()));
                }
            }
        }
    }
}
