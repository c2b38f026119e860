package qadam.wordlab;

/** A word that may come next. @param share its chance among all, 0 to 1 */
public record Share(String word, double share) {
}
