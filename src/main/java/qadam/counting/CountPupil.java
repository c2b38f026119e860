package qadam.counting;

import java.util.List;

/**
 * Somebody of a class who has passed, as its clerk sees them: no result.
 *
 * @param name empty of whom the clerk has nothing to do with any more
 * @param standing the end of its words' key @param open whether an id can still be given
 * @param passed the courses that would be counted
 */
public record CountPupil(int number, String name, String standing, boolean open, List<String> passed) {
    /** Whether the clerk may make a link for the guardian: after a no only the guardian's own address leads back. */
    public boolean takesLink() {
        return open && !standing.equals("declined");
    }

    public String tone() {
        return switch (standing) {
            case "counted", "ready" -> "good";
            case "sheet_open", "no_consent" -> "warn";
            default -> "";
        };
    }
}
