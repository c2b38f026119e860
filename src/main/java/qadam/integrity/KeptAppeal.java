package qadam.integrity;

/** An appeal that is shown again. @param rule whose form it was @param error in the reader's language; empty on the first showing */
public record KeptAppeal(String rule, String words, String error) {
}
