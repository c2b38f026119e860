package qadam.learning;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;

/** Where a practice item stands: in which lesson of which version of a course. */
public record PracticePlace(Course course, Lesson lesson, Item item) {
    static Optional<PracticePlace> find(Course course, String lessonId, String itemId) {
        return course.lesson(lessonId).flatMap(lesson -> in(course, lesson, itemId));
    }

    static Optional<PracticePlace> find(Course course, String itemId) {
        return course.lessons().flatMap(lesson -> in(course, lesson, itemId).stream()).findFirst();
    }

    private static Optional<PracticePlace> in(Course course, Lesson lesson, String itemId) {
        return lesson.item(itemId).map(item -> new PracticePlace(course, lesson, item));
    }

    public String path() {
        return path(item);
    }

    public String lessonPath() {
        return "/courses/" + course.slug() + "/" + lesson.id();
    }

    public int number() {
        return lesson.items().indexOf(item) + 1;
    }

    /** The lesson's next practice item. */
    public Optional<String> next() {
        List<Item> items = lesson.items();
        int index = items.indexOf(item) + 1;
        return index < items.size() ? Optional.of(path(items.get(index))) : Optional.empty();
    }

    private String path(Item one) {
        return "/practice/" + course.slug() + "/" + lesson.id() + "/" + one.id();
    }
}
