package qadam.gateway;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import qadam.safeguard.CrisisText;
import qadam.safeguard.MayAsk;
import qadam.safeguard.Safeguard;
import qadam.safeguard.Scrubbed;
import qadam.shared.Language;

/** What of the safeguard the gateway asks. */
interface Guard {
    MayAsk mayAsk(UUID person);

    Scrubbed scrub(Language language, String text);

    Optional<CrisisText> crisis(Language language, String asked);

    void alert(UUID person, UUID exchange);

    /** Lets nobody ask. */
    static Guard closed() {
        return new Guard() {
            @Override
            public MayAsk mayAsk(UUID person) {
                return MayAsk.EXCERPTS;
            }

            @Override
            public Scrubbed scrub(Language language, String text) {
                return new Scrubbed("", Set.of());
            }

            @Override
            public Optional<CrisisText> crisis(Language language, String asked) {
                return Optional.empty();
            }

            @Override
            public void alert(UUID person, UUID exchange) {
                // nobody asks
            }
        };
    }

    static Guard by(Safeguard safeguard) {
        return new Guard() {
            @Override
            public MayAsk mayAsk(UUID person) {
                return safeguard.mayAsk(Optional.of(person));
            }

            @Override
            public Scrubbed scrub(Language language, String text) {
                return safeguard.scrub(language, text);
            }

            @Override
            public Optional<CrisisText> crisis(Language language, String asked) {
                return safeguard.crisis(language, asked);
            }

            @Override
            public void alert(UUID person, UUID exchange) {
                safeguard.alert(person, exchange);
            }
        };
    }
}
