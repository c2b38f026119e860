package qadam.gateway;

import java.util.Optional;
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

    Optional<CrisisText> crisis(Language language, String asked, UUID person);

    void alert(UUID person, UUID exchange);

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
            public Optional<CrisisText> crisis(Language language, String asked, UUID person) {
                return safeguard.crisis(language, asked, Optional.of(person));
            }

            @Override
            public void alert(UUID person, UUID exchange) {
                safeguard.alert(person, exchange);
            }
        };
    }
}
