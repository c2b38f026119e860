package qadam;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.catalog.StoredCourses;
import qadam.lab.Regrading;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.visionlab.VisionLab;
import tools.jackson.databind.json.JsonMapper;

/** Grades every work that was handed in at a lab again, from what is stored, beside a running server or without one. Changes nothing. */
@Command(name = "regrade", mixinStandardHelpOptions = true,
    description = "Grades the work handed in at labs again and says whether each grade is the stored one, for the same reasons.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:every grade is the same", "1:a grade or a reason is another",
        "2:a wrong command line, or nothing to read"})
final class Regrade implements Callable<Integer> {
    private static final int SHOWN = 50;
    private static final int STEP = 100;

    @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    private String database;
    @Option(names = "--course", description = "Only labs of this course.")
    private String course;
    @Option(names = "--lab", description = "Only labs of this name.")
    private String lab;
    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (database == null && !Files.isReadable(data.resolve(Database.FILE))) {
            throw wrong("no database in " + data);
        }
        Inspection inspection = Inspection.of(database, data);
        if (inspection.schema() != Inspection.Schema.SAME) {
            throw wrong("the database is not of this version of Qadam; start the server once, or see ./qadam doctor");
        }
        Regrading.Outcome outcome = regraded(inspection);
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        out.println(json ? asJson(outcome) : inWords(outcome));
        return outcome.isGood() ? 0 : 1;
    }

    private Regrading.Outcome regraded(Inspection inspection) {
        try {
            return inspection.read(handle -> {
                Regrading regrading = new Regrading(handle, LabHouse.benches(VisionLab.seedIn(handle).orElse(new byte[0])), Optional.ofNullable(course), Optional.ofNullable(lab));
                return regrading.run(new StoredCourses(handle), progress(regrading.count()));
            });
        } catch (JdbiException unreadable) {
            throw wrong("the database cannot be read; ./qadam doctor says why");
        }
    }

    private static IntConsumer progress(int all) {
        return seen -> {
            if (seen % STEP == 0 || seen == all) {
                System.err.print("\r" + seen + " / " + all + (seen == all ? "\n" : ""));
            }
        };
    }

    private static String inWords(Regrading.Outcome outcome) {
        StringBuilder words = new StringBuilder("works: %d, the same grade for the same reasons: %d, another: %d, too old to be graded again: %d"
            .formatted(outcome.all(), outcome.equal(), outcome.differences().size(), outcome.gone()));
        outcome.differences().stream().limit(SHOWN).forEach(one -> words.append("\n%s  %s@%d/%s  stored %d, now %s: %s".formatted(one.id(), one.course(), one.version(),
            one.lab(), one.stored(), one.now().map(String::valueOf).orElse("none"), one.why())));
        return words.toString();
    }

    private static String asJson(Regrading.Outcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("works", outcome.all());
        members.put("equal", outcome.equal());
        members.put("gone", outcome.gone());
        members.put("differences", outcome.differences());
        return JsonMapper.shared().writeValueAsString(members);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
