package qadam.safeguard;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/** What whoever lets people talk with a model asks at each question anew: {@link Safeguard}. */
public interface Guard {
    MayAsk mayAsk(Optional<UUID> person);

    Scrubbed scrub(Language language, String text);

    Optional<CrisisText> crisis(Language language, String text, Optional<UUID> person);

    void alert(UUID person, UUID exchange);

    List<Reader> readers(UUID person);
}
