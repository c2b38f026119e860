package qadam.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The repository's text files as they lie on disk; what is built, fetched or stored by a running server is left out. */
record Sources(List<Source> files) {
    private static final Set<String> NOT_OURS = Set.of("target", "data", "node_modules", ".git", ".idea");
    private static final Set<String> BINARY = Set.of("png", "jpg", "ico", "pdf", "gz", "zip", "db", "aot", "woff2");

    /** One file. The path is relative to the repository, with slashes. */
    record Source(String path, String text) {
        boolean endsWith(String... ends) {
            return List.of(ends).stream().anyMatch(path::endsWith);
        }

        /** {@code path:line: the line} of each line on which the test holds. */
        List<String> lines(Predicate<String> test) {
            List<String> found = new ArrayList<>();
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (test.test(lines[i])) {
                    found.add(path + ":" + (i + 1) + ": " + lines[i].strip());
                }
            }
            return found;
        }
    }

    static Sources all() {
        return in("");
    }

    static Sources in(String folder) {
        List<Source> files = new ArrayList<>();
        try {
            Files.walkFileTree(Path.of(folder).toAbsolutePath(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(path.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !isBinary(path)) {
                        files.add(read(path));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Sources(files);
    }

    Sources only(Predicate<Source> wanted) {
        return new Sources(files.stream().filter(wanted).toList());
    }

    List<String> lines(Predicate<String> test) {
        return files.stream().flatMap(file -> file.lines(test).stream()).toList();
    }

    private static boolean isBinary(Path path) {
        String name = path.getFileName().toString();
        return name.equals(".git") || BINARY.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Source read(Path path) {
        try {
            String relative = Path.of("").toAbsolutePath().relativize(path).toString().replace('\\', '/');
            return new Source(relative, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
