package qadam.bench.durability;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The power goes: the disk forgets a random half of what was not flushed, torn by sectors, at any moment, in a flush, in a checkpoint. */
final class PowerCuts implements Parts.Part {
    private static final int USUAL = 100;
    private static final int CONTROLS = 12;

    private enum Moment { SERVING, FLUSH, CHECKPOINT }

    private final SplittableRandom random = new SplittableRandom();

    @Override
    public void run(Report report, int rounds) throws Exception {
        Tools.need("eatmydata");
        int cuts = rounds > 0 ? rounds : USUAL;
        try (ForgetfulDisk disk = new ForgetfulDisk("power")) {
            disk.powerOn();
            try (Served served = new Served(Template.copyTo(disk.folder().resolve("data")))) {
                Tools.run("sync", "-f", disk.folder().toString());   // the copy is ours, not the server's
                served.start();
                try (Crew crew = new Crew(served, 24, 8).begin()) {
                    cut(report, disk, served, crew, cuts);
                    report.require("the file system needed no mending", disk.mended() == 0);
                } finally {
                    served.kill();
                }
            }
        }
        first(report, Math.max(2, cuts / 10));
        control(report, "eatmydata: every fsync does nothing", served -> served.with("LD_PRELOAD", Tools.library("libeatmydata.so.*")), disk -> { });
        control(report, "a drive that says it has flushed and has not", served -> { }, disk -> disk.order("deaf 1"));
    }

    private void cut(Report report, ForgetfulDisk disk, Served served, Crew crew, int cuts) throws Exception {
        String keys = Keys.of(served);
        Auditor auditor = new Auditor(crew.ledger(), served.data(), keys);
        Map<Moment, Integer> moments = new TreeMap<>();
        for (int i = 1; i <= cuts; i++) {
            Moment moment = Moment.values()[random.nextInt(4) % 3];
            moments.merge(cutAt(moment, disk, served, crew), 1, Integer::sum);
            again(disk, served);
            crew.requireWell();
            Findings found = auditor.look();
            report.require("after cut " + i + ", " + moment, found);
            if (i % 10 == 0) {
                report.say(i + " cuts, " + found);
            }
        }
        report.require("everything that was given arrives: " + crew.ledger().waiting() + " wait", crew.callHome() == 0);
        Findings whole = new Auditor(crew.ledger(), served.data(), keys).look();
        report.require("at the end, all read again", whole);
        report.line("power cuts", cuts + " " + moments);
        report.line("result", whole);
        report.line("acknowledged steps sent again with the same receipt", crew.ledger().repeated());
        report.line("refused meanwhile", crew.refusals());
    }

    /** @return which moment it was: a checkpoint may not come */
    private Moment cutAt(Moment moment, ForgetfulDisk disk, Served served, Crew crew) throws Exception {
        Kills.waitForSome(crew, random);
        Moment met = moment;
        switch (moment) {
            case SERVING -> disk.order("cut");
            case FLUSH -> disk.order("cut-in-flush");
            case CHECKPOINT -> {
                met = Kills.waitForCheckpoint(served.data().resolve("qadam.db")) ? Moment.CHECKPOINT : Moment.SERVING;
                disk.order("cut");
            }
        }
        Thread.sleep(random.nextLong(60));   // for so long the server lives on a disk that is no more: what it says now is judged too
        served.kill();
        disk.order("cut");
        return met;
    }

    /** In the first minute of an installation's life, when its keys and its number are made: during the start, and soon after it. */
    private void first(Report report, int times) throws Exception {
        long acknowledged = 0;
        for (int i = 1; i <= times; i++) {
            try (ForgetfulDisk disk = new ForgetfulDisk("power-first-" + i)) {
                disk.powerOn();
                try (Served served = new Served(disk.folder().resolve("data"))) {
                    if (i % 2 == 0) {
                        served.launch();
                        Thread.sleep(random.nextLong(5_000));
                        disk.order("cut");
                        served.kill();
                        again(disk, served);
                    } else {
                        served.start();
                    }
                    try (Crew crew = new Crew(served, 6, 0).begin()) {
                        Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
                        Thread.sleep(random.nextLong(200));
                        disk.order("cut");
                        served.kill();
                        again(disk, served);
                        report.require("first minute, the power cut " + i, auditor.look());
                        report.require("first minute, everything that was given arrives", crew.callHome() == 0);
                        report.require("first minute, at the end " + i, auditor.look());
                        acknowledged += crew.ledger().count();
                    } finally {
                        served.kill();
                    }
                }
            } catch (Served.Ended ended) {
                report.require("a new installation starts after a power cut: " + ended.getMessage(), false);
            }
        }
        report.line("power cuts in the first minute of an installation", "%d, acknowledged %d".formatted(times, acknowledged));
    }

    private static void again(ForgetfulDisk disk, Served served) throws Exception {
        disk.powerOff();
        disk.powerOn();
        served.start();
    }

    private interface On<T> {
        void set(T it) throws Exception;
    }

    private void control(Report report, String what, On<Served> how, On<ForgetfulDisk> disks) throws Exception {
        try (ForgetfulDisk disk = new ForgetfulDisk("power-control-" + what.hashCode())) {
            disk.powerOn();
            Path data = Template.copyTo(disk.folder().resolve("data"));
            try (Served served = new Served(data)) {
                how.set(served);
                served.start();
                Tools.run("sync", "-f", data.toString());
                try (Crew crew = new Crew(served, 24, 0).begin()) {
                    lose(report, what, disk, disks, served, crew);
                } finally {
                    served.kill();
                }
            }
        }
    }

    private void lose(Report report, String what, ForgetfulDisk disk, On<ForgetfulDisk> disks, Served served, Crew crew) throws Exception {
        Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
        for (int cuts = 1; cuts <= CONTROLS; cuts++) {
            disks.set(disk);
            Kills.waitForSome(crew, random);
            disk.order("cut");
            served.kill();
            try {
                again(disk, served);
                Findings found = auditor.look();
                if (!found.areNone()) {
                    report.control(what, found.lost + found.damaged + found.half, "%d cuts: %s".formatted(cuts, found));
                    return;
                }
            } catch (Served.Ended | IllegalStateException | java.sql.SQLException gone) {
                if (gone instanceof IllegalStateException && !(gone instanceof Served.Ended) && !gone.getMessage().startsWith("mount")) {
                    throw gone;   // the rig's own trouble is no loss
                }
                report.control(what, 1, "%d cuts: acknowledged %,d, and the file or its file system is damaged: %s".formatted(cuts, crew.ledger().count(), gone.getMessage().lines().filter(line -> line.contains("ERROR") || line.contains("SQLITE") || line.contains("mount")).findFirst().orElse("").strip()));
                return;
            }
        }
        report.control(what, 0, CONTROLS + " cuts");
    }
}
