package qadam.integrity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** What this package adds elsewhere: a card on the office's first page, and its part of "my data". */
final class Sections implements Exporter {
    private final CaseStore cases = new CaseStore();
    private final IdBlockStore blocks = new IdBlockStore();
    private final IssuedStore issued = new IssuedStore();
    private final People people;
    private final InstantSource clock;

    Sections(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    OfficeSection office(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                CaseStore.Waiting waiting = cases.countWaiting(handle, clock.instant());
                Card card = new Card(texts.text(language, "integrity.office.title"), texts.text(language, "integrity.office.card"),
                    List.of(new Card.Link(texts.text(language, "integrity.office.open"), "/" + language.tag() + "/office/integrity")));
                return card.with(badge(waiting, texts, language));
            }
        };
    }

    private static Card.Badge badge(CaseStore.Waiting waiting, Texts texts, Language language) {
        if (waiting.overdue() > 0) {
            return new Card.Badge(texts.text(language, "integrity.office.overdue", Map.of("count", waiting.overdue())), "bad");
        }
        return new Card.Badge(texts.text(language, "integrity.office.waiting", Map.of("count", waiting.all())), waiting.all() == 0 ? "good" : "warn");
    }

    @Override
    public String name() {
        return "integrity";
    }

    @Override
    public Set<String> tables() {
        return Set.of("integrity_cases", "integrity_issued", "id_blocks", "id_bursts");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cases", cases.ofPerson(handle, person).stream().map(one -> exported(handle, one)).toList());
        all.put("id_marks_seen_at", blocks.of(handle, person).stream().map(Instant::toString).toList());
        all.put("ids_in_sequence", blocks.burst(handle, person));
        all.put("issued_lately", issued.of(handle, List.of(person)).stream().map(Ids::hex).toList());
        return all;
    }

    /** Without who decided: the person has the reason and may appeal. */
    private Map<String, Object> exported(Handle handle, Case one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("attempt", Ids.hex(one.attempt()));
        data.put("rule", one.rule().id());
        data.put("rules_version", one.version());
        data.put("state", one.state().name().toLowerCase(java.util.Locale.ROOT));
        data.put("figures", one.figures());
        data.put("opened_at", one.openedAt().toString());
        data.put("due_at", one.dueAt().toString());
        data.put("appeal", one.appeal().flatMap(sealed -> people.unseal(handle, one.person(), sealed)).orElse(""));
        data.put("decision", one.decision().orElse(""));
        return data;
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        cases.erase(handle, leaving);
        blocks.erase(handle, leaving.person());
        issued.erase(handle, leaving.person());
    }
}
