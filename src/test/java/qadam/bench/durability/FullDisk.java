package qadam.bench.durability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The data folder's disk fills up, by somebody else and by the learners, and has room again; the server goes on through all of it. */
final class FullDisk implements Parts.Part {
    private static final int USUAL = 8;
    private static final long MEGABYTES = 128;
    private static final long RESERVE = 20_000_000;
    private static final long HEALED_SECONDS = 20;

    private final SplittableRandom random = new SplittableRandom();

    private interface On {
        void disk(Path folder) throws Exception;
    }

    @Override
    public void run(Report report, int rounds) throws Exception {
        int times = rounds > 0 ? rounds : USUAL;
        onSmallDisk("full", disk -> reserve(report, disk, times));
        onSmallDisk("full-unguarded", disk -> unguarded(report, disk, times));
        onSmallDisk("full-control", disk -> control(report, disk));
    }

    private static void onSmallDisk(String name, On on) throws Exception {
        Tools.needRoot();
        Path disk = Files.createDirectories(Parts.room().resolve(name));
        Tools.run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", disk.toString());
        Runnable done = Leftovers.add(() -> Tools.tried("umount", "-l", disk.toString()));
        try {
            on.disk(disk);
        } finally {
            Tools.run("umount", "-l", disk.toString());
            done.run();
        }
    }

    /** As an operator runs it: practice stops at the reserve, exams go on in it, and below a tenth of it everything waits. */
    private void reserve(Report report, Path disk, int times) throws Exception {
        try (Served served = new Served(Template.copyTo(disk.resolve("data")), "--disk-reserve", Long.toString(RESERVE / 1_000_000))) {
            served.start();
            try (Crew crew = new Crew(served, 16, 8).begin()) {
                Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
                for (int i = 1; i <= times; i++) {
                    Kills.waitForSome(crew, random);
                    Path filler = fill(disk, RESERVE / 2);
                    requireOnlyExams(report, served, crew);
                    fillMore(disk, filler, RESERVE / 20);
                    Thread.sleep(1_000);   // the server asks the disk twice a second
                    int before = crew.ledger().count();
                    report.require("a lesson opens", served.get("/kk/courses/ai-for-everyone").startsWith("200"));
                    Thread.sleep(500);
                    report.require("nothing is called saved below a tenth of the reserve", crew.ledger().count() == before);
                    report.require("full, time " + i, auditor.look());
                    if (random.nextInt(3) == 0) {
                        served.kill();
                        Files.delete(filler);
                        served.start();
                    } else {
                        Files.delete(filler);
                    }
                    requireHealed(report, crew);
                    report.require("after the disk was full, time " + i, auditor.look());
                    report.say(i + " times");
                }
                end(report, "with a reserve", times, served, crew);
            }
        }
    }

    private void requireOnlyExams(Report report, Served served, Crew crew) throws Exception {
        Thread.sleep(1_200);   // the server asks the disk twice a second, and health once
        report.require("readiness says so: " + served.get("/health/ready"), served.get("/health/ready").contains("new answers: refused"));
        report.require("a lesson opens below the reserve", served.get("/kk/courses/ai-for-everyone").startsWith("200"));
        report.require("my steps open below the reserve", served.get("/kk/steps").startsWith("200"));
        long practised = crew.ledger().acknowledgedPractice();
        long saved = crew.ledger().count() - practised;
        for (int i = 0; i < 100 && crew.ledger().count() - crew.ledger().acknowledgedPractice() == saved; i++) {
            Thread.sleep(100);
        }
        report.require("no practice is called saved below the reserve", crew.ledger().acknowledgedPractice() == practised);
        report.require("exams go on in the reserve", crew.ledger().count() - crew.ledger().acknowledgedPractice() > saved);
    }

    /** Without any reserve SQLite itself meets the end, in the middle of a commit. */
    private void unguarded(Report report, Path disk, int times) throws Exception {
        try (Served served = new Served(Template.copyTo(disk.resolve("data")), "--disk-reserve", "0")) {
            served.start();
            try (Crew crew = new Crew(served, 16, 8).begin()) {
                Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
                for (int i = 1; i <= times; i++) {
                    Kills.waitForSome(crew, random);
                    Path filler = fill(disk, 0);
                    waitForRefusals(crew);
                    report.require("a lesson opens on a full disk", served.get("/kk/courses/ai-for-everyone").startsWith("200"));
                    if (random.nextInt(3) == 0) {
                        served.kill();
                        Files.delete(filler);
                        served.start();
                    } else {
                        Files.delete(filler);
                    }
                    requireHealed(report, crew);
                    report.require("after the end of the disk, time " + i, auditor.look());
                }
                end(report, "without one", times, served, crew);
            }
        }
    }

    private static void waitForRefusals(Crew crew) throws Exception {
        int before = crew.refusals().values().stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < 100 && crew.refusals().values().stream().mapToInt(Integer::intValue).sum() < before + 20; i++) {
            Thread.sleep(50);
        }
    }

    private static void requireHealed(Report report, Crew crew) throws Exception {
        int before = crew.ledger().count();
        long end = System.currentTimeMillis() + HEALED_SECONDS * 1000;
        while (System.currentTimeMillis() < end && crew.ledger().count() < before + 20) {
            Thread.sleep(20);
        }
        crew.requireWell();
        report.require("answers are taken again when there is room, by itself", crew.ledger().count() >= before + 20);
    }

    private static void end(Report report, String how, int times, Served served, Crew crew) throws Exception {
        report.require("everything that was given arrives: " + crew.ledger().waiting() + " wait", crew.callHome() == 0);
        report.require("attempts that were refused for good: " + crew.lastOver(), crew.over() == 0);
        Findings whole = new Auditor(crew.ledger(), served.data(), Keys.of(served)).look();
        report.require(how + ", all read again", whole);
        report.line("full " + how, times + " times");
        report.line("result", whole);
        report.line("refused meanwhile", crew.refusals());
    }

    /** @param left bytes that stay free, about */
    private static Path fill(Path disk, long left) throws IOException {
        Path filler = disk.resolve("filler");
        fillMore(disk, filler, left);
        return filler;
    }

    private static void fillMore(Path disk, Path filler, long left) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                long free = Files.getFileStore(disk).getUsableSpace() - left;
                if (free <= 0) {
                    return;
                }
                out.write(new byte[(int) Math.min(free, 1 << 20)]);
            }
        } catch (IOException full) {
            return;   // that is what it is for
        }
    }

    private void control(Report report, Path disk) throws Exception {
        try (Served served = new Served(Template.copyTo(disk.resolve("data")), "--disk-reserve", "0")) {
            served.start();
            try (Crew crew = new Crew(served, 16, 0).comeIn(); EarlyProxy proxy = new EarlyProxy(served)) {
                crew.goThrough(proxy.origin());
                crew.goOn();
                Thread.sleep(300);
                Path filler = fill(disk, 0);
                Thread.sleep(2_000);
                crew.callHome();
                proxy.close();
                Files.delete(filler);
                Findings found = new Auditor(crew.ledger(), served.data(), Keys.of(served)).withoutReceipts().look();
                report.control("somebody in front says saved before the server did", found.lost, "acknowledged %,d, lost %d".formatted(found.acknowledged, found.lost));
            }
        }
    }
}
