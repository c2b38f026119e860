package qadam.catalog.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one course, read whole and at once, so that all checks see the same moment. Follows no symbolic link and
 * takes no file that is too large: a course may come from a stranger.
 */
final class CourseFolder {
    private static final int LARGEST_BYTES = 256 * 1024;
    private static final int MOST_FILES = 2_000;

    private final Mistakes mistakes;
    private final Map<String, String> texts;
    private final Set<String> asked = new HashSet<>();

    private CourseFolder(Mistakes mistakes, SourceFiles files) {
        this.mistakes = mistakes;
        this.texts = new TreeMap<>(files.texts());
    }

    /** Files that lie in no folder. */
    static CourseFolder of(SourceFiles files, Mistakes mistakes) {
        return new CourseFolder(mistakes, files);
    }

    static CourseFolder open(Path folder, Mistakes mistakes) {
        CourseFolder course = new CourseFolder(mistakes, SourceFiles.NONE);
        try {
            Files.walkFileTree(folder, course.collector(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return course;
    }

    private FileVisitor<Path> collector(Path folder) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean hidden = !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (texts.size() >= MOST_FILES) {
                    mistakes.at(name, 1).note(Rule.FILES_TOO_MANY, "most", MOST_FILES);
                    return FileVisitResult.TERMINATE;
                }
                take(name, file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                mistakes.at(folder.relativize(file).toString(), 1).note(Rule.FILE_UNREADABLE);
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private void take(String name, Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink() || !attributes.isRegularFile()) {
            mistakes.at(name, 1).note(Rule.FILE_LINK);
            asked.add(name);
        } else if (attributes.size() > LARGEST_BYTES) {
            mistakes.at(name, 1).note(Rule.FILE_TOO_LARGE, "most", LARGEST_BYTES / 1024);
            asked.add(name);
        } else if (!file.getFileName().toString().startsWith(".")) {
            texts.put(name, text(name, Files.readAllBytes(file)));
        }
    }

    private String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\r\n", "\n");
        } catch (CharacterCodingException notText) {
            mistakes.at(name, 1).note(Rule.FILE_UNREADABLE);
            return "";
        }
    }

    Spot at(String file, int line) {
        return mistakes.at(file, line);
    }

    boolean has(String file) {
        return texts.containsKey(file);
    }

    /** The names of the folders right within one, sorted. */
    List<String> folders(String within) {
        return texts.keySet().stream().filter(file -> file.startsWith(within) && file.indexOf('/', within.length()) > 0)
            .map(file -> file.substring(within.length(), file.indexOf('/', within.length()))).distinct().sorted().toList();
    }

    Optional<String> find(String file) {
        asked.add(file);
        return Optional.ofNullable(texts.get(file));
    }

    /** The file as a YAML mapping; a missing file is noted where it was asked for. */
    YamlMap yaml(String file, Spot asker) {
        Optional<String> text = find(file);
        if (text.isEmpty()) {
            missing(file, asker, Rule.FILE_MISSING);
            return YamlMap.empty(at(file, 1));
        }
        return YamlFile.read(text.get(), at(file, 1));
    }

    /** Notes a missing file, unless it is there and was refused already. */
    void missing(String file, Spot asker, Rule rule) {
        boolean refused = mistakes.all().stream().anyMatch(mistake -> mistake.file().equals(file));
        if (!refused) {
            asker.note(rule, "file", file);
        }
    }

    /**
     * Warns of files that belong to nothing: a lesson left out of its unit, a drawing no text shows. Not while a file cannot
     * be read, for it may be the one that names them.
     */
    void noOthers() {
        if (mistakes.has(Rule.YAML_BROKEN)) {
            return;
        }
        texts.keySet().stream().filter(file -> !asked.contains(file)).forEach(file -> at(file, 1).note(Rule.FILE_STRAY));
    }

    SourceFiles files() {
        return new SourceFiles(texts);
    }
}
