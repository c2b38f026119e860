package qadam.catalog;

import java.util.List;
import java.util.stream.Collectors;
import qadam.shared.Language;
import qadam.shared.Localized;
import qadam.web.Page;

/** A course as its page shows it. */
public record CourseView(Course course, Competences competences) {
    /** The key of the level's name. */
    public String level() {
        return switch (course.level()) {
            case 1 -> "catalog.level.1";
            case 2 -> "catalog.level.2";
            case 3 -> "catalog.level.3";
            default -> "catalog.level.4";
        };
    }

    public int lessonCount() {
        return (int) course.lessons().count();
    }

    /** What one will be able to do, in the order of the competence map. */
    public List<Localized> abilities() {
        List<String> taught = course.lessons().flatMap(lesson -> lesson.competences().stream()).distinct().toList();
        return competences.titles().entrySet().stream().filter(entry -> taught.contains(entry.getKey())).map(java.util.Map.Entry::getValue).toList();
    }

    public String address(Lesson lesson) {
        return "/courses/" + course.slug() + "/" + lesson.id();
    }

    public Lesson first() {
        return course.lessons().findFirst().orElseThrow();
    }

    public String authors(Language language) {
        return course.lessons().map(lesson -> lesson.in(language).provenance().author()).distinct().collect(Collectors.joining(", "));
    }

    /** How much of the course an editor has read in the page's language. */
    public String read(Page page) {
        List<Provenance> all = course.lessons().map(lesson -> lesson.in(page.language()).provenance()).toList();
        long read = all.stream().filter(provenance -> provenance.reviewer().isPresent()).count();
        if (read == 0) {
            return page.text("catalog.lesson.not_read");
        }
        return read == all.size() ? page.text("catalog.course.read_all")
            : page.text("catalog.course.read_some", "read", read, "count", all.size());
    }
}
