package qadam.safeguard;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/** The face: who may ask a model, what of a question may reach it, and what is said and done when somebody is in danger. */
public final class Safeguard {
    /** Where the notice is read and accepted, without origin and language. */
    public static final String NOTICE = "/tutor/notice";

    /** How far this person's question may go now; to be asked at each question, and never kept. @param person empty for a visitor */
    public MayAsk mayAsk(Optional<UUID> person) {
        throw new UnsupportedOperationException("unfinished");
    }

    /** The text without personal data, with Kazakh words in its place. */
    public Scrubbed scrub(String text) {
        return scrub(Language.KK, text);
    }

    /** The text without personal data. @param language of what stands in its place */
    public Scrubbed scrub(Language language, String text) {
        throw new UnsupportedOperationException("unfinished");
    }

    /**
     * What to say instead of asking a model, or instead of what a model has said. Empty when nothing in the text sounds like a crisis.
     *
     * @param text in any language, what somebody asked or a model answered
     */
    public Optional<CrisisText> crisis(Language language, String text) {
        throw new UnsupportedOperationException("unfinished");
    }

    /**
     * Tells the named persons of a pupil's school, once for an exchange; nothing for an adult. In a transaction of its own.
     *
     * @param exchange in which the words stand
     */
    public void alert(UUID person, UUID exchange) {
        throw new UnsupportedOperationException("unfinished");
    }

    /** Who is told and can read when this person's question says that they are in danger, to be named on the screen where they ask. */
    public List<Reader> readers(UUID person) {
        throw new UnsupportedOperationException("unfinished");
    }
}
