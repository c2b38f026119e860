package qadam.bench;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.Logging;

/** {@link Hello} as a jar with the same libraries and the same options as Qadam, with a cache of its own or without. */
final class HelloProgram {
    private HelloProgram() {
    }

    /** @param qadam the command whose JVM and options it takes over */
    static List<String> command(List<String> qadam, Path folder) throws Exception {
        List<String> options = new ArrayList<>(qadam.subList(0, qadam.indexOf("-jar")));
        options.removeIf(word -> word.startsWith("-XX:AOTCache="));
        List<String> program = List.of("-cp", jar(folder) + java.io.File.pathSeparator + libraries(), Hello.class.getName());
        Path cache = folder.resolve("hello.aot");
        List<String> rehearsal = new ArrayList<>(options);
        rehearsal.add("-XX:AOTCacheOutput=" + cache);
        rehearsal.addAll(program);
        rehearsal.addAll(List.of("0", "rehearsal"));
        new ProcessBuilder(rehearsal).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        options.add("-XX:AOTCache=" + cache);
        options.addAll(program);
        options.add("PORT");
        return List.copyOf(options);
    }

    private static Path jar(Path folder) throws Exception {
        Path jar = folder.resolve("hello.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> part : List.of(Hello.class, Program.class, Logging.class)) {
                add(part.getName().replace('.', '/') + ".class", out);
            }
            add("META-INF/services/ch.qos.logback.classic.spi.Configurator", out);
        }
        return jar;
    }

    private static void add(String name, JarOutputStream out) throws Exception {
        out.putNextEntry(new JarEntry(name));
        try (var bytes = HelloProgram.class.getResourceAsStream("/" + name)) {
            bytes.transferTo((OutputStream) out);
        }
        out.closeEntry();
    }

    private static String libraries() throws Exception {
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            return jars.map(jar -> jar.toAbsolutePath().toString()).sorted().collect(Collectors.joining(java.io.File.pathSeparator));
        }
    }
}
