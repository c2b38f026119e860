package qadam.catalog.reading;

import java.util.Set;
import qadam.shared.Language;

/** The addresses of a course's lessons, for links between them. */
record LessonAddresses(String course, Set<String> lessons) {
    String of(Language language, String lesson) {
        return "/" + language.tag() + "/courses/" + course + "/" + lesson;
    }
}
