package qadam.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** A paper on its pupil's page. @param decidedBy empty while it waits @param reason why it was sent back */
public record PaperView(Set<Purpose> purposes, LocalDate signedOn, String enteredBy, Instant enteredAt, String decidedBy, boolean confirmed, String reason) {
    static PaperView of(Paper paper, String enteredBy, String decidedBy) {
        return new PaperView(paper.purposes(), paper.signedOn(), enteredBy, paper.madeAt(), decidedBy, paper.decision().filter(Paper.Decision::confirmed).isPresent(),
            paper.decision().map(Paper.Decision::reason).orElse(""));
    }

    public boolean waits() {
        return decidedBy.isEmpty();
    }
}
