package qadam.tutor;

/** What was asked before in this conversation, and what was shown in answer. */
public record Turn(String asked, String answered) {
}
