package qadam.consent;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far a guardian's answer has come, for the school's list. */
public enum PupilState {
    /** Something was agreed to and holds. */
    GIVEN("good"),
    /** The guardian answered, and agreed to nothing. */
    DECLINED(""),
    WITHDRAWN(""),
    /** Its term is over. */
    ENDED("warn"),
    /** A paper waits for a second person. */
    PAPER("warn"),
    /** A link was made and not used yet. */
    SENT(""),
    WAITING("");

    private final String tone;

    PupilState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    public String key() {
        return "consent.state." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether the guardian has said what they want. */
    public boolean isAnswered() {
        return switch (this) {
            case GIVEN, DECLINED, WITHDRAWN -> true;
            case ENDED, PAPER, SENT, WAITING -> false;
        };
    }

    static PupilState of(Optional<Consent> newest, boolean paper, boolean link, Instant now) {
        if (paper) {
            return PAPER;
        }
        return newest.map(consent -> of(consent, now)).filter(state -> state != ENDED || !link).orElse(link ? SENT : WAITING);
    }

    private static PupilState of(Consent consent, Instant now) {
        if (consent.purposes().isEmpty()) {
            return consent.act() == Act.ANSWERED ? DECLINED : WITHDRAWN;
        }
        return now.isBefore(consent.untilAt()) ? GIVEN : ENDED;
    }
}
