package qadam.count;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programme;
import qadam.credential.Leaf;
import qadam.identity.Card;
import qadam.identity.Fragment;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** The programme on the office's first page: where it stands, large; what is in force, on a card. Costs the same at ten million people. */
final class CountSection implements OfficeSection {
    private final Counts counts;
    private final Texts texts;
    private final InstantSource clock;

    CountSection(Counts counts, Texts texts, InstantSource clock) {
        this.counts = counts;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        Programme programme = counts.now(handle).programme();
        String words = texts.text(language, "count.office.card", Map.of("edition", programme.idAtVersion(), "target", programme.target(),
            "tracks", programme.countedTracks().size(), "all", programme.tracks().size()));
        return new Card(texts.text(language, "count.office.title"), words,
            List.of(new Card.Link(texts.text(language, "count.office.open"), "/" + language.tag() + "/office/programme")));
    }

    @Override
    public Optional<Fragment> above(Handle handle, Language language) {
        Count count = counts.now(handle);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Leaf.ALMATY);
        int left = OfficeWeeks.weeksLeft(today, count.programme().lastDay());
        long missing = Math.max(0, count.programme().target() - count.trained());
        Map<String, Object> values = new HashMap<>();
        values.put("programme", count.programme());
        values.put("standing", counts.standing(count));
        values.put("trained", count.trained());
        values.put("declared", count.declared());
        values.put("reached", count.reached());
        values.put("missing", missing);
        values.put("pace", left == 0 ? 0 : Math.ceilDiv(missing, left));
        values.put("left", left);
        values.put("weeks", OfficeWeeks.of(counts.reachedByWeek(handle), count, today));
        return Optional.of(new Fragment("count/office.jte", values));
    }
}
