package qadam.schoolbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What this machine has and knows: programs, cores, memory, free ports. */
final class Machine {
    private Machine() {
    }

    /** A program by its path, or by its name on the PATH. */
    static Optional<Path> program(String name) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name)).filter(Machine::isProgram).map(Path::toAbsolutePath);
        }
        return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator)).filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name)).filter(Machine::isProgram).findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** The numbers of the cores on which this process may run, in order; 0, 1, 2… where the system does not say. */
    static List<Integer> cores() {
        return line(Path.of("/proc/self/status"), "Cpus_allowed_list:").map(Machine::numbers).filter(list -> !list.isEmpty())
            .orElseGet(() -> java.util.stream.IntStream.range(0, Runtime.getRuntime().availableProcessors()).boxed().toList());
    }

    /** {@code 0-2,5} is 0, 1, 2, 5. */
    static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list.strip().split(",")) {
            if (!part.strip().matches("\\d{1,5}(-\\d{1,5})?")) {
                return List.of();
            }
            String[] ends = part.strip().split("-");
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                numbers.add(core);
            }
        }
        return numbers;
    }

    /**
     * The prefix that keeps a command on so many cores, the last ones; none where all are meant or the system has no such tool.
     *
     * @param many at least 1
     */
    static List<String> keptOn(int many, List<Integer> cores) {
        if (many >= cores.size() || program("taskset").isEmpty()) {
            return List.of();
        }
        String last = cores.subList(cores.size() - many, cores.size()).stream().map(String::valueOf).collect(Collectors.joining(","));
        return List.of(program("taskset").get().toString(), "-c", last);
    }

    /** The prefix by which Linux ends a command when whoever started it is gone, even killed; none where the system has no such tool. */
    static List<String> endingWithUs() {
        Optional<Path> setpriv = program("setpriv");
        return setpriv.isPresent() && works(List.of(setpriv.get().toString(), "--pdeathsig", "TERM", "true"))
            ? List.of(setpriv.get().toString(), "--pdeathsig", "TERM") : List.of();
    }

    private static boolean works(List<String> command) {
        try {
            Process tried = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return tried.waitFor(5, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Bytes that a new program can have; empty where the system does not say. */
    static OptionalLong freeMemory() {
        return line(Path.of("/proc/meminfo"), "MemAvailable:").map(text -> text.replaceAll("\\D", "")).filter(text -> !text.isEmpty())
            .map(kilobytes -> OptionalLong.of(Long.parseLong(kilobytes) * 1024)).orElse(OptionalLong.empty());
    }

    private static Optional<String> line(Path file, String beginning) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file).stream().filter(line -> line.startsWith(beginning)).findFirst().map(line -> line.substring(beginning.length())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);   // what the last one left behind in the system is no listener
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
