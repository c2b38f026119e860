package qadam.catalog;

import java.time.Instant;
import java.time.ZoneId;
import qadam.web.Page;

/** Says who wrote a text and who has read it, as a reader sees it. */
final class Written {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private Written() {
    }

    static String by(Page page, Provenance provenance) {
        return page.text("catalog.lesson.written", "author", provenance.author());
    }

    static String readBy(Page page, Provenance provenance) {
        if (provenance.reviewer().isEmpty() || provenance.reviewedOn().isEmpty()) {
            return page.text("catalog.lesson.not_read");
        }
        Instant day = provenance.reviewedOn().get().atStartOfDay(ALMATY).toInstant();
        return page.text("catalog.lesson.read", "reviewer", provenance.reviewer().get(), "date", page.date(day));
    }
}
