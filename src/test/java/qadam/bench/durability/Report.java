package qadam.bench.durability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a part has seen: a table, and whether it is as promised. */
final class Report {
    private final String part;
    private final List<String> lines = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private boolean controlled;

    interface Deed {
        void run() throws Exception;
    }

    Report(String part) {
        this.part = part;
    }

    void during(Deed deed) throws Exception {
        long begin = System.nanoTime();
        System.out.printf("== %s, %s, load %s%n", part, Instant.now(), load());
        try {
            deed.run();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {   // the other parts are still to be seen
            failed.printStackTrace(System.out);
            broken.add("the part did not come to its end: " + failed.getMessage());
        }
        line("took", "%.0f s, load %s".formatted((System.nanoTime() - begin) / 1e9, load()));
    }

    private static String load() throws Exception {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).replaceFirst("^(\\S+ \\S+).*\\s*$", "$1") : "unknown";
    }

    /** On the way, for whoever waits. */
    void say(String words) {
        System.out.println("  " + part + ": " + words);
    }

    void line(String what, Object is) {
        lines.add("| %s | %s |".formatted(what, is));
    }

    /** Findings that must be none. */
    void require(String when, Findings found) {
        if (!found.areNone()) {
            broken.add(when + ": " + found + " " + found.words());
            System.out.println("  BROKEN " + when + ": " + found + " " + found.words());
        }
    }

    void require(String what, boolean holds) {
        if (!holds) {
            broken.add(what);
            System.out.println("  BROKEN " + what);
        }
    }

    /** A control that loses nothing means that the rig sees nothing. */
    void control(String what, long losses, String figures) {
        line("control: " + what, (losses > 0 ? "" : "NOTHING LOST ") + figures);
        if (losses > 0) {
            controlled = true;
        } else {
            broken.add("the control lost nothing: " + what);
        }
    }

    boolean isGood() {
        return broken.isEmpty() && controlled;
    }

    void print() {
        System.out.printf("%n| %s | |%n|---|---|%n%s%n", part, String.join("\n", lines));
        System.out.println(isGood() ? part + ": as promised\n" : part + ": NOT AS PROMISED " + broken + (controlled ? "" : " (no control)") + "\n");
    }
}
