package qadam.tutor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import qadam.safeguard.CrisisText;
import qadam.safeguard.MayAsk;
import qadam.safeguard.Reader;
import qadam.safeguard.Safeguard;
import qadam.safeguard.Scrubbed;
import qadam.shared.Language;

/** What the tutor needs of {@link Safeguard}, at each question anew. */
public interface Guard {
    MayAsk mayAsk(Optional<UUID> person);

    Scrubbed scrub(Language language, String text);

    Optional<CrisisText> crisis(Language language, String text, Optional<UUID> person);

    void alert(UUID person, UUID exchange);

    List<Reader> readers(UUID person);

    static Guard of(Safeguard safeguard) {
        return new Guard() {
            @Override
            public MayAsk mayAsk(Optional<UUID> person) {
                return safeguard.mayAsk(person);
            }

            @Override
            public Scrubbed scrub(Language language, String text) {
                return safeguard.scrub(language, text);
            }

            @Override
            public Optional<CrisisText> crisis(Language language, String text, Optional<UUID> person) {
                return safeguard.crisis(language, text, person);
            }

            @Override
            public void alert(UUID person, UUID exchange) {
                safeguard.alert(person, exchange);
            }

            @Override
            public List<Reader> readers(UUID person) {
                return safeguard.readers(person);
            }
        };
    }

    /** Lets nobody ask a model. */
    static Guard closed() {
        return new Guard() {
            @Override
            public MayAsk mayAsk(Optional<UUID> person) {
                return MayAsk.EXCERPTS;
            }

            @Override
            public Scrubbed scrub(Language language, String text) {
                return new Scrubbed(text, Set.of());
            }

            @Override
            public Optional<CrisisText> crisis(Language language, String text, Optional<UUID> person) {
                return Optional.empty();
            }

            @Override
            public void alert(UUID person, UUID exchange) {
                throw new IllegalStateException("there is nobody to tell");
            }

            @Override
            public List<Reader> readers(UUID person) {
                return List.of();
            }
        };
    }
}
