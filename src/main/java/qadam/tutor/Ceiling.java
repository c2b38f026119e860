package qadam.tutor;

/** The most help in one lesson for one class. */
public record Ceiling(String lesson, Tier tier) {
}
