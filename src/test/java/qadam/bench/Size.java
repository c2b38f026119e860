package qadam.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.sqlite.util.OSInfo;

/** What is shipped: the program, its libraries and the courses; of the native parts only those of this platform are counted. */
final class Size implements Bench.Benchmark {
    private static final double MEGABYTE = 1_000_000;

    @Override
    public void run(String[] arguments) throws Exception {
        List<Path> files = shipped();
        long all = 0;
        long foreign = 0;
        for (Path file : files) {
            all += Files.size(file);
            foreign += file.toString().endsWith(".jar") ? foreignNatives(file) : 0;
        }
        System.out.printf("shipped %.1f MB in %d files, of which %.1f MB are natives of other platforms: %.1f MB for one platform%n",
            all / MEGABYTE, files.size(), foreign / MEGABYTE, (all - foreign) / MEGABYTE);
        files.stream().sorted((one, other) -> Long.compare(other.toFile().length(), one.toFile().length())).limit(8)
            .forEach(file -> System.out.printf("  %6.1f MB  %s%n", file.toFile().length() / MEGABYTE, file));
    }

    private static List<Path> shipped() throws Exception {
        try (Stream<Path> libraries = Files.walk(Path.of("target/lib")); Stream<Path> courses = Files.walk(Path.of("courses"))) {
            return Stream.concat(Stream.of(Path.of("target/qadam.jar"), Path.of("qadam")), Stream.concat(libraries, courses))
                .filter(Files::isRegularFile).toList();
        }
    }

    private static long foreignNatives(Path jar) throws Exception {
        try (ZipFile zip = new ZipFile(new File(jar.toString()))) {
            return Collections.list(zip.entries()).stream().filter(Size::isForeign).mapToLong(ZipEntry::getCompressedSize).sum();
        }
    }

    private static boolean isForeign(ZipEntry entry) {
        String name = entry.getName();
        boolean library = name.matches(".*\\.(so|dll|dylib|jnilib)");
        return library && !name.contains("/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/");
    }
}
