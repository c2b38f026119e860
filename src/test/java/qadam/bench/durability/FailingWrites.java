package qadam.bench.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Writes and syncs that fail, in the system's calls (libfiu) and in the disk itself, and a disk that has become very slow. */
final class FailingWrites implements Parts.Part {
    private static final int USUAL = 12;
    private static final long HEALED_SECONDS = 30;
    private static final List<String> POINTS = List.of("posix/io/rw/pwrite", "posix/io/sync/fsync", "posix/io/sync/fdatasync");

    private final SplittableRandom random = new SplittableRandom();

    @Override
    public void run(Report report, int rounds) throws Exception {
        Tools.needRoot();
        Tools.need("fiu-utils", "eatmydata");
        int times = rounds > 0 ? rounds : USUAL;
        calls(report, times);
        slow(report, Math.max(2, times / 3));
        broken(report, Math.max(2, times));   // most rounds fail before a sync does
        control(report);
    }

    /** In the server's own calls, switched on and off while it runs. */
    private void calls(Report report, int times) throws Exception {
        Path orders = Files.createDirectories(Parts.room().resolve("fiu"));
        try (Served served = new Served(Template.copyTo(Parts.room().resolve("io")))) {
            served.with("LD_PRELOAD", Tools.library("fiu_run_preload.so") + ":" + Tools.library("fiu_posix_preload.so")).with("FIU_CTRL_FIFO", orders.resolve("fifo").toString());
            served.start();
            try (Crew crew = new Crew(served, 24, 8).begin()) {
                String keys = Keys.of(served);
                Auditor auditor = new Auditor(crew.ledger(), served.data(), keys);
                Map<String, Integer> ways = new TreeMap<>();
                for (int i = 1; i <= times; i++) {
                    Kills.waitForSome(crew, random);
                    String way = failing(orders, served, i);
                    ways.merge(way, 1, Integer::sum);
                    Thread.sleep(400 + random.nextLong(800));
                    boolean died = !served.isAlive();
                    if (!died) {
                        wellAgain(orders, served, way);
                        died = !healed(crew, served);
                    }
                    if (died) {
                        ways.merge("and had to be started again", 1, Integer::sum);
                        served.kill();
                        served.start();
                        report.require("answers are taken after a new start", healed(crew, served));
                    }
                    report.require("after failing calls " + i + ", " + way, auditor.look());
                }
                end(report, "calls that fail", ways.toString(), served, crew);
            }
        }
    }

    private String failing(Path orders, Served served, int round) throws Exception {
        String point = POINTS.get(round % POINTS.size());
        String probability = List.of("0.02", "0.3", "1").get(round / POINTS.size() % 3);
        order(orders, served, "enable_random name=" + point + ",probability=" + probability);
        return point.replaceFirst(".*/", "") + " " + probability;
    }

    private void wellAgain(Path orders, Served served, String way) throws Exception {
        for (String point : POINTS) {
            if (point.endsWith("/" + way.replaceFirst(" .*", ""))) {
                order(orders, served, "disable name=" + point);
            }
        }
    }

    /** As fiu-ctrl does it; a process that has died meanwhile hears nothing. */
    private static void order(Path orders, Served served, String order) throws Exception {
        Tools.tried("timeout", "5", "sh", "-c", "echo '" + order + "' > " + orders.resolve("fifo-" + served.pid() + ".in") + "; head -n 1 " + orders.resolve("fifo-" + served.pid() + ".out"));
    }

    /** Whether answers are taken again without a new start. */
    private static boolean healed(Crew crew, Served served) throws Exception {
        int before = crew.ledger().count();
        for (long end = System.currentTimeMillis() + HEALED_SECONDS * 1000; System.currentTimeMillis() < end && served.isAlive();) {
            if (crew.ledger().count() >= before + 20) {
                return true;
            }
            Thread.sleep(20);
        }
        crew.requireWell();
        return false;
    }

