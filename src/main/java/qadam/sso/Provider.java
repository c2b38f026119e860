package qadam.sso;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.shared.Language;

/**
 * Another organisation by whose sign-on people may come in, as the operator has described it.
 *
 * @param id stands in our addresses
 * @param issuer exactly as its tokens say it
 * @param secret what we show the token endpoint; empty for a client without one
 * @param labels what its button says, in each language
 * @param claims which claim means what
 * @param confirms whether its word for who somebody is is as good as the office's
 * @param ofTheState whether that word is the state's; stands with the confirmation
 * @param strong what it says of a sign-in that took a second factor
 */
record Provider(String id, URI issuer, String client, String secret, Map<Language, String> labels, List<String> scopes,
                Claims claims, boolean confirms, boolean ofTheState, Strong strong) {

    /** @param nationalId the one claim in which a national id is believed; empty: any, when there is just one */
    record Claims(String name, String subject, String nationalId) {
        static final Claims USUAL = new Claims("name", "sub", "");
    }

    /** OpenID Connect Core §2: {@code acr} names a level, {@code amr} lists methods; one of either is enough. */
    record Strong(Set<String> acr, Set<String> amr) {
        static final Strong NEVER = new Strong(Set.of(), Set.of());

        boolean isDeclared() {
            return !acr.isEmpty() || !amr.isEmpty();
        }

        boolean holds(String level, List<String> methods) {
            return level != null && acr.contains(level) || methods.stream().anyMatch(amr::contains);
        }
    }

    String label(Language language) {
        return labels.get(language);
    }

    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}
