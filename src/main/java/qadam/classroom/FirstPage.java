package qadam.classroom;

import java.util.UUID;

/** Where a child goes on who has come in by a card: courses are another package's. */
public interface FirstPage {
    /** @return its address after the language, beginning with a slash */
    String of(UUID pupil);
}
