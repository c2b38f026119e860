package qadam.wordlab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import qadam.lab.Dice;
import qadam.lab.Shown;
import qadam.lab.Shown.Line;
import qadam.shared.Language;
import qadam.wordlab.WordWork.Try;

/** What a class sees of a language model: the best that was built, how it does on unseen text when it is learned anew, and two sentences of it. */
record WordCard(long seed, WordWork work, Function<Language, Learned> learned) {
    private static final int USUAL = 10;
    private static final double TENTHS = 10.0;
    private static final int STARTS = 12;

    Shown shown() {
        List<Line> lines = new ArrayList<>();
        work.tries().stream().min(Comparator.comparingDouble(Try::perplexity)).ifPresent(best -> model(lines, best));
        if (!work.word().isBlank()) {
            lines.add(new Line("wordlab.shown.word", work.word()));
        }
        return new Shown(lines, List.of());
    }

    private void model(List<Line> lines, Try best) {
        Halves halves = new Halves(seed, language -> learned.apply(language).sentences());
        Chain chain = Chain.learn(best.languages().stream().sorted().flatMap(language -> halves.learned(language, best.quarters()).stream()).toList(), best.run());
        lines.add(Line.says("wordlab.shown.model", "wordlab.shown.model.is", Map.of("run", best.run(), "part", best.quarters() * 25,
            "languages", best.languages().stream().sorted().map(Language::ownName).collect(Collectors.joining(", ")))));
        lines.add(Line.says("wordlab.shown.perplexity", "wordlab.shown.perplexity.is",
            Map.of("perplexity", Math.round(chain.perplexity(halves.held(work.language()), best.aside() / 100.0)), "tries", work.tries().size())));
        List<String> starts = new Dice(seed, "shown").some(chain.starts(STARTS), 1);
        starts.forEach(start -> {
            lines.add(written("wordlab.shown.cautious", chain, start, work.low()));
            lines.add(written("wordlab.shown.daring", chain, start, work.high()));
        });
    }

    private Line written(String key, Chain chain, String start, Optional<Integer> tenths) {
        double temperature = tenths.filter(one -> one > 0).orElse(USUAL) / TENTHS;
        return new Line(key, String.join(" ", chain.write(start, temperature, new Dice(seed, key))));
    }
}
