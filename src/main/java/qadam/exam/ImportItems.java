package qadam.exam;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.catalog.Course;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;
import qadam.catalog.reading.BankReading;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Reading;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;

/**
 * For the office: makes a file of items an exam's sealed bank. Prints counts and mistakes, never a question. May be run
 * beside a running server, which draws from the new bank at once.
 */
@Command(name = "items", mixinStandardHelpOptions = true, description = "Replaces an exam's sealed bank by the items of a file (format: docs/authors.md, bank/).",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:imported", "1:mistakes in the items, nothing imported", "2:no such file or exam, or a wrong command line"})
public final class ImportItems implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The items, as YAML.")
    Path file;
    @Option(names = "--exam", paramLabel = "NAME", description = "The exam; not needed when there is only one.")
    String exam;
    @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    String database;
    @Option(names = "--courses", defaultValue = "${env:QADAM_COURSES:-courses}", description = "Folder of courses (default ${DEFAULT-VALUE}).")
    Path courses;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();
    private final InstantSource clock;

    public ImportItems(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Language spoken = Language.of(language)
            .orElseThrow(() -> new ParameterException(command.commandLine(), "--language: kk, ru, en"));
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            out.println(texts.text(spoken, "exam.import.unreadable", Map.of("file", file.toString())));
            return 2;
        }
        List<Course> examined = examined();
        Optional<Course> course = examined.stream().filter(one -> exam == null ? examined.size() == 1 : plan(one).exam().equals(exam)).findFirst();
        if (course.isEmpty()) {
            String exams = examined.stream().map(one -> plan(one).exam()).collect(Collectors.joining(", "));
            out.println(texts.text(spoken, "exam.import.no_exam", Map.of("folder", courses.toString(), "exams", exams)));
            return 2;
        }
        return read(course.get(), out, spoken);
    }

    private int read(Course course, PrintWriter out, Language spoken) throws IOException {
        BankReading reading = reader().readBank(file.toString(), Files.readString(file));
        reading.mistakes().forEach(mistake -> out.println(mistake.line(texts, spoken)));
        List<String> faults = faults(course, reading.items(), spoken);
        faults.forEach(out::println);
        if (reading.hasMistakes() || !faults.isEmpty()) {
            out.println(texts.text(spoken, "exam.import.refused"));
            return 1;
        }
        store(course, reading.items(), out, spoken);
        return 0;
    }

    private void store(Course course, List<Item> items, PrintWriter out, Language spoken) throws IOException {
        ExamPlan plan = plan(course);
        Files.createDirectories(data);
        try (Database opened = Database.open(database, data)) {
            int version = new ItemBanks(opened, data).replace(plan.exam(), items, clock.instant());
            out.println(texts.text(spoken, "exam.import.done",
                Map.of("exam", plan.exam(), "version", version, "items", items.size(), "strands", strands(items))));
        }
        if (!new Bank(true, items).fills(plan)) {
            out.println(texts.text(spoken, "exam.import.not_filling"));
        }
        int need = ItemBanks.TIMES_THE_FORM * plan.size();
        if (items.size() < need) {
            out.println(texts.text(spoken, "exam.import.few", Map.of("need", need)));
        }
    }

    /** What only the whole shows: names that stand twice, and questions whose answers anybody can read in the course. */
    private List<String> faults(Course course, List<Item> items, Language spoken) {
        Set<String> known = Stream.concat(course.bank().stream(), course.lessons().flatMap(lesson -> lesson.items().stream()))
            .flatMap(ImportItems::stems).collect(Collectors.toSet());
        Set<String> names = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (Item item : items) {
            if (!names.add(item.id())) {
                faults.add(texts.text(spoken, "exam.import.twice", Map.of("item", item.id())));
            }
            if (stems(item).anyMatch(known::contains)) {
                faults.add(texts.text(spoken, "exam.import.public", Map.of("item", item.id())));
            }
        }
        return faults;
    }

    private static Stream<String> stems(Item item) {
        return Stream.of(Language.values()).map(language -> item.stem().in(language).strip().toLowerCase(language.locale()));
    }

    private List<Course> examined() {
        try (Stream<Path> folders = Files.list(courses)) {
            return folders.filter(folder -> Files.exists(folder.resolve("course.yaml"))).sorted().map(reader()::read)
                .map(Reading::draft).flatMap(Optional::stream).filter(course -> course.exam().isPresent()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CourseReader reader() {
        return new CourseReader(CompetenceFile.read(), Set.of());
    }

    private static ExamPlan plan(Course course) {
        return course.exam().orElseThrow();
    }

    private static String strands(List<Item> items) {
        return items.stream().collect(Collectors.groupingBy(Item::strand, TreeMap::new, Collectors.counting()))
            .entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }
}
