package qadam.catalog;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.GuideReader;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.ProgrammeFile;
import qadam.catalog.reading.Reading;
import qadam.shared.Language;
import qadam.shared.Texts;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** For authors: what a course folder holds, and every mistake in it by file and line. Exit code 0 good, 1 mistakes, 2 no course. */
@Command(name = "check-course", mixinStandardHelpOptions = true, description = "Reads a course folder and names every mistake in it.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing wrong", "1:mistakes", "2:no such folder, or a wrong command line"})
public final class CheckCourse implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The course folder.")
    Path folder;
    @Option(names = "--before", paramLabel = "DIR", description = "The version to follow: its course folder, or the data folder that published it.")
    Path before;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Option(names = "--json", description = "Prints JSON for scripts.")
    boolean json;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();

    @Override
    public Integer call() {
        Language spoken = Language.of(language)
            .orElseThrow(() -> new picocli.CommandLine.ParameterException(command.commandLine(), "--language: kk, ru, en"));
        if (!Files.isDirectory(folder)) {
            command.commandLine().getErr().println(texts.text(spoken, "catalog.check.no_folder", Map.of("folder", folder.toString())));
            return 2;
        }
        if (before != null && !Forerunners.areIn(before)) {
            command.commandLine().getErr().println(texts.text(spoken, "catalog.check.no_former", Map.of("folder", before.toString())));
            return 2;
        }
        CourseReader reader = new CourseReader(CompetenceFile.read(), tracks(folder));
        Reading alone = reader.read(folder);
        Reading compared = before == null ? alone : new Forerunners(before, reader).compare(alone);
        Reading reading = compared.draft().map(course -> compared.with(GuideReader.read(folder, course).mistakes())).orElse(compared);
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8), true);
        if (json) {
            out.println(json(reading, spoken));
        } else {
            print(out, reading, spoken);
        }
        return reading.hasMistakes() ? 1 : 0;
    }

    /** The tracks of the programme that lies beside the course; any when none does. */
    private static Set<String> tracks(Path folder) {
        Path courses = folder.toAbsolutePath().normalize().getParent();
        if (courses == null || !Files.exists(ProgrammeFile.in(courses))) {
            return Set.of();
        }
        return ProgrammeFile.read(courses).tracks().stream().map(Programme.Track::id).collect(Collectors.toSet());
    }

    private void print(PrintWriter out, Reading reading, Language spoken) {
        reading.draft().ifPresent(course -> printCounts(out, counts(course, reading), spoken));
        for (Mistake mistake : reading.mistakes()) {
            String mild = mistake.isWarning() ? " (" + texts.text(spoken, "catalog.check.warning") + ")" : "";
            out.println(folder.resolve(mistake.file()) + ":" + mistake.line() + ": " + mistake.message(texts, spoken) + mild);
        }
        long warnings = reading.mistakes().stream().filter(Mistake::isWarning).count();
        long bad = reading.mistakes().size() - warnings;
        if (warnings > 0) {
            out.println(texts.text(spoken, "catalog.check.warnings", Map.of("count", warnings)));
        }
        out.println(bad == 0 ? texts.text(spoken, "catalog.check.good") : texts.text(spoken, "catalog.check.bad", Map.of("count", bad)));
    }

    private void printCounts(PrintWriter out, CourseCounts counts, Language spoken) {
        out.println(texts.text(spoken, "catalog.check.counts", Map.of("units", counts.units(), "lessons", counts.lessons(),
            "practice", counts.practice(), "bank", counts.bank())));
        printRow(out, texts.text(spoken, "catalog.check.words"), counts.words());
        printRow(out, texts.text(spoken, "catalog.check.practice"), named(counts.practiceByType(), spoken));
        printRow(out, texts.text(spoken, "catalog.check.bank"), named(counts.bankByType(), spoken));
        printRow(out, texts.text(spoken, "catalog.check.strands"), counts.bankByStrand());
        printRow(out, texts.text(spoken, "catalog.check.difficulty"), counts.bankByDifficulty());
    }

    private Map<String, Long> named(Map<TaskType, Long> counts, Language spoken) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((type, count) -> named.put(texts.text(spoken, type.nameKey()), count));
        return named;
    }

    private static void printRow(PrintWriter out, String title, Map<?, ?> counts) {
        out.println(title + ": " + counts.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).collect(Collectors.joining(", ")));
    }

    private String json(Reading reading, Language spoken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        reading.draft().ifPresent(course -> {
            answer.put("course", course.slug());
            answer.put("version", course.version());
            answer.put("hash", course.hash());
            answer.put("counts", counts(course, reading));
        });
        answer.put("mistakes", reading.mistakes().stream().map(mistake -> json(mistake, spoken)).toList());
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(answer);
    }

    private Map<String, Object> json(Mistake mistake, Language spoken) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", mistake.file());
        row.put("line", mistake.line());
        row.put("code", mistake.rule().name().toLowerCase(java.util.Locale.ROOT));
        row.put("warning", mistake.isWarning());
        row.put("message", mistake.message(texts, spoken));
        return row;
    }

    private static CourseCounts counts(Course course, Reading reading) {
        Map<String, Integer> words = new TreeMap<>();
        reading.words().forEach((tongue, count) -> words.put(tongue.tag(), count));
        return CourseCounts.of(course, words);
    }
}
