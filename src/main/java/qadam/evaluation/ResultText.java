package qadam.evaluation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import qadam.shared.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A result as JSON, which is what is signed. */
final class ResultText {
    private static final String FORMAT = "qadam tutor-eval 1";
    private static final List<String> PROVES_NOT = List.of("that an answer is right because it is cited", "that the model teaches well",
        "that no other attack works", "anything of a model with another hash, prompt version or suite");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultText() {
    }

    static String write(Evaluation result) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("id", result.id());
        all.put("at", result.at().toString());
        all.put("program", result.program());
        all.put("prompt", result.promptVersion());
        all.put("suite", mapped("hash", result.suite().hash(), "extent", result.suite().extent().name(), "left_out", result.suite().leftOut()));
        Subject subject = result.subject();
        all.put("model", mapped("id", subject.model(), "sha256", subject.hash(), "profile", subject.profile(), "licence", subject.licence(), "where", subject.where().name()));
        all.put("machine", result.machine());
        Evaluation.Effort effort = result.effort();
        all.put("effort", mapped("asked", effort.asked(), "planned", effort.planned(), "failed", effort.failed(), "at_once", effort.atOnce(), "seconds", effort.seconds()));
        all.put("confidence", 0.95);
        all.put("numbers", result.numbers().stream().map(ResultText::number).toList());
        all.put("verdicts", new TreeMap<>(result.verdicts()));
        all.put("proves_not", PROVES_NOT);
        return JSON.writeValueAsString(all).replace("\r", "") + "\n";
    }

    private static Map<String, Object> number(Measured one) {
        Interval interval = one.interval();
        return mapped("metric", one.metric().name(), "of", one.metric().side().name(), "unit", one.metric().unit().name(), "language", one.language().tag(),
            "value", rounded(interval.value()), "low", rounded(interval.low()), "high", rounded(interval.high()), "n", interval.n());
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static Map<String, Object> mapped(Object... namesAndValues) {
        Map<String, Object> mapped = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            mapped.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return mapped;
    }

    /** Empty for anything that is not a result. Numbers of metrics that this program does not know are passed over. */
    static Optional<Evaluation> read(String text) {
        try {
            JsonNode all = JSON.readTree(text);
            return all.path("format").asString("").equals(FORMAT) ? Optional.of(read(all)) : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException notAResult) {
            return Optional.empty();
        }
    }

    private static Evaluation read(JsonNode all) {
        JsonNode suite = all.path("suite");
        JsonNode model = all.path("model");
        JsonNode effort = all.path("effort");
        Map<String, Integer> verdicts = new TreeMap<>();
        all.path("verdicts").properties().forEach(one -> verdicts.put(one.getKey(), one.getValue().asInt(0)));
        return new Evaluation(word(all, "id"), Instant.parse(word(all, "at")), word(all, "program"), word(all, "prompt"),
            new Evaluation.SuiteUsed(word(suite, "hash"), Evaluation.Extent.valueOf(word(suite, "extent")), suite.path("left_out").asInt(0)),
            new Subject(word(model, "id"), word(model, "sha256"), word(model, "profile"), word(model, "licence"), Subject.Where.valueOf(word(model, "where"))), word(all, "machine"),
            new Evaluation.Effort(effort.path("asked").asInt(0), effort.path("planned").asInt(0), effort.path("failed").asInt(0), effort.path("at_once").asInt(1),
                effort.path("seconds").asLong(0)), numbers(all.path("numbers")), verdicts);
    }

    private static List<Measured> numbers(JsonNode list) {
        List<Measured> numbers = new ArrayList<>();
        for (JsonNode one : list) {
            Optional<Metric> metric = List.of(Metric.values()).stream().filter(known -> known.name().equals(word(one, "metric"))).findFirst();
            Optional<Language> language = Language.of(word(one, "language"));
            if (metric.isPresent() && language.isPresent()) {
                numbers.add(new Measured(metric.get(), language.get(), new Interval(one.path("value").asDouble(0), one.path("low").asDouble(0), one.path("high").asDouble(0),
                    one.path("n").asInt(0))));
            }
        }
        return numbers;
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
