package qadam.bench.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of the system: run to their end, or installed when they are missing. */
final class Tools {
    /** A file by which one sees that a package is there. */
    private static final Map<String, String> SEEN_BY = Map.of("nbdkit", "/usr/bin/nbdkit", "nbdkit-plugin-dev", "/usr/include/nbdkit-plugin.h", "libnbd-bin", "/usr/bin/nbdfuse",
        "fuse3", "/usr/bin/fusermount3", "gcc", "/usr/bin/gcc", "libc6-dev", "/usr/include/stdio.h", "e2fsprogs", "/usr/sbin/mkfs.ext4", "eatmydata", "/usr/bin/eatmydata", "fiu-utils", "/usr/bin/fiu-run",
        "libfaketime", "/usr/share/doc/libfaketime");

    private Tools() {
    }

    /** @throws IllegalStateException with what to install, when that cannot be done here */
    static void need(String... packages) {
        List<String> missing = new ArrayList<>();
        for (String each : packages) {
            if (!Files.exists(Path.of(SEEN_BY.get(each)))) {
                missing.add(each);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (!isRoot() || !Files.exists(Path.of("/usr/bin/apt-get"))) {
            throw new IllegalStateException("this part needs Debian's packages, as root: apt-get install " + String.join(" ", missing));
        }
        System.out.println("installing " + missing);
        run("sh", "-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 " + String.join(" ", missing));
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Mounting a disk is for root. */
    static void needRoot() {
        if (!isRoot()) {
            throw new IllegalStateException("this part mounts a disk of its own: run it as root");
        }
    }

    static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ":\n" + said);
            }
            return said.strip();
        } catch (IOException missing) {
            throw new IllegalStateException("cannot be run: " + command[0], missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The same where it does not matter whether it works. */
    static boolean tried(String... command) {
        try {
            run(command);
            return true;
        } catch (IllegalStateException failed) {
            return false;
        }
    }

    /** A library of the system by its name, wherever this architecture keeps it. */
    static String library(String name) {
        return run("sh", "-c", "find /usr/lib -name '" + name + "' | head -1");
    }
}
