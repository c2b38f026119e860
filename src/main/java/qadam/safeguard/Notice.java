package qadam.safeguard;

import java.util.List;

/**
 * What somebody reads before their first question to a model.
 *
 * @param wording adult, teen or child: the end of its keys
 * @param readers who is told when a question says that its asker is in danger; nobody for an adult
 * @param kept how long questions are kept on this server, a line each
 */
public record Notice(String wording, MayAsk mayAsk, boolean mustDeclare, List<Reader> readers, List<String> kept) {
    /** Of the words; a change that somebody must hear of makes a new one, and it is asked for anew. */
    static final String EDITION = "2026-11-28";
}
