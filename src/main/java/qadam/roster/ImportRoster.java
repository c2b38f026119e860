package qadam.roster;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Csv;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import tools.jackson.databind.json.JsonMapper;

/** For the operator: brings in a roster of the whole country, a region or one organisation. May be run beside a running server. */
@Command(name = "roster", mixinStandardHelpOptions = true,
    description = "Brings in schools, classes and people from a OneRoster 1.2 zip or from our own CSV template. Shows the difference first.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done, or nothing differs", "1:the file cannot be taken, nothing was changed",
        "2:no such file or organisation, or a wrong command line", "4:done, but for rows that were refused; each is named"})
public final class ImportRoster implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "A OneRoster 1.2 CSV zip (bulk), or a CSV after our template.")
    Path file;
    @Option(names = "--dry-run", description = "Only shows what would change.")
    boolean dry;
    @Option(names = "--organisation", paramLabel = "NUMBER", defaultValue = "1", description = "The place that the list is of, its number in the address of its page (default ${DEFAULT-VALUE}, the whole country).")
    long organisation;
    @Option(names = "--leavers", description = "Goes on although more than a fifth of the people would leave.")
    boolean leavers;
    @Option(names = "--refused", paramLabel = "CSV", description = "Writes every refused row's file, line and reason there.")
    Path refusedTo;
    @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    String database;
    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();
    private final InstantSource clock;
    private final Opener opener;
    private Language spoken;
    private PrintWriter out;

    /** Opens what the import needs. */
    public interface Opener {
        Opened with(Database database, Path data, Texts texts, InstantSource clock);
    }

    /** What it needs. */
    public record Opened(Rosters rosters, Organisations organisations) {
    }

    public ImportRoster(InstantSource clock, Opener opener) {
        this.clock = clock;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        spoken = Language.of(language).orElseThrow(() -> new ParameterException(command.commandLine(), "--language: kk, ru, en"));
        out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return refuse(new Refusal(RosterProblem.UNREADABLE, Map.of("file", String.valueOf(file))), 2);
        }
        if (database == null && !Files.isRegularFile(data.resolve(Database.FILE))) {   // never begin an empty installation by a slip
            say("roster.command.no_data", Map.of("folder", data.toAbsolutePath().toString()));
            return 2;
        }
        try (Database opened = Database.open(database, data)) {
            return in(opener.with(opened, data, texts, clock), opened);
        } catch (Refusal refused) {
            return refuse(refused, 1);
        }
    }

    private int in(Opened opened, Database rows) {
        Optional<Organisation> place = rows.read(handle -> opened.organisations.find(handle, organisation));
        if (place.isEmpty()) {
            say("roster.command.no_place", Map.of("number", String.valueOf(organisation)));
            return 2;
        }
        try (RosterFile list = opened.rosters.open(file, Bounds.COMMAND); Refusals refusals = new Refusals(refusedTo); Bar bar = new Bar()) {
            Difference difference = opened.rosters.compare(place.get(), list, refusals, bar);
            boolean wanted = !dry && difference.changes() > 0;
            if (wanted && difference.manyLeave() && !leavers) {
                bar.close();
                show(place.get(), opened.organisations, difference, false);
                return refuse(new Refusal(RosterProblem.MANY_LEAVE, Map.of("left", difference.count(Matter.PEOPLE, Outcome.LEFT), "known", difference.known())), 1);
            }
            Difference shown = wanted ? opened.rosters.apply(place.get(), list, difference, Optional.empty(), bar) : difference;
            bar.close();
            show(place.get(), opened.organisations, shown, wanted);
            return shown.count(Outcome.REFUSED) > 0 ? 4 : 0;
        }
    }

    private int refuse(Refusal refused, int code) {
        String message = texts.text(spoken, refused.problem().key(), refused.values());
        out.println(json ? new JsonMapper().writeValueAsString(Map.of("problem", refused.problem().toString().toLowerCase(java.util.Locale.ROOT), "message", message)) : message);
        return code;
    }

    private void say(String key, Map<String, Object> values) {
        out.println(texts.text(spoken, key, values));
    }

    private void show(Organisation place, Organisations organisations, Difference difference, boolean done) {
        if (json) {
            out.println(new JsonMapper().writeValueAsString(answer(difference, done)));
            return;
        }
        say(done ? "roster.command.done" : "roster.command.difference", Map.of("place", organisations.title(place, spoken)));
        difference.encodings().forEach(words -> say("roster.said.encoding", Map.of("file", words)));
        difference.unread().forEach(name -> say("roster.said.unread", Map.of("file", name)));
        table(difference);
        difference.reasons().forEach((reason, many) -> out.println("  " + many + " × " + texts.text(spoken, reason.key())));
        difference.refused().stream().limit(SHOWN).forEach(line -> out.println("  " + words(texts, spoken, line)));
        if (difference.count(Outcome.REFUSED) > SHOWN && refusedTo == null) {
            say("roster.command.more_refused", Map.of("count", difference.count(Outcome.REFUSED) - SHOWN));
        }
        if (difference.unreadable()) {
            say("roster.said.nobody_left", Map.of());
        }
    }

    static String words(Texts texts, Language language, Difference.Line line) {
        String reason = texts.text(language, line.reason().key());
        String where = texts.text(language, "roster.line", Map.of("file", line.file(), "line", line.line(), "reason", reason));
        return line.other() == 0 ? where : where + " " + texts.text(language, "roster.line.other", Map.of("line", line.other()));
    }

    private void table(Difference difference) {
        List<String> heads = new ArrayList<>(List.of(""));
        for (Outcome outcome : Outcome.values()) {
            heads.add(texts.text(spoken, "roster.outcome." + outcome.code()));
        }
        out.println(row(heads));
        for (Matter matter : Matter.values()) {
            List<String> cells = new ArrayList<>(List.of(texts.text(spoken, "roster.matter." + matter.code())));
            for (Outcome outcome : Outcome.values()) {
                cells.add(String.valueOf(difference.count(matter, outcome)));
            }
            out.println(row(cells));
        }
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder(String.format("%-34s", cells.getFirst()));
        cells.subList(1, cells.size()).forEach(cell -> row.append(String.format("%16s", cell)));
        return row.toString();
    }

    private Map<String, Object> answer(Difference difference, boolean done) {
        Map<String, Object> answer = new TreeMap<>();
        answer.put("applied", done);
        answer.put("organisation", organisation);
        Map<String, Object> counts = new TreeMap<>();
        for (Matter matter : Matter.values()) {
            Map<String, Long> row = new TreeMap<>();
            for (Outcome outcome : Outcome.values()) {
                row.put(outcome.code(), difference.count(matter, outcome));
            }
            counts.put(matter.code(), row);
        }
        answer.put("counts", counts);
        answer.put("refused", difference.refused().stream().map(line ->
            Map.of("file", line.file(), "line", line.line(), "reason", line.reason().code(), "other_line", line.other())).toList());
        answer.put("encodings", difference.encodings());
        answer.put("unread", difference.unread());
        answer.put("unreadable_lines", difference.unreadable());
        return answer;
    }

    /** All refused rows, for a file; nothing of what stood in them. */
    private final class Refusals implements Consumer<Difference.Line>, AutoCloseable {
        private final PrintWriter csv;

        Refusals(Path to) {
            try {
                csv = to == null ? null : new PrintWriter(Files.newBufferedWriter(to, StandardCharsets.UTF_8));
            } catch (IOException unwritable) {
                throw new ParameterException(command.commandLine(), "--refused: " + to);
            }
            if (csv != null) {
                csv.print("\uFEFF" + Csv.line(List.of("file", "line", "reason", "words")));
            }
        }

        @Override
        public void accept(Difference.Line line) {
            if (csv != null) {
                csv.print(Csv.line(List.of(line.file(), String.valueOf(line.line()), line.reason().code(), texts.text(spoken, line.reason().key()))));
            }
        }

        @Override
        public void close() {
            if (csv != null) {
                csv.close();
            }
        }
    }

    /** Two bars one after the other, where somebody watches. */
    private final class Bar implements Progress, AutoCloseable {
        private ProgressBar bar;

        @Override
        public void begin(boolean writing, long bytes) {
            close();
            if (!json && System.console() != null) {
                bar = new ProgressBarBuilder().setTaskName(texts.text(spoken, writing ? "roster.command.writing" : "roster.command.reading"))
                    .setInitialMax(bytes).setUnit(" MB", 1_000_000).setUpdateIntervalMillis(200).build();
            }
        }

        @Override
        public void read(long more) {
            if (bar != null) {
                bar.stepBy(more);
            }
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
