package qadam.editing;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Unit;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Says in words where a text or a mistake stands, and where it is changed: an author need not know the names of files. */
final class Places {
    private static final int LONGEST = 80;

    private final Texts texts;
    private final Course course;
    private final Language spoken;

    Places(Texts texts, Course course, Language spoken) {
        this.texts = texts;
        this.course = course;
        this.spoken = spoken;
    }

    /** «What AI is» · Қазақша · title */
    String name(TextAddress address) {
        String language = address.language().map(tongue -> " · " + tongue.ownName()).orElse("");
        String option = address.option().isEmpty() ? "" : " (" + address.option() + ")";
        return whole(address.file(), address.item()) + language + " · " + texts.text(spoken, Kinds.key(address)) + option;
    }

    /** What is wrong, after where it is. */
    String mistake(Reading reading, Mistake mistake) {
        Optional<String> item = mistake.file().startsWith("items/") || mistake.file().startsWith("bank/") ? nearest(reading, mistake) : Optional.empty();
        String language = mistake.file().endsWith(".md") ? " · " + Language.of(mistake.file().substring(0, 2)).map(Language::ownName).orElse("") : "";
        return whole(mistake.file(), item) + language + ": " + mistake.message(texts, spoken);
    }

    private static Optional<String> nearest(Reading reading, Mistake mistake) {
        return reading.names().entrySet().stream().filter(name -> name.getValue().file().equals(mistake.file()) && name.getValue().number() <= mistake.line())
            .max(Comparator.comparingInt(name -> name.getValue().number())).map(Map.Entry::getKey);
    }

    private String whole(String file, Optional<String> item) {
        String name = file.substring(file.indexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
        if (item.isPresent()) {
            return texts.text(spoken, "editing.place.item", Map.of("stem", item(item.get()).map(found -> shortly(found.stem().in(spoken))).orElse(item.get())));
        }
        return switch (file.contains("/") ? file.substring(0, file.indexOf('/')) : "") {
            case "kk", "ru", "en", "items" -> texts.text(spoken, "editing.place.lesson", Map.of("title", lesson(name).map(lesson -> lesson.in(spoken).title()).orElse(name)));
            case "units", "bank" -> texts.text(spoken, "editing.place.unit", Map.of("title", unit(name).map(unit -> unit.title().in(spoken)).orElse(name)));
            case "images" -> texts.text(spoken, "editing.place.picture", Map.of("name", name));
            default -> texts.text(spoken, "editing.place.course", Map.of("title", course.title().in(spoken)));
        };
    }

    /** Where it is changed, without the language. */
    String desk(TextAddress address) {
        String name = address.file().substring(address.file().indexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
        if (address.isMarkdown() && lesson(name).isPresent()) {
            return "/authors/courses/" + course.slug() + "/" + name;
        }
        if (address.item().isPresent() && item(address.item().get()).isPresent()) {
            return "/authors/items/" + course.slug() + "/" + address.item().get();
        }
        return address.file().startsWith("images/") ? "/authors/pictures/" + course.slug() : "/authors/titles/" + course.slug();
    }

    private Optional<Lesson> lesson(String id) {
        return course.lesson(id);
    }

    private Optional<Unit> unit(String id) {
        return course.units().stream().filter(unit -> unit.id().equals(id)).findFirst();
    }

    private Optional<Item> item(String id) {
        return Stream.concat(course.lessons().flatMap(lesson -> lesson.items().stream()), course.bank().stream())
            .filter(item -> item.id().equals(id)).findFirst();
    }

    private static String shortly(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf(' ', LONGEST) < 20 ? LONGEST : text.lastIndexOf(' ', LONGEST)) + " …";
    }
}
