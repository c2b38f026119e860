package qadam.evaluation;

/**
 * The model that was asked.
 *
 * @param model as its server names it
 * @param hash SHA-256 of the weights as the operator has told it; empty when nobody did
 * @param profile our profile's id, as {@code kaz-llm-8b}
 * @param licence the licence's short name, from that profile
 * @param where whether its server is this machine or another; no address, as results are published
 */
public record Subject(String model, String hash, String profile, String licence, Where where) {
    /** Where the model's server is. */
    public enum Where {
        HERE, ELSEWHERE;

        public String key() {
            return "evaluation.where." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
