package qadam.catalog.reading;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.shared.Language;

/** Reads what a question asks one to do, with its key, by its {@code type}. */
final class TaskReader {
    private static final Set<String> TYPES = Set.of("single", "multiple", "ordering", "matching", "numeric", "text");
    private static final int MOST_ACCEPTED = 20;

    private final YamlMap item;
    private final OptionReader options;

    TaskReader(YamlMap item, boolean reasonsNeeded) {
        this.item = item;
        this.options = new OptionReader(item, reasonsNeeded);
    }

    /** Empty when the type is none that we know. */
    Optional<Task> read() {
        return switch (item.oneOf("type", TYPES)) {
            case "single" -> Optional.of(single());
            case "multiple" -> Optional.of(multiple());
            case "ordering" -> Optional.of(new Task.Ordering(options.options(3, 6, false)));
            case "matching" -> Optional.of(new Task.Matching(options.pairs(3, 5)));
            case "numeric" -> Optional.of(numeric());
            case "text" -> Optional.of(shortText());
            default -> Optional.empty();
        };
    }

    private Task single() {
        List<Option> all = options.options(3, 5, true);
        long right = right(all);
        if (right == 0) {
            item.at("options").note(Rule.RIGHT_NONE);
        } else if (right > 1) {
            item.at("options").note(Rule.RIGHT_TWO, "count", right);
        }
        return new Task.Single(all);
    }

    private Task multiple() {
        List<Option> all = options.options(4, 6, true);
        long right = right(all);
        if (right == 0) {
            item.at("options").note(Rule.RIGHT_NONE);
        } else if (right == 1) {
            item.at("options").note(Rule.RIGHT_FEW);
        } else if (right == all.size()) {
            item.at("options").note(Rule.RIGHT_ALL);
        }
        return new Task.Multiple(all);
    }

    private Task numeric() {
        Optional<BigDecimal> answer = item.decimal("answer");
        if (!item.has("answer")) {
            item.at().note(Rule.ANSWER_MISSING);
        }
        BigDecimal tolerance = item.decimal("tolerance").orElse(BigDecimal.ZERO);
        if (tolerance.signum() < 0) {
            item.at("tolerance").note(Rule.VALUE_WRONG, "key", "tolerance", "value", tolerance.toPlainString());
        }
        return new Task.Numeric(answer.orElse(BigDecimal.ZERO), tolerance, item.optionalLocalized("unit"));
    }

    private Task shortText() {
        if (!item.has("accepted")) {
            item.at().note(Rule.ANSWER_MISSING);
        }
        YamlMap accepted = item.map("accepted");
        Map<Language, List<String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, accepted(accepted, language));
        }
        accepted.noOthers();
        return new Task.ShortText(words);
    }

    private List<String> accepted(YamlMap accepted, Language language) {
        List<YamlText> words = accepted.texts(language.tag());
        if (words.isEmpty() && item.has("accepted")) {
            item.at("accepted").note(Rule.TRANSLATION_MISSING, "key", "accepted", "language", language.tag());
        }
        if (words.size() > MOST_ACCEPTED) {
            accepted.at(language.tag()).note(Rule.OPTIONS_COUNT, "count", words.size(), "least", 1, "most", MOST_ACCEPTED);
        }
        words.stream().filter(word -> word.text().chars().noneMatch(Character::isLetterOrDigit))
            .forEach(word -> word.at().note(Rule.VALUE_WRONG, "key", "accepted", "value", word.text()));
        return words.stream().map(YamlText::text).toList();
    }

    private static long right(List<Option> options) {
        return options.stream().filter(Option::correct).count();
    }
}
