package qadam.count;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.log.GivenFiles;
import qadam.log.LogFault;
import qadam.log.LogReader;
import qadam.log.LogSource;
import qadam.proof.Checkpoint;
import qadam.proof.SignedNote;
import qadam.shared.Language;
import qadam.shared.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stranger recomputes the number from the log's static files, and compares it with the one that was published. */
@Command(name = "verify-count", mixinStandardHelpOptions = true,
    description = "Recomputes the published number from the public log, at its address or in a downloaded folder.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the log is whole, and the number is the published one if there was one to compare",
        "1:something is wrong; the message says exactly what", "2:the command was not understood, or a file cannot be read"})
public final class VerifyCount implements Callable<Integer> {
    @Parameters(paramLabel = "URL|DIR", description = "The address or the folder that holds the file named checkpoint.")
    private String place;
    @Option(names = "--trust", paramLabel = "FILE", description = "Whose log, and which witnesses to believe: an installation's /trust.json, got by a road you trust.")
    private Path trust;
    @Option(names = "--since", paramLabel = "FILE", description = "A checkpoint that you kept from an earlier time: the log must still contain it.")
    private Path since;
    @Option(names = "--count", paramLabel = "FILE", description = "The published count.json to compare with (default: the one beside the log, if there is one).")
    private Path count;
    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    private final Texts texts = new Texts();
    private Recount recount;

    @Override
    public Integer call() {
        GivenFiles files = new GivenFiles(spec);
        Language reader = Language.of(language).orElseThrow(() -> files.wrong("--language is kk, ru or en"));
        PrintWriter out = spec.commandLine().getOut();
        LogSource source = LogSource.at(place);
        LogReader log = new LogReader(source, Optional.ofNullable(trust).map(files::trust), earlier(files));
        recount = new Recount(log::closedAt);
        try {
            LogReader.Read read = read(log);
            Optional<JsonNode> published = published(source, files);
            published.ifPresent(known -> compare(known, read.checkpoint()));
            out.println(json ? new JsonMapper().writeValueAsString(answer(read, published.isPresent())) : words(reader, read, published.isPresent()));
            return 0;
        } catch (LogFault fault) {
            String message = texts.text(reader, fault.kind().key(), fault.values());
            out.println(json ? new JsonMapper().writeValueAsString(Map.of("fault", fault.kind().name().toLowerCase(Locale.ROOT),
                "what", fault.values().get("what"), "message", message)) : message);
            return 1;
        } finally {
            out.flush();
        }
    }

