package qadam.identity;

import java.util.List;

/** What the office sees of one person. @param idSeen whether a national id was entered with the confirmation that holds @param facts what to know before confirming or undoing, in the reader's language */
public record PersonView(String id, String name, String userName, boolean confirmed, boolean idSeen, List<Confirmation> history, boolean oneself, List<String> facts) {
}
