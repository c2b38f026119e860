package qadam.editing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;

/**
 * What lies on a desk: a lesson, an item, the titles of a course, the words in its pictures.
 *
 * @param path of its page, within the language
 * @param addresses of its texts, in order
 * @param owner whose signature is shown: a language's file, or an item; empty where nobody signs
 * @param key of an item, when it is a text of its own
 */
record Target(String course, String path, List<TextAddress> addresses, Optional<Lesson> lesson, Optional<Item> item, Optional<TextAddress> key) {
    static Optional<Target> lesson(WorkingCopy copy, Course course, String id) {
        return course.lesson(id).map(lesson -> new Target(course.slug(), "/authors/courses/" + course.slug() + "/" + id,
            Stream.of(Language.values()).flatMap(language -> in(copy, language.tag() + "/" + id + ".md")).toList(),
            Optional.of(lesson), Optional.empty(), Optional.empty()));
    }

    static Optional<Target> item(WorkingCopy copy, Course course, String id) {
        return find(course, id).flatMap(item -> home(copy, id).map(file -> {
            List<TextAddress> all = in(copy, file).filter(address -> address.item().filter(id::equals).isPresent()).toList();
            return new Target(course.slug(), "/authors/items/" + course.slug() + "/" + id, all.stream().filter(address -> !address.isKey()).toList(),
                Optional.empty(), Optional.of(item), all.stream().filter(TextAddress::isKey).findFirst());
        }));
    }

    static Target titles(WorkingCopy copy, Course course) {
        return plain(copy, course, "/authors/titles/", Stream.concat(Stream.of("course.yaml"), course.units().stream().map(unit -> "units/" + unit.id() + ".yaml")));
    }

    static Target pictures(WorkingCopy copy, Course course) {
        return plain(copy, course, "/authors/pictures/", copy.files().texts().keySet().stream().filter(file -> file.matches("images/[^/]+\\.yaml")));
    }

    private static Target plain(WorkingCopy copy, Course course, String path, Stream<String> files) {
        return new Target(course.slug(), path + course.slug(), files.flatMap(file -> in(copy, file)).toList(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Stream<TextAddress> in(WorkingCopy copy, String file) {
        return SourceTexts.of(copy.files(), file).keySet().stream().map(path -> new TextAddress(file, path));
    }

    private static Optional<Item> find(Course course, String id) {
        return Stream.concat(course.lessons().flatMap(lesson -> lesson.items().stream()), course.bank().stream())
            .filter(item -> item.id().equals(id)).findFirst();
    }

    /** The file in which the item stands. */
    private static Optional<String> home(WorkingCopy copy, String id) {
        return copy.files().texts().keySet().stream().filter(file -> file.startsWith("items/") || file.startsWith("bank/"))
            .filter(file -> copy.files().text(file).contains(id) && SourceTexts.of(copy.files(), file).containsKey("items/" + id + "/stem/kk")).findFirst();
    }

    List<TextAddress> in(Language language) {
        return addresses.stream().filter(address -> address.language().filter(language::equals).isPresent()).toList();
    }

    /** Whose texts one signs for by having read this in the language. */
    List<String> owners(Language language) {
        Set<String> owners = new TreeSet<>();
        in(language).forEach(address -> address.owner().ifPresent(owners::add));
        return List.copyOf(owners);
    }
}
