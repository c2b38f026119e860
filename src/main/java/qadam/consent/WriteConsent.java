package qadam.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/** The acts that add a row to the record, each entered into the trail; to be called in a write. */
final class WriteConsent {
    /** A consent needs a term; a child of seven is another at ten. */
    static final Period LASTS = Period.ofYears(3);

    private final ConsentGround ground;
    private final Codes codes;
    private final ConsentStore store = new ConsentStore();
    private final PaperStore papers = new PaperStore();

    WriteConsent(ConsentGround ground, Codes codes) {
        this.ground = ground;
        this.codes = codes;
    }

    /** By the one-time link, which is used up. @param address the code of the guardian's own address, given back */
    Code byLink(Handle handle, CodeStore.Row link, Answer answer, ConsentText text, Code address) {
        codes.use(handle, link);
        Consent row = row(handle, Whom.of(link), Act.ANSWERED, Method.LINK, answer, ground.clock().instant());
        return codes.address(handle, link.person(), link.place(), add(handle, row, text), address);
    }

    /** At the guardian's own address: they have read the text of today. */
    void change(Handle handle, CodeStore.Row address, Set<Purpose> purposes, ConsentText text) {
        if (purposes.equals(newest(handle, address.person()).purposes()) && newest(handle, address.person()).edition().equals(text.hash())) {
            return;   // the same form sent twice
        }
        Answer answer = new Answer(purposes, signer(handle, address), text.hash());
        add(handle, row(handle, Whom.of(address), Act.CHANGED, Method.ADDRESS, answer, ground.clock().instant()), text);
    }

    /** Everything, at the guardian's own address. */
    void withdraw(Handle handle, CodeStore.Row address) {
        if (newest(handle, address.person()).purposes().isEmpty()) {
            return;
        }
        withdraw(handle, address.person(), address.place(), Method.ADDRESS, signer(handle, address));
        ground.people().audit(handle, ground.clock().instant(), Optional.empty(), "consent-withdrawn", ConsentGround.subject(address.person()), "");
    }

    /**
     * Everything, because a guardian told the school; needs no second person. Every address that opened the record ends with it: whoever answered may not
     * have been the guardian, and would else agree again.
     */
    void withdraw(Handle handle, UUID pupil, long place, UUID actor, String reason) {
        boolean ended = codes.endAddresses(handle, pupil);
        Consent newest = store.newest(handle, pupil).filter(one -> ended || !one.purposes().isEmpty()).orElseThrow(() -> new Refusal(ConsentProblem.NOTHING_HOLDS));
        withdraw(handle, pupil, place, Method.SCHOOL, new Signer("", Optional.empty(), signer(handle, newest).pupil()));
        ground.people().audit(handle, ground.clock().instant(), Optional.of(actor), "consent-withdrawn-for-guardian", ConsentGround.subject(pupil), reason);
    }

    private void withdraw(Handle handle, UUID pupil, long place, Method method, Signer signer) {
        Consent before = newest(handle, pupil);
        Instant now = ground.clock().instant();
        store.add(handle, new Consent(0, pupil, place, Act.WITHDRAWN, method, Set.of(), before.edition(), ground.people().seal(handle, pupil, signer.words()),
            now, now, before.untilAt()));
    }

    /** One person of the school has a signed paper before them. */
    void takePaper(Handle handle, UUID pupil, long place, Entry entry, UUID actor) {
        requireLast(handle, pupil, Paper.spokenAt(entry.signedOn()));
        store.keep(handle, entry.text(), ground.clock().instant());
        long number = papers.add(handle, new Paper(0, pupil, place, entry.answer().purposes(), entry.text().hash(), ground.people().seal(handle, pupil, entry.answer().signer().words()),
            entry.signedOn(), actor, ground.clock().instant(), Optional.empty()));
        ground.people().audit(handle, ground.clock().instant(), Optional.of(actor), "consent-paper-entered", ConsentGround.subject(pupil), "paper " + number);
    }

    /** @param text in the language of the paper */
    record Entry(Answer answer, LocalDate signedOn, ConsentText text) {
    }

    /** Another person of the school has compared it. @return the code of the guardian's own address */
    Code confirm(Handle handle, Paper paper, UUID actor) {
        requireLast(handle, paper.person(), paper.spokenAt());
        decide(handle, paper, actor, true, "");
        Answer answer = new Answer(paper.purposes(), signer(handle, paper), paper.edition());
        Consent row = row(handle, new Whom(paper.person(), paper.place()), Act.ANSWERED, Method.PAPER, answer, paper.spokenAt());
        long number = store.add(handle, row);
        ground.people().audit(handle, ground.clock().instant(), Optional.of(actor), "consent-paper-confirmed", ConsentGround.subject(paper.person()), "paper " + paper.number());
        return codes.address(handle, paper.person(), paper.place(), number, Code.fresh());
    }

    private void requireLast(Handle handle, UUID pupil, Instant spokenAt) {
        if (store.isOvertaken(handle, pupil, spokenAt)) {
            throw new Refusal(ConsentProblem.OVERTAKEN);
        }
    }

    void sendBack(Handle handle, Paper paper, UUID actor, String reason) {
        decide(handle, paper, actor, false, reason);
        ground.people().audit(handle, ground.clock().instant(), Optional.of(actor), "consent-paper-refused", ConsentGround.subject(paper.person()), reason);
    }

    private void decide(Handle handle, Paper paper, UUID actor, boolean confirmed, String reason) {
        if (paper.madeBy().equals(actor)) {
            throw new Refusal(ConsentProblem.SAME_PERSON);
        }
        if (!papers.decide(handle, paper.number(), new Paper.Decision(confirmed, actor, ground.clock().instant(), reason))) {
            throw new Refusal(ConsentProblem.DECIDED);
        }
    }

    private long add(Handle handle, Consent row, ConsentText text) {
        store.keep(handle, text, ground.clock().instant());
        long number = store.add(handle, row);
        String agreed = row.purposes().isEmpty() ? "nothing" : EnumSet.copyOf(row.purposes()).stream().map(Purpose::code).collect(Collectors.joining(", "));
        ground.people().audit(handle, ground.clock().instant(), Optional.empty(), "consent-answered", ConsentGround.subject(row.person()), agreed);
        return number;
    }

    /** @param spokenAt when the guardian said it, and its term begins */
    private Consent row(Handle handle, Whom whom, Act act, Method method, Answer answer, Instant spokenAt) {
        Instant until = spokenAt.atZone(AgeBands.ALMATY).plus(LASTS).toInstant();
        return new Consent(0, whom.pupil, whom.place, act, method, answer.purposes(), answer.edition(),
            ground.people().seal(handle, whom.pupil, answer.signer().words()), spokenAt, ground.clock().instant(), until);
    }

    private record Whom(UUID pupil, long place) {
        static Whom of(CodeStore.Row code) {
            return new Whom(code.person(), code.place());
        }
    }

    private Consent newest(Handle handle, UUID pupil) {
        return store.newest(handle, pupil).orElseThrow();
    }

    private Signer signer(Handle handle, CodeStore.Row address) {
        return signer(handle, store.find(handle, address.consent().orElseThrow()).orElseThrow());
    }

    private Signer signer(Handle handle, Consent consent) {
        return Signer.of(ground.people().unseal(handle, consent.person(), consent.sealed()).orElseThrow());
    }

    private Signer signer(Handle handle, Paper paper) {
        return Signer.of(ground.people().unseal(handle, paper.person(), paper.sealed()).orElseThrow());
    }
}
