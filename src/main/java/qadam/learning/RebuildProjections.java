package qadam.learning;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.learning.Projections.Compared;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.DataFolder;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.shared.Upkeep;
import tools.jackson.databind.json.JsonMapper;

/** Makes everything that is a projection of steps anew from the record, compares it byte for byte, and puts right what differs. */
@Command(name = "rebuild-projections", mixinStandardHelpOptions = true,
    description = "Makes what is shown of practice anew from the record, compares it with what is kept, and puts right what differs.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:all is as the record says", "1:refused, or with --check: something differs",
        "2:a wrong command line, or nothing to read", "6:something differed and was put right"})
public final class RebuildProjections implements Callable<Integer> {
    private static final int HEALED = 6;

    @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    private String database;
    @Option(names = "--check", description = "Only compares, on what it sees at one moment; may be run beside a server.")
    private boolean check;
    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    private final Texts texts = new Texts();

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> wrong("--language is kk, ru or en"));
        if (database == null && !Files.isReadable(data.resolve(Database.FILE))) {
            throw wrong("no database in " + data);
        }
        if (Inspection.of(database, data).schema() != Inspection.Schema.SAME) {
            throw wrong("the database is not of this version of Qadam; start the server once, or see ./qadam doctor");
        }
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        try (Bar bar = new Bar(spoken)) {
            List<Compared> compared = compared(bar);
            bar.close();
            out.println(json ? asJson(compared) : inWords(spoken, compared));
            return compared.stream().allMatch(Compared::isSame) ? 0 : check ? 1 : HEALED;
        } catch (Refusal refused) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(texts.text(spoken, refused.problem().key(), refused.values()));
            return 1;
        }
    }

    private List<Compared> compared(Bar bar) {
        if (database == null) {
            DataFolder.requireNotMoved(data);
        }
        Upkeep upkeep = Upkeep.of(database, data);
        Projections projections = new Projections(upkeep.isPostgresql(), bar);
        return check ? upkeep.beside(projections::check) : upkeep.alone(data, projections::rebuild);
    }

    private String inWords(Language spoken, List<Compared> compared) {
        StringBuilder words = new StringBuilder();
        compared.forEach(one -> words.append(texts.text(spoken, "learning.rebuild." + (one.isSame() ? "same" : check ? "differs" : "healed"),
            Map.of("table", one.table(), "rows", one.freshRows(), "kept", one.keptRows(), "digest", one.fresh(), "was", one.kept()))).append('\n'));
        boolean good = compared.stream().allMatch(Compared::isSame);
        return words.append(texts.text(spoken, "learning.rebuild." + (good ? "good" : check ? "bad" : "put_right"), Map.of())).toString();
    }

    private String asJson(List<Compared> compared) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("same", compared.stream().allMatch(Compared::isSame));
        members.put("changed", !check && !compared.stream().allMatch(Compared::isSame));
        members.put("tables", compared);
        return JsonMapper.shared().writeValueAsString(members);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** How far it has come, how fast, and how long it will take. */
    private final class Bar implements Projections.Watching, AutoCloseable {
        private final Language spoken;
        private ProgressBar bar;

        Bar(Language spoken) {
            this.spoken = spoken;
        }

        @Override
        public void begins(Projections.Stage stage, long of) {
            close();
            String name = texts.text(spoken, stage == Projections.Stage.STEPS ? "learning.rebuild.steps" : "learning.rebuild.rows", Map.of());
            bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(of).setUpdateIntervalMillis(500).showSpeed().build();
        }

        @Override
        public void done(long more) {
            bar.stepBy(more);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
