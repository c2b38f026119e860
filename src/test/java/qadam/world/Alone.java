package qadam.world;

import java.nio.file.Path;
import java.util.List;

/** A check in a JVM of its own: Lincheck rewrites every class that is loaded, and in a JVM that has run half the tests that takes many minutes. */
public final class Alone {
    private Alone() {
    }

    /** @param main its {@code main} ends normally when all is as it should be, and otherwise with what was found */
    public static void run(Class<?> main, String what) {
        Command.run(Path.of("").toAbsolutePath(), List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC", "-Xmx1g", "-cp", System.getProperty("java.class.path"), main.getName(), what));
    }
}
