package qadam.model;

import java.util.Optional;

/**
 * One model that is connected. Several servers with the same model are one card.
 *
 * @param id as its server names it
 * @param profile what is known of it
 * @param hash SHA-256 of the weights in hex, where the operator or the school box has said it
 * @param embeds whether its server also gives embeddings
 * @param jsonSchema whether its server holds an answer to a JSON schema
 */
public record ModelCard(String id, ModelProfile profile, Optional<String> hash, boolean embeds, boolean jsonSchema, Health health) {
}
