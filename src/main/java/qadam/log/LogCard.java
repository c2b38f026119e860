package qadam.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.credential.Leaf;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** Tells the office how far the public log is; a broken promise comes first. */
final class LogCard implements OfficeSection {
    private final PublicLog log;
    private final Texts texts;

    LogCard(PublicLog log, Texts texts) {
        this.log = log;
        this.texts = texts;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        Optional<Instant> broken = log.brokenPromise(handle);
        List<String> words = new ArrayList<>();
        broken.ifPresent(due -> words.add(texts.text(language, "log.card.broken", Map.of("day", due.atZone(Leaf.ALMATY).toLocalDate()))));
        Optional<Instant> restored = log.restoredAt(handle);
        restored.ifPresent(at -> words.add(texts.text(language, LogProblem.RESTORED.key(), Map.of("day", at.atZone(Leaf.ALMATY).toLocalDate()))));
        log.schedule().failure().filter(why -> restored.isEmpty() || why.problem() != LogProblem.RESTORED).ifPresent(why -> words.add(texts.text(language, why.problem().key(), why.values())));
        words.add(log.latest(handle).map(newest -> texts.text(language, "log.card.newest", log.words(newest)))
            .orElseGet(() -> texts.text(language, "log.card.none")));
        words.add(texts.text(language, "log.card.waiting", Map.of("waiting", log.waiting(handle))));
        return new Card(texts.text(language, broken.isPresent() ? "log.card.alarm" : restored.isPresent() ? "log.card.stands" : "log.card.title"), String.join(" ", words), List.of());
    }
}