    private LogReader.Read read(LogReader log) {
        if (json || System.console() == null) {
            return log.read(this::add, read -> { });
        }
        long size = log.checkpoint().checkpoint().size();
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("log").setInitialMax(size).hideEta().setUpdateIntervalMillis(200).build()) {
            return log.read(this::add, bar::stepTo);
        }
    }

    private void add(long index, byte[] leaf) {
        recount.add(index, new String(leaf, StandardCharsets.UTF_8));
    }

    private Optional<Checkpoint> earlier(GivenFiles files) {
        return since == null ? Optional.empty() : Optional.of(SignedNote.read(new String(files.bytes(since), StandardCharsets.UTF_8))
            .flatMap(note -> Checkpoint.read(note.text())).orElseThrow(() -> files.wrong(since + " is not a checkpoint")));
    }

    /** The number that somebody has published: given, or lying where an installation has it. */
    private Optional<JsonNode> published(LogSource source, GivenFiles files) {
        Optional<byte[]> file = count != null ? Optional.of(files.bytes(count)) : beside(source);
        try {
            return file.map(bytes -> new JsonMapper().readTree(bytes));
        } catch (JacksonException notJson) {
            throw new LogFault(LogFault.Kind.COUNT_DIFFERS, "count.json");
        }
    }

    private Optional<byte[]> beside(LogSource source) {
        return place.matches("https?://.*") ? LogSource.at(place.replaceAll("/log/*$", "")).read("count.json") : source.read("count.json");
    }

    /** Only a number of the same tree can be compared. */
    private void compare(JsonNode published, Checkpoint checkpoint) {
        require(published.path("log").path("size").asLong(-1) == checkpoint.size(), "tree size");
        require(published.path("log").path("root").asString("").equals(HexFormat.of().formatHex(checkpoint.root())), "tree root");
        Map<Cell, Long> cells = recount.cells(programme(published));
        List<String> names = List.of("trained", "declared", "credentials_issued", "credentials_revoked");
        List<Measure> measures = List.of(Measure.TRAINED, Measure.DECLARED, Measure.ISSUED, Measure.REVOKED);
        for (int i = 0; i < names.size(); i++) {
            require(published.path(names.get(i)).asLong(-1) == cells.getOrDefault(Cell.total(measures.get(i)), 0L), names.get(i));
        }
        for (Dimension dimension : List.of(Dimension.TRACK, Dimension.LEVEL, Dimension.REGION, Dimension.WEEK, Dimension.MODE)) {
            for (JsonNode row : published.path("trained_by_" + dimension.code())) {
                Shown here = Shown.of(cells.getOrDefault(new Cell(Measure.TRAINED, dimension, row.path("value").asString("")), 0L));
                require(here.hidden() ? row.path("people").isNull() : row.path("people").asLong(-1) == here.number(),
                    "trained_by_" + dimension.code() + ", " + row.path("value").asString(""));
            }
        }
    }

    private static String programme(JsonNode published) {
        return published.path("programme").asString("").replaceFirst("@.*", "");
    }

    private static void require(boolean same, String what) {
        if (!same) {
            throw new LogFault(LogFault.Kind.COUNT_DIFFERS, what);
        }
    }

    private String words(Language reader, LogReader.Read read, boolean compared) {
        List<String> words = new ArrayList<>();
        recount.programmes().forEach(programme -> words.add(texts.text(reader, "count.command.number", Map.of("programme", programme,
            "trained", number(programme, Measure.TRAINED), "declared", number(programme, Measure.DECLARED),
            "issued", number(programme, Measure.ISSUED), "revoked", number(programme, Measure.REVOKED)))));
        words.add(texts.text(reader, "count.command.state", Map.of("origin", read.checkpoint().origin(), "size", read.checkpoint().size(),
            "root", HexFormat.of().formatHex(read.checkpoint().root()), "rule", CountRule.VERSION)));
        read.closed().forEach((programme, witnessed) ->
            words.add(texts.text(reader, witnessed ? "count.command.closed" : "count.command.closed_by_word", Map.of("programme", programme))));
        words.add(texts.text(reader, compared ? "count.command.same" : "count.command.nothing_to_compare"));
        if (!read.vouched()) {
            words.add(texts.text(reader, "count.command.nobody_vouches"));
        }
        return String.join("\n", words);
    }

    private long number(String programme, Measure measure) {
        return recount.cells(programme).getOrDefault(Cell.total(measure), 0L);
    }

    private Map<String, Object> answer(LogReader.Read read, boolean compared) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("origin", read.checkpoint().origin());
        answer.put("size", read.checkpoint().size());
        answer.put("root", HexFormat.of().formatHex(read.checkpoint().root()));
        answer.put("rule", CountRule.VERSION);
        answer.put("vouched", read.vouched());
        answer.put("compared", compared);
        answer.put("closed", read.closed());
        Map<String, Object> programmes = new TreeMap<>();
        recount.programmes().forEach(programme -> programmes.put(programme, numbers(programme)));
        answer.put("programmes", programmes);
        return answer;
    }

    /** Every number of a programme, for a second implementation to be laid beside. */
    private Map<String, Long> numbers(String programme) {
        Map<String, Long> numbers = new TreeMap<>();
        recount.cells(programme).forEach((cell, number) ->
            numbers.put(cell.measure().code() + (cell.dimension() == Dimension.TOTAL ? "" : "/" + cell.dimension().code() + "/" + cell.value()), number));
        return numbers;
    }
}
