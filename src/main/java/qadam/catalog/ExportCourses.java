package qadam.catalog;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.GuideReader;
import qadam.catalog.reading.SourceFiles;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Writes what a server has published as course folders, so that what editors mended in the browser finds its way back to the files. */
@Command(name = "courses", mixinStandardHelpOptions = true, description = "Writes the newest version of each published course as files.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:written, and read back the same", "1:not written: a folder is there already, or a version has no files", "2:no such data, or a wrong command line"})
public final class ExportCourses implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where to write; each course gets a folder of its name.")
    Path folder;
    @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…, when the server uses one.")
    String database;
    @Option(names = "--replace", description = "Writes over course folders that are there, and removes files that the version does not have.")
    boolean replace;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();
    private final InstantSource clock;

    public ExportCourses(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(command.commandLine(), "--language: kk, ru, en"));
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        if (database == null && !Files.exists(data.resolve(Database.FILE))) {
            out.println(texts.text(spoken, "catalog.export.no_data", Map.of("folder", data.toString())));
            return 2;
        }
        try (Database opened = Database.open(database, data)) {
            return export(new PublishedVersions(opened, VersionListener.NONE, clock), out, spoken);
        } catch (IOException unwritable) {
            out.println(texts.text(spoken, "catalog.export.unwritable", Map.of("folder", folder.toString(), "reason", unwritable.toString())));
            return 1;
        }
    }

    private int export(PublishedVersions versions, PrintWriter out, Language spoken) throws IOException {
        Map<String, Integer> newest = new TreeMap<>(versions.newest());
        List<String> inTheWay = newest.keySet().stream().filter(slug -> !replace && Files.exists(folder.resolve(slug))).toList();
        inTheWay.forEach(slug -> out.println(texts.text(spoken, "catalog.export.exists", Map.of("folder", folder.resolve(slug).toString()))));
        if (!inTheWay.isEmpty()) {
            return 1;
        }
        boolean whole = true;
        for (Map.Entry<String, Integer> version : newest.entrySet()) {
            Optional<SourceFiles> files = versions.sources(version.getKey(), version.getValue());
            whole &= files.isPresent() && isWritten(folder.resolve(version.getKey()), files.get());
            String key = files.isEmpty() ? "catalog.export.no_files" : "catalog.export.done";
            out.println(texts.text(spoken, key, Map.of("course", version.getKey(), "version", version.getValue(),
                "count", files.map(found -> found.texts().size()).orElse(0), "hash", files.map(SourceFiles::hash).orElse(""))));
        }
        return whole ? 0 : 1;
    }

    /** True when what was written reads back as the very version. */
    private static boolean isWritten(Path course, SourceFiles files) throws IOException {
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            write(course.resolve(file.getKey()).normalize(), course.normalize(), file.getValue());
        }
        removeOthers(course, files);
        return CourseReader.files(course).hash().equals(files.hash());
    }

    private static void write(Path file, Path within, String text) throws IOException {
        if (!file.startsWith(within)) {
            throw new IllegalStateException("a file that lies outside its course: " + file);
        }
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".", ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The teacher's guides stay: they are no part of a version. */
    private static void removeOthers(Path course, SourceFiles files) throws IOException {
        try (Stream<Path> all = Files.walk(course)) {
            all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("."))
                .filter(file -> !file.startsWith(course.resolve(GuideReader.FOLDER)))
                .filter(file -> !files.has(course.relativize(file).toString().replace('\\', '/'))).forEach(ExportCourses::remove);
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
