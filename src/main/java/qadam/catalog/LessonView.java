package qadam.catalog;

import java.util.List;
import java.util.Optional;
import qadam.shared.Language;
import qadam.web.Page;

/** A lesson in one language as its page shows it. */
public record LessonView(Course course, Lesson lesson, Language language) {
    public LessonText text() {
        return lesson.in(language);
    }

    /** The lesson's address within its language; also what a report of a mistake is about. */
    public String path() {
        return course.slug() + "/" + lesson.id();
    }

    public Unit unit() {
        return course.units().stream().filter(unit -> unit.lessons().contains(lesson)).findFirst().orElseThrow();
    }

    public ItemForm form(LessonText.Practice practice) {
        return ItemForm.empty(lesson.item(practice.item()).orElseThrow(), language);
    }

    /** The item's place among the lesson's practice items, from 1. */
    public int number(LessonText.Practice practice) {
        return lesson.items().stream().map(Item::id).toList().indexOf(practice.item()) + 1;
    }

    public Optional<Lesson> previous() {
        return beside(-1);
    }

    public Optional<Lesson> next() {
        return beside(1);
    }

    private Optional<Lesson> beside(int step) {
        List<Lesson> lessons = course.lessons().toList();
        int place = lessons.indexOf(lesson) + step;
        return place >= 0 && place < lessons.size() ? Optional.of(lessons.get(place)) : Optional.empty();
    }

    public String written(Page page) {
        return sentence(page, text().provenance());
    }

    /** The same of the practice items, where it is another than of the text. */
    public List<String> itemsWritten(Page page) {
        return lesson.items().stream().map(item -> item.written().get(language)).filter(provenance -> !provenance.equals(text().provenance()))
            .distinct().map(provenance -> sentence(page, provenance)).toList();
    }

    private static String sentence(Page page, Provenance provenance) {
        return Written.by(page, provenance) + " " + Written.readBy(page, provenance);
    }
}
