package qadam.evaluation;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.shared.Language;
import qadam.world.FixedClock;
import qadam.world.Script;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;

/** The scripted models measured one after another and laid side by side, as lines to print. Says something of the measurement, nothing of any real model. */
public final class SideBySide {
    private static final FixedClock CLOCK = new FixedClock("2026-11-28T10:00:00Z");
    private static final int AT_ONCE = 4;

    private SideBySide() {
    }

    public static List<String> lines() {
        Map<String, Evaluation> all = new LinkedHashMap<>();
        all.put("good", measured(Characters.good()));
        all.put("bad", measured(Characters.bad()));
        all.put("cheat", measured(Characters.cheating()));
        List<String> lines = new ArrayList<>(List.of(all.get("good").effort().asked() + " questions each; suite " + all.get("good").suite().hash(),
            String.format(Locale.ROOT, "%-20s %-3s %-28s %-28s %-28s", "", "", "good", "bad", "cheat")));
        for (Metric metric : Metric.values()) {
            for (Language language : Language.values()) {
                if (all.get("good").of(metric, language).isPresent()) {
                    lines.add(String.format(Locale.ROOT, "%-20s %-3s", metric.name().toLowerCase(Locale.ROOT), language.tag())
                        + all.values().stream().map(result -> String.format(Locale.ROOT, " %-28s", written(metric, result.of(metric, language)))).reduce("", String::concat));
                }
            }
        }
        return lines;
    }

    private static Evaluation measured(Function<JsonNode, Script> character) {
        try (ScriptedModel server = ScriptedModel.open().saying(character); Models models = Models.open(ModelSettings.at(server.url()), CLOCK)) {
            Measurement measurement = new Measurement(Lessons.questions(), models, CLOCK);
            return measurement.measure(measurement.awaited(() -> false), URI.create(server.url()), AT_ONCE, Duration.ofMinutes(10), () -> false, done -> { });
        }
    }

    private static String written(Metric metric, Optional<Interval> interval) {
        double times = metric.unit() == Metric.Unit.SHARE ? 100 : 1;
        return interval.map(known -> String.format(Locale.ROOT, "%.1f (%.1f–%.1f) n=%d", known.value() * times, known.low() * times, known.high() * times, known.n())).orElse("–");
    }
}
