package qadam.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** A paper as the second person sees it. @param edition of the text, shortened @param own whether the reader entered it */
public record PaperLine(long number, String group, String pupil, Set<Purpose> purposes, String guardian, Optional<Relation> relation, LocalDate signedOn, String edition,
                        String enteredBy, Instant enteredAt, boolean own) {
}
