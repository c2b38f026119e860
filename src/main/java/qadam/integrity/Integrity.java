package qadam.integrity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.credential.CredentialIssued;
import qadam.credential.CredentialListener;
import qadam.credential.CredentialReinstated;
import qadam.credential.CredentialRevoked;
import qadam.credential.Scrutiny;
import qadam.exam.Proceeding;
import qadam.identity.Exporter;
import qadam.identity.IdListener;
import qadam.identity.JoinListener;
import qadam.identity.OfficeSection;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: judges claims by the public rules, keeps what was found for the person and the office, and gives the totals. */
public final class Integrity {
    private static final int MOST_SHOWN = 100;
    /** So long the office can be shown whose credential came before a burst was seen. */
    private static final Duration ISSUED_LATELY = Duration.ofDays(35);
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Period DETAILS = Period.ofMonths(24);

    private final CaseStore store = new CaseStore();
    private final IssuedStore issued = new IssuedStore();
    private final IdBlockStore ids = new IdBlockStore();
    private final Database database;
    private final Witnesses witnesses;
    private final IdBlocks blocks;
    private final Cases cases;
    private final JudgeClaim judge;
    private final Contact contact;
    private final InstantSource clock;

    /** @param key of our own, for marks of ids @param listener hears of each judgement in its transaction */
    public Integrity(Database database, Witnesses witnesses, byte[] key, IntegrityListener listener, InstantSource clock) {
        this.database = database;
        this.witnesses = witnesses;
        this.clock = clock;
        this.blocks = new IdBlocks(key);
        this.cases = new Cases(database, witnesses, listener, clock);
        this.judge = new JudgeClaim(database, witnesses, cases, clock);
        this.contact = new Contact(witnesses.people());
    }

    /** Refusals of the programme by their reason, to be published. */
    public Totals totals(Handle handle) {
        return new Totals(Rule.VERSION, store.totals(handle, witnesses.programmes().id()));
    }

    /** For credentials, which ask before they are signed. */
    public Scrutiny scrutiny() {
        return judge;
    }

    /** To be told of every national id that an officer has seen: so a burst shows before anybody claims. */
    public IdListener ids() {
        return (handle, person, id, by) -> blocks.note(handle, new IdBlocks.Seen(person, id, by), clock.instant());
    }

    /** Remembers for some days who got a credential that can count: those who came before the burst was seen. */
    public CredentialListener issued() {
        return new CredentialListener() {
            @Override
            public void issued(Handle handle, CredentialIssued one) {
                if (!one.rehearsal()) {
                    issued.add(handle, one);
                }
            }

            @Override
            public void revoked(Handle handle, CredentialRevoked revoked) {
                issued.remove(handle, revoked.credential());
            }

            @Override
            public void reinstated(Handle handle, CredentialReinstated reinstated) {
                // a human has looked at it: there is nothing more to look at
            }
        };
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new HolderPages(this, site, askers), new RulesPages(this, site), new OfficePages(this, site, askers));
    }

    public OfficeSection officeSection(Texts texts) {
        return new Sections(witnesses.people(), clock).office(texts);
    }

    /** What becomes of it when an account turns out to be another person's. */
    public JoinListener joining() {
        return JoinListener.of(joined -> {
            store.join(joined);
            issued.join(joined);
            ids.join(joined);
        }, "integrity_cases", "integrity_issued", "id_blocks", "id_bursts");
    }

    public Exporter exporter() {
        return new Sections(witnesses.people(), clock);
    }

    /** What the night does: releases flags whose date has come, lets go of marks and of the details of old cases. Knows its times itself. */
    public List<Forgetting> nightly() {
        return List.of(cases.lapsing(),
            (rows, now) -> Forgetting.inPieces(rows, handle -> ids.forgetMarks(handle, now.minus(IdBlocks.WITHIN), Forgetting.PIECE)),
            (rows, now) -> Forgetting.inPieces(rows, handle -> ids.forgetBursts(handle, details(now), Forgetting.PIECE)),
            (rows, now) -> Forgetting.inPieces(rows, handle -> issued.forget(handle, now.minus(ISSUED_LATELY), Forgetting.PIECE)),
            (rows, now) -> Forgetting.inPieces(rows, handle -> store.forget(handle, details(now), Forgetting.PIECE)));
    }

    private static Instant details(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(DETAILS).toInstant();
    }

    Cases cases() {
        return cases;
    }

    String contact() {
        return database.read(contact::now);
    }

    void changeContact(String words, UUID by) {
        database.write(handle -> {
            contact.change(handle, words, by, clock.instant());
            return null;
        });
    }

    /** Of one claim of the person's own. */
    List<CaseView> of(UUID person, UUID attempt) {
        Instant now = clock.instant();
        return database.read(handle -> store.of(handle, attempt).stream().filter(one -> one.person().equals(person))
            .map(one -> view(handle, one, now)).toList());
    }

    List<CaseView> waiting() {
        Instant now = clock.instant();
        return database.read(handle -> store.waiting(handle, MOST_SHOWN).stream().map(one -> CaseView.of(one, Optional.empty(), now)).toList());
    }

    /** Credentials that were issued before it was seen that their ids are of a burst: to be looked at, and revoked where that is right. */
    List<UUID> issuedBeforeBursts() {
        return database.read(handle -> issued.ofBursts(handle, MOST_SHOWN));
    }

    CaseStore.Waiting countWaiting() {
        return database.read(handle -> store.countWaiting(handle, clock.instant()));
    }

    /**
     * One case before the office.
     *
     * @param own whether it is the asker's own
     * @param decidedByAsker whether the appeal is against what the asker has decided
     * @param issued credentials that others at the same device hold already
     */
    record Look(CaseView view, String course, boolean own, boolean decidedByAsker, List<UUID> issued) {
    }

    Look look(UUID attempt, Rule rule, UUID asker) {
        Instant now = clock.instant();
        return database.read(handle -> {
            Case one = cases.find(handle, attempt, rule);
            return new Look(view(handle, one, now), one.course(), one.person().equals(asker), one.decidedBy().equals(Optional.of(asker)),
                issued.of(handle, others(handle, one)));
        });
    }

    private List<UUID> others(Handle handle, Case one) {
        return switch (one.rule()) {
            case SAME_ANSWERS_ONE_DEVICE -> witnesses.proceedings().onSameDevice(handle, one.person(), one.attempt(), ONE_DAY).stream()
                .map(Proceeding::person).filter(person -> !person.equals(one.person())).distinct().toList();
            case EXAM_TOO_FAST, COURSE_TOO_FAST, IDS_IN_SEQUENCE -> List.of();
        };
    }

    private CaseView view(Handle handle, Case one, Instant now) {
        return CaseView.of(one, one.appeal().flatMap(sealed -> witnesses.people().unseal(handle, one.person(), sealed)), now);
    }

    String courseTitle(String course, Language language) {
        return witnesses.courses().find(course).map(found -> found.title().in(language)).orElse(course);
    }
}
