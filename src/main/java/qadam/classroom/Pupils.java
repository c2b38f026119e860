package qadam.classroom;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.Arrivals;
import qadam.identity.People;
import qadam.organisation.Kind;
import qadam.organisation.Member;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;

/** The pupils of a class, as their teacher adds, names and removes them. */
final class Pupils {
    private final InstantSource clock;
    private final Parts parts;

    /** What this needs of the rest of the house. */
    record Parts(Organisations organisations, Members members, Arrivals arrivals, People people, CardChildren children, ClassCards cards, CardStore store, CardTries tries) {
    }

    Pupils(InstantSource clock, Parts parts) {
        this.clock = clock;
        this.parts = parts;
    }

    ClassView view(Handle handle, Organisation place, Language language) {
        Optional<ClassCode> code = parts.store.code(handle, place.number());
        Map<UUID, ClassCard> cards = parts.store.of(handle, place.number()).stream().collect(Collectors.toMap(ClassCard::person, Function.identity()));
        List<Pupil> pupils = parts.members.of(handle, place.number()).stream().map(member -> pupil(handle, member, Optional.ofNullable(cards.get(member.person())), code))
            .sorted(Comparator.comparingInt((Pupil pupil) -> pupil.number() == 0 ? Integer.MAX_VALUE : pupil.number()).thenComparing(Pupil::name, language.order())).toList();
        String above = parts.organisations.responsible(handle, place).map(one -> parts.organisations.title(one, language)).orElse("");
        return new ClassView(place.number(), parts.organisations.title(place, language), above, place.closed(), place.kind() == Kind.CLASS,
            code.map(ClassCode::spoken).orElse(""), pupils);
    }

    private Pupil pupil(Handle handle, Member member, Optional<ClassCard> card, Optional<ClassCode> code) {
        Instant now = clock.instant();
        int wrong = card.isEmpty() || code.isEmpty() ? 0 : parts.tries.wrongToday(handle, code.get(), card.get().number(), now);
        return new Pupil(Ids.hex(member.person()), parts.people.name(handle, member.person()), card.map(ClassCard::number).orElse(0),
            card.map(ClassCard::endsAt), card.filter(one -> one.holds(now)).isPresent(), wrong, isChild(handle, member.person()));
    }

    /** Makes a person of each name, a member of the class with a card. @return how many */
    int add(Handle handle, Organisation place, String typed, Language language) {
        List<Member> members = parts.members.of(handle, place.number());
        List<String> names = NameList.read(typed, members.stream().map(member -> parts.people.name(handle, member.person())).toList());
        if (members.size() + names.size() > ClassCards.MOST) {
            throw new Refusal(ClassroomProblem.CLASS_FULL, Map.of("most", ClassCards.MOST));
        }
        names.forEach(name -> {
            UUID pupil = parts.arrivals.make(handle, name);
            parts.members.add(handle, place, pupil, "teacher");
            parts.cards.make(handle, place, pupil, language);
        });
        return names.size();
    }

    /** For members whom a roster has brought and who have no way in of their own. */
    void makeMissing(Handle handle, Organisation place, Language language) {
        children(handle, place).stream().filter(pupil -> parts.store.of(handle, place.number(), pupil).isEmpty())
            .forEach(pupil -> parts.cards.make(handle, place, pupil, language));
    }

    void renewAll(Handle handle, Organisation place, Language language) {
        parts.cards.renewAll(handle, place, children(handle, place), language);
    }

    private List<UUID> children(Handle handle, Organisation place) {
        return parts.members.of(handle, place.number()).stream().map(Member::person).filter(person -> isChild(handle, person)).toList();
    }

    void rename(Handle handle, UUID pupil, String name) {
        requireChild(handle, pupil);
        NameList.check(name);
        parts.arrivals.rename(handle, pupil, name);
    }

    /** Out of the class, not out of the world: steps stay theirs, and they may be added elsewhere. */
    void remove(Handle handle, Organisation place, UUID pupil) {
        parts.cards.end(handle, place, pupil);
        parts.members.end(handle, place, pupil);
    }

    /** @throws Refusal when they come in by themselves: their account is theirs, and is called as they wish */
    void requireChild(Handle handle, UUID pupil) {
        if (!isChild(handle, pupil)) {
            throw new Refusal(ClassroomProblem.NO_CARD_CHILD);
        }
    }

    boolean isChild(Handle handle, UUID person) {
        return parts.children.isOne(handle, person);
    }

    /** @throws Refusal when the words are nobody's of this class */
    UUID require(Handle handle, Organisation place, String person) {
        return Ids.parse(person).filter(pupil -> parts.members.isMember(handle, place.number(), pupil))
            .orElseThrow(() -> new Refusal(ClassroomProblem.PUPIL_UNKNOWN));
    }
}
