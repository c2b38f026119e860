package qadam.evaluation;

/**
 * The model that was asked, as its server and our profile name it.
 *
 * @param hash of the weights, empty when nobody told it
 * @param profile our profile's id, as {@code kaz-llm-8b}
 * @param server the address without its secrets: scheme, host, port
 */
public record Subject(String model, String hash, String profile, String server) {
}
