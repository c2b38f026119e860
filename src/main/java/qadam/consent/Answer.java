package qadam.consent;

import java.util.Set;

/** What a guardian says, with the text that they read. @param edition the text's hash */
record Answer(Set<Purpose> purposes, Signer signer, String edition) {
    Answer {
        purposes = Set.copyOf(purposes);
    }
}