    /** Each write and flush of the disk takes up to half a second: slow is no fault, and nothing may be lost or said too early. */
    private void slow(Report report, int times) throws Exception {
        try (ForgetfulDisk disk = new ForgetfulDisk("io-slow")) {
            disk.powerOn();
            try (Served served = new Served(Template.copyTo(disk.folder().resolve("data")))) {
                Tools.run("sync", "-f", disk.folder().toString());
                served.start();
                try (Crew crew = new Crew(served, 24, 8).begin()) {
                    Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
                    List<String> pages = new ArrayList<>();
                    for (int i = 1; i <= times; i++) {
                        disk.order("slow " + (50 + random.nextInt(150)));
                        Thread.sleep(2_000);
                        long begin = System.nanoTime();
                        report.require("a lesson opens while the disk is slow", served.get("/kk/courses/ai-for-everyone").startsWith("200"));
                        pages.add("%.0f".formatted((System.nanoTime() - begin) / 1e6));
                        disk.order("cut");
                        served.kill();
                        disk.powerOff();
                        disk.powerOn();
                        served.start();
                        report.require("power cut on a slow disk " + i, auditor.look());
                    }
                    report.line("a lesson on a slow disk, ms", pages);
                    end(report, "a slow disk, its power cut", times + " times", served, crew);
                } finally {
                    served.kill();
                }
            }
        }
    }

    /** The disk's own errors, which reach the file system: it may become read-only, and the server has to be started again on a mended disk. */
    private void broken(Report report, int times) throws Exception {
        try (ForgetfulDisk disk = new ForgetfulDisk("io-broken")) {
            disk.powerOn();
            try (Served served = new Served(Template.copyTo(disk.folder().resolve("data")))) {
                Tools.run("sync", "-f", disk.folder().toString());
                served.start();
                try (Crew crew = new Crew(served, 24, 8).begin()) {
                    Auditor auditor = new Auditor(crew.ledger(), served.data(), Keys.of(served));
                    for (int i = 1; i <= times; i++) {
                        Kills.waitForSome(crew, random);
                        disk.order("fail " + (3 + random.nextInt(300)));
                        Thread.sleep(500 + random.nextLong(1_000));
                        report.require("a lesson opens while writes fail", opens(served));
                        disk.order("cut");
                        served.kill();
                        disk.powerOff();
                        disk.powerOn();
                        served.start();
                        report.require("after errors of the disk " + i, auditor.look());
                    }
                    end(report, "errors of the disk, its power cut", times + " times, file system mended " + disk.mended() + " times", served, crew);
                } finally {
                    served.kill();
                }
            }
        }
    }

    /** True as well when the server has ended meanwhile, as it does after a sync that failed. */
    private static boolean opens(Served served) throws Exception {
        try {
            return !served.isAlive() || served.get("/kk/courses/ai-for-everyone").startsWith("200");
        } catch (IOException gone) {
            return served.endsSoon();
        }
    }

    private static void end(Report report, String how, String what, Served served, Crew crew) throws Exception {
        report.require("everything that was given arrives: " + crew.ledger().waiting() + " wait", crew.callHome() == 0);
        Findings whole = new Auditor(crew.ledger(), served.data(), Keys.of(served)).look();
        report.require(how + ", all read again", whole);
        report.line(how, what);
        report.line("result", whole);
        report.line("refused meanwhile", crew.refusals());
    }

    /** Somebody in front who says saved while the calls behind fail. */
    private void control(Report report) throws Exception {
        Path orders = Files.createDirectories(Parts.room().resolve("fiu-control"));
        try (Served served = new Served(Template.copyTo(Parts.room().resolve("io-control")))) {
            served.with("LD_PRELOAD", Tools.library("fiu_run_preload.so") + ":" + Tools.library("fiu_posix_preload.so")).with("FIU_CTRL_FIFO", orders.resolve("fifo").toString());
            served.start();
            try (Crew crew = new Crew(served, 24, 0).comeIn(); EarlyProxy proxy = new EarlyProxy(served)) {
                crew.goThrough(proxy.origin());
                crew.goOn();
                order(orders, served, "enable_random name=" + POINTS.getFirst() + ",probability=0.3");
                Thread.sleep(2_000);
                crew.callHome();
                proxy.close();
                served.kill();
                served.start();
                Findings found = new Auditor(crew.ledger(), served.data(), Keys.of(served)).withoutReceipts().look();
                report.control("somebody in front says saved before the server did", found.lost, "acknowledged %,d, lost %d".formatted(found.acknowledged, found.lost));
            }
        }
    }
}
