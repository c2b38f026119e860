package qadam.catalog;

/** A report as its page shows it. @param answeredBy the colleague's name; empty while it is open, and for who has left */
public record MistakeLine(MistakeReport report, String answeredBy) {
}
