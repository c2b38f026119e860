package qadam.world;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.LessonText;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.catalog.Provenance;
import qadam.catalog.Task;
import qadam.catalog.Unit;
import qadam.shared.Language;
import qadam.shared.Localized;

/** A course of one unit with two lessons and an item of each type, for tests that need no files. */
public final class SmallCourse {
    private static final Provenance UNREAD = new Provenance("Test", Optional.empty(), Optional.empty());

    private SmallCourse() {
    }

    public static Course course() {
        Lesson first = lesson("first", List.of(
            item("one", new Task.Single(options("a", "b", "c"))),
            item("some", new Task.Multiple(List.of(option("a", true), option("b", true), option("c", false), option("d", false)))),
            item("order", new Task.Ordering(List.of(option("x", false), option("y", false), option("z", false))))));
        Lesson second = lesson("second", List.of(
            item("match", new Task.Matching(List.of(pair("p"), pair("q"), pair("r")))),
            item("sum", new Task.Numeric(new BigDecimal("7.5"), new BigDecimal("0.5"), Optional.empty())),
            item("word", new Task.ShortText(Map.of(Language.KK, List.of("қате"), Language.RU, List.of("ошибка"), Language.EN, List.of("error"))))));
        return new Course("small", "everyone", 1, 1, false, "0".repeat(64), 1, text("Шағын"), text("Шағын курс"),
            List.of(new Unit("only", text("Бөлім"), text("Бір бөлім"), List.of(first, second))), Optional.empty(), List.of());
    }

    private static Lesson lesson(String id, List<Item> items) {
        Map<Language, LessonText> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<LessonText.Part> parts = new ArrayList<>(List.of(new LessonText.Prose("<p>…</p>")));
            items.forEach(item -> parts.add(new LessonText.Practice(item.id())));
            texts.put(language, new LessonText(id, id, UNREAD, parts, 3));
        }
        return new Lesson(id, List.of("how.1.1"), List.of(), texts, items);
    }

    public static Item item(String id, Task task) {
        Map<Language, Provenance> written = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            written.put(language, UNREAD);
        }
        return new Item(id, id + "0".repeat(64 - id.length()), "how.1.1", 1, text("Сұрақ " + id), task, text("Себебі " + id), written);
    }

    /** The first is right. */
    public static List<Option> options(String... ids) {
        List<Option> options = new ArrayList<>();
        for (String id : ids) {
            options.add(option(id, options.isEmpty()));
        }
        return options;
    }

    private static Option option(String id, boolean correct) {
        return new Option(id, text(id), correct, Optional.of(text("why " + id)));
    }

    private static Pair pair(String id) {
        return new Pair(id, text("left " + id), text("right " + id));
    }

    private static Localized text(String words) {
        return new Localized(words, words, words);
    }
}
