package qadam.bench.durability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** SIGKILL at random moments under load: while it serves, while it starts, during a checkpoint of the log, beside a backup. */
final class Kills implements Parts.Part {
    private static final int USUAL = 200;
    private static final int CONTROLS = 10;
    private static final int CHECKPOINT_MILLIS = 6_000;
    private static final int MOST_MILLIS = 4_000;

    private enum Moment { SERVING, STARTING, CHECKPOINT, BACKUP }

    private final SplittableRandom random = new SplittableRandom();
    private final List<Double> starts = new ArrayList<>();

    @Override
    public void run(Report report, int rounds) throws Exception {
        int kills = rounds > 0 ? rounds : USUAL;
        try (Served served = new Served(Template.copyTo(Parts.room().resolve("kills")))) {
            starts.add(served.start());
            try (Crew crew = new Crew(served, 24, 8).begin()) {
                kill(report, served, crew, kills);
            }
        }
        control(report);
    }

    private void kill(Report report, Served served, Crew crew, int kills) throws Exception {
        String keys = Keys.of(served);
        Auditor auditor = new Auditor(crew.ledger(), served.data(), keys);
        Map<Moment, Integer> moments = new TreeMap<>();
        for (int i = 1; i <= kills; i++) {
            Moment moment = moment(i);
            if (moment == Moment.STARTING) {
                served.kill();
                served.launch();
                Thread.sleep(random.nextLong(Math.max(2, (long) median())));
            } else {
                moment = met(moment, served, crew);
            }
            moments.merge(moment, 1, Integer::sum);
            served.kill();
            starts.add(served.start());
            crew.requireWell();
            Findings found = auditor.look();
            report.require("after kill " + i + ", " + moment, found);
            if (i % 20 == 0) {
                report.say(i + " kills, " + found);
            }
        }
        report.require("everything that was given arrives: " + crew.ledger().waiting() + " wait", crew.callHome() == 0);
        crew.requireWell();
        Findings whole = new Auditor(crew.ledger(), served.data(), keys).look();
        report.require("at the end, all read again", whole);
        report.line("kills", kills + " " + moments);
        report.line("result", whole);
        report.line("acknowledged steps sent again with the same receipt", crew.ledger().repeated());
        report.line("requests that met no server", crew.offlineTimes());
        report.line("refused meanwhile", crew.refusals());
        report.line("attempts whose time ended", crew.over() + " " + crew.lastOver());
        report.line("start to ready, ms", "median %.0f, most %.0f".formatted(median(), Collections.max(starts)));
    }

    private double median() {
        return starts.stream().sorted().skip(starts.size() / 2).findFirst().orElse(1000.0);
    }

    private Moment moment(int round) {
        if (round % 25 == 0) {
            return Moment.BACKUP;
        }
        int chance = random.nextInt(100);
        return chance < 12 ? Moment.STARTING : chance < 24 ? Moment.CHECKPOINT : Moment.SERVING;
    }

    /** Waits for it. @return which it is: a checkpoint may not come */
    private Moment met(Moment moment, Served served, Crew crew) throws Exception {
        switch (moment) {
            case SERVING -> waitForSome(crew, random);
            case CHECKPOINT -> {
                return waitForCheckpoint(served.data().resolve("qadam.db")) ? Moment.CHECKPOINT : Moment.SERVING;
            }
            case BACKUP -> {
                Process backup = served.beside("backup");
                Thread.sleep(random.nextLong((long) median() * 2));
                backup.destroyForcibly().waitFor();
            }
            case STARTING -> throw new IllegalStateException("is seen to elsewhere");
        }
        return moment;
    }

    /** A random moment, counted by what was acknowledged since: a busy machine keeps no time. */
    static void waitForSome(Crew crew, SplittableRandom random) throws Exception {
        crew.requireWell();
        int until = crew.ledger().count() + random.nextInt(250);
        for (long end = System.currentTimeMillis() + MOST_MILLIS; System.currentTimeMillis() < end && crew.ledger().count() < until;) {
            Thread.sleep(1);
        }
        Thread.sleep(random.nextLong(30));
    }

    /** In WAL mode the database's own file is written by nobody but a checkpoint. @return whether one came */
    static boolean waitForCheckpoint(Path file) throws Exception {
        FileTime before = Files.getLastModifiedTime(file);
        for (long end = System.currentTimeMillis() + CHECKPOINT_MILLIS; System.currentTimeMillis() < end && Files.getLastModifiedTime(file).equals(before);) {
            Thread.onSpinWait();
            Thread.sleep(0, 300_000);
        }
        return !Files.getLastModifiedTime(file).equals(before);
    }

    private void control(Report report) throws Exception {
        try (Served served = new Served(Template.copyTo(Parts.room().resolve("kills-control")))) {
            served.start();
            try (Crew crew = new Crew(served, 24, 0).comeIn(); EarlyProxy proxy = new EarlyProxy(served)) {
                crew.goThrough(proxy.origin());
                crew.think(10);
                crew.goOn();
                Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served)).withoutReceipts();
                Findings found = new Findings();
                int kills = 0;
                for (; kills < CONTROLS && found.lost == 0; kills++) {
                    Thread.sleep(50 + random.nextLong(300));
                    served.kill();
                    served.start();
                    found = auditor.look();
                }
                report.control("somebody in front says saved before the server did", found.lost, "%d kills: acknowledged %,d, lost %d".formatted(kills, found.acknowledged, found.lost));
            }
        }
    }
}
