package qadam.editing;

/** A suggestion in a list. @param place where its text stands, in words */
public record SuggestionLine(Suggestion suggestion, String place, String author) {
}
