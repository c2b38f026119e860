package qadam.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Member;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;

/** Puts together what the pages show. */
final class ConsentViews {
    private final ConsentGround ground;
    private final Codes codes;
    private final ConsentTexts texts;
    private final ConsentStore store = new ConsentStore();
    private final PaperStore papers = new PaperStore();

    ConsentViews(ConsentGround ground, Codes codes, ConsentTexts texts) {
        this.ground = ground;
        this.codes = codes;
        this.texts = texts;
    }

    ClassView ofClass(Handle handle, Organisation group, Language language) {
        Instant now = ground.clock().instant();
        List<UUID> pupils = ground.members().of(handle, group.number()).stream().map(Member::person).toList();
        Map<UUID, Consent> newest = store.newest(handle, pupils);
        Set<UUID> onPaper = papers.waitingOf(handle, pupils);
        Set<UUID> linked = codes.store().linked(handle, pupils, now);
        return new ClassView(group.number(), group.name(), texts.isPossible(handle, group), pupils.stream().map(pupil -> {
            Optional<Consent> consent = Optional.ofNullable(newest.get(pupil));
            return new ClassView.Line(Ids.hex(pupil), ground.name(handle, pupil),
                PupilState.of(consent, onPaper.contains(pupil), linked.contains(pupil), now), holding(consent, now));
        }).sorted(Comparator.comparing(ClassView.Line::name, language.order())).toList());
    }

    private static Set<Purpose> holding(Optional<Consent> consent, Instant now) {
        Set<Purpose> holds = EnumSet.noneOf(Purpose.class);
        consent.filter(one -> now.isBefore(one.untilAt())).ifPresent(one -> holds.addAll(one.purposes()));
        return holds;
    }

    PupilState state(Handle handle, UUID pupil) {
        Instant now = ground.clock().instant();
        return PupilState.of(store.newest(handle, pupil), !papers.waitingOf(handle, List.of(pupil)).isEmpty(),
            !codes.store().linked(handle, List.of(pupil), now).isEmpty(), now);
    }

    /** Whether the school has something to take back: an answer that holds, or an address at which somebody could give one. */
    boolean isEndable(Handle handle, UUID pupil) {
        return codes.store().hasRecord(handle, pupil) || store.newest(handle, pupil).filter(newest -> !newest.purposes().isEmpty()).isPresent();
    }

    /** All of it, for the school that answers for the data and for the person. Empty while nobody has answered. */
    Optional<RecordView> whole(Handle handle, UUID pupil) {
        return view(handle, pupil, signer -> true);
    }

    /** For one guardian: another's name is not theirs to read. */
    RecordView forGuardian(Handle handle, CodeStore.Row address) {
        Signer own = signer(handle, store.find(handle, address.consent().orElseThrow()).orElseThrow());
        return view(handle, address.person(), signer -> signer.name().equals(own.name()) && signer.relation().equals(own.relation())).orElseThrow();
    }

    private Optional<RecordView> view(Handle handle, UUID pupil, Predicate<Signer> mayRead) {
        List<Consent> history = store.history(handle, pupil);
        if (history.isEmpty()) {
            return Optional.empty();
        }
        Consent newest = history.getLast();
        return Optional.of(new RecordView(ground.name(handle, pupil), holding(Optional.of(newest), ground.clock().instant()), state(handle, pupil),
            history.reversed().stream().map(consent -> row(handle, consent, mayRead)).toList(), store.text(handle, newest.edition())));
    }

    private RecordView.Row row(Handle handle, Consent consent, Predicate<Signer> mayRead) {
        Optional<Signer> signer = Optional.of(signer(handle, consent)).filter(mayRead);
        return new RecordView.Row(consent.number(), consent.givenAt(), consent.act(), consent.method(), consent.purposes(), signer.map(Signer::name).orElse(""),
            signer.flatMap(Signer::relation), consent.edition().substring(0, 8),
            store.text(handle, consent.edition()).language().tag(), consent.untilAt());
    }

    private Signer signer(Handle handle, Consent consent) {
        return Signer.of(ground.people().unseal(handle, consent.person(), consent.sealed()).orElseThrow());
    }
}
