package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Competences;
import qadam.catalog.Item;
import qadam.catalog.Lab;
import qadam.catalog.Lesson;
import qadam.catalog.LessonText;
import qadam.catalog.Source;
import qadam.catalog.reading.LessonTextReader.ReadText;
import qadam.shared.Language;

/** Reads one lesson: its entry in the unit, its items, its text in each language. */
final class LessonReader {
    private final CourseFolder files;
    private final Competences competences;
    private final LessonAddresses addresses;
    private final Drawings drawings;
    /** Words by language and practice items, gathered over all lessons. */
    private final Map<Language, Integer> words = new EnumMap<>(Language.class);
    private final List<PlacedItem> practice = new ArrayList<>();
    private Set<String> labs = Set.of();

    LessonReader(CourseFolder files, Competences competences, LessonAddresses addresses) {
        this.files = files;
        this.competences = competences;
        this.addresses = addresses;
        this.drawings = new Drawings(files);
    }

    /** Labs of the course, which a text may show. */
    LessonReader withLabs(List<Lab> all) {
        this.labs = all.stream().map(Lab::id).collect(Collectors.toSet());
        return this;
    }

    Map<Language, Integer> words() {
        return words;
    }

    List<PlacedItem> practice() {
        return practice;
    }

    Lesson read(YamlMap entry) {
        String id = entry.text("id").text();
        List<String> codes = codes(entry);
        List<Source> sources = SourceReader.read(entry);
        entry.noOthers();
        List<PlacedItem> items = items(id, entry);
        Map<Language, ReadText> texts = texts(id, items, entry);
        Map<Language, LessonText> languages = new EnumMap<>(Language.class);
        texts.forEach((language, text) -> languages.put(language, text.text()));
        return new Lesson(id, codes, sources, languages, inTextOrder(items, texts.get(Language.KK)));
    }

    private List<String> codes(YamlMap entry) {
        List<YamlText> codes = entry.texts("competences");
        if (!entry.has("competences")) {
            entry.text("competences");
        }
        codes.stream().filter(code -> !competences.has(code.text()))
            .forEach(code -> code.at().note(Rule.COMPETENCE_UNKNOWN, "code", code.text()));
        return codes.stream().map(YamlText::text).toList();
    }

    private List<PlacedItem> items(String id, YamlMap entry) {
        YamlMap file = files.yaml("items/" + id + ".yaml", entry.at("id"));
        List<PlacedItem> items = new ItemReader(competences, true).read(file);
        practice.addAll(items);
        return items;
    }

    private Map<Language, ReadText> texts(String id, List<PlacedItem> items, YamlMap entry) {
        Set<String> ids = items.stream().map(item -> item.item().id()).collect(Collectors.toSet());
        Map<Language, ReadText> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String file = language.tag() + "/" + id + ".md";
            files.find(file).ifPresentOrElse(text -> {
                ReadText read = new LessonTextReader(language, addresses, drawings, ids, labs).read(text, files.at(file, 1));
                words.merge(language, read.words(), Integer::sum);
                texts.put(language, read);
            }, () -> files.missing(file, entry.at("id"), Rule.FILE_MISSING));
        }
        sameOrder(texts);
        return texts;
    }

    /** Someone who switches the language in the middle of a lesson must find the same road. */
    private static void sameOrder(Map<Language, ReadText> texts) {
        ReadText first = texts.get(Language.KK);
        texts.forEach((language, text) -> {
            boolean sameItems = first != null && Set.copyOf(first.practice()).equals(Set.copyOf(text.practice()));
            if (sameItems && !first.practice().equals(text.practice())) {
                text.at().note(Rule.PRACTICE_ORDER, "language", language.tag());
            }
            if (first != null && !first.labs().equals(text.labs())) {
                text.at().note(Rule.LAB_ORDER, "language", language.tag());
            }
        });
    }

    private static List<Item> inTextOrder(List<PlacedItem> items, ReadText text) {
        List<String> order = text == null ? List.of() : text.practice();
        return items.stream().map(PlacedItem::item)
            .sorted(java.util.Comparator.comparingInt(item -> order.indexOf(item.id()))).toList();
    }
}
