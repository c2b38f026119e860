package qadam.wordlab;

/** Neighbouring words of a written sentence. @param found whether they stand so in a lesson */
public record Run(String words, boolean found) {
}
