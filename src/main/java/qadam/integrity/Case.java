package qadam.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one rule says against one claim, and what became of it.
 *
 * @param version of the rules by which it was judged
 * @param dueAt until when somebody decides: then a flag is released by itself, while a refusal whose appeal is overdue stays and warns the office
 * @param appeal sealed under the person's key
 * @param decidedBy empty while nobody has decided, when the date did, and when it was forgotten who
 * @param decision the officer's reason; without a word when the date has decided, empty when nobody has or the reason was forgotten
 */
record Case(UUID attempt, Rule rule, UUID person, String course, int version, State state, Map<String, Long> figures, Instant openedAt, Instant dueAt,
            Optional<byte[]> appeal, Optional<Instant> appealedAt, Optional<Instant> decidedAt, Optional<UUID> decidedBy, Optional<String> decision) {
    /** How long somebody waits for a human, at most. */
    static final Duration PATIENCE = Duration.ofDays(14);

    static Case open(UUID attempt, UUID person, String course, Finding finding, Instant now) {
        return new Case(attempt, finding.rule(), person, course, Rule.VERSION, finding.rule().refuses() ? State.REFUSED : State.CHECKED, finding.figures(),
            now, now.plus(PATIENCE), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Nobody has decided in time: that is not the person's fault. */
    boolean lapsed(Instant now) {
        return state == State.CHECKED && !now.isBefore(dueAt);
    }

    boolean admits(Instant now) {
        return state.admits() || lapsed(now);
    }

    /** Released because nobody had decided, and not by somebody who was forgotten since. */
    boolean releasedByDate(Instant now) {
        return lapsed(now) || state == State.RELEASED && decision.filter(String::isEmpty).isPresent();
    }

    boolean isOverdue(Instant now) {
        return state.waits() && !now.isBefore(dueAt);
    }

    boolean mayBeAppealed() {
        return state == State.REFUSED && appealedAt.isEmpty();
    }
}
