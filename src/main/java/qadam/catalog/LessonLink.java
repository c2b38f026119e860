package qadam.catalog;

import java.util.Optional;
import qadam.shared.Language;

/** What another package adds to a lesson's page: where more of it can be tried. */
public interface LessonLink {
    /** @param lesson its id @return empty where there is nothing of it */
    Optional<Link> of(String lesson, Language language);

    /** @param words what one does there @param address local, with its language */
    record Link(String title, String words, String address) {
    }
}
