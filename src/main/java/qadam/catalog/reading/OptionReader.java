package qadam.catalog.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.shared.Language;
import qadam.shared.Localized;

/** Reads the options of a question, or its pairs, and what holds of all of them: enough, different, with reasons. */
final class OptionReader {
    private final YamlMap item;
    private final boolean reasonsNeeded;

    /** @param reasonsNeeded true in practice, where each choice is answered with what it tells us */
    OptionReader(YamlMap item, boolean reasonsNeeded) {
        this.item = item;
        this.reasonsNeeded = reasonsNeeded;
    }

    List<Option> options(int least, int most, boolean choosable) {
        List<YamlMap> maps = item.maps("options");
        count("options", maps.size(), least, most);
        List<Option> options = maps.stream().map(map -> option(map, choosable)).toList();
        once(maps, options.stream().map(Option::id).toList());
        different(maps, options.stream().map(Option::text).toList());
        return options;
    }

    List<Pair> pairs(int least, int most) {
        List<YamlMap> maps = item.maps("pairs");
        count("pairs", maps.size(), least, most);
        List<Pair> pairs = maps.stream().map(OptionReader::pair).toList();
        once(maps, pairs.stream().map(Pair::id).toList());
        different(maps, pairs.stream().map(Pair::left).toList());
        different(maps, pairs.stream().map(Pair::right).toList());
        return pairs;
    }

    private Option option(YamlMap map, boolean choosable) {
        String id = Names.checked(map.text("id"));
        boolean correct = choosable && map.truth("correct");
        Optional<Localized> why = map.optionalLocalized("why");
        if (why.isEmpty() && reasonsNeeded && choosable) {
            map.at().note(Rule.WHY_MISSING, "option", id);
        }
        Option option = new Option(id, map.localized("text"), correct, why);
        map.noOthers();
        return option;
    }

    private static Pair pair(YamlMap map) {
        Pair pair = new Pair(Names.checked(map.text("id")), map.localized("left"), map.localized("right"));
        map.noOthers();
        return pair;
    }

    private void count(String key, int count, int least, int most) {
        if (count < least || count > most) {
            item.at(key).note(Rule.OPTIONS_COUNT, "count", count, "least", least, "most", most);
        }
    }

    private static void once(List<YamlMap> maps, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).isEmpty() && !seen.add(ids.get(i))) {
                maps.get(i).at("id").note(Rule.ID_TWICE, "id", ids.get(i));
            }
        }
    }

    /** Two options that read the same in a language cannot both be judged fairly. */
    private static void different(List<YamlMap> maps, List<Localized> texts) {
        for (Language language : Language.values()) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).in(language).toLowerCase(Locale.ROOT);
                if (!text.isEmpty() && !seen.add(text)) {
                    maps.get(i).at().note(Rule.OPTIONS_ALIKE, "text", texts.get(i).in(language), "language", language.tag());
                }
            }
        }
    }
}
