package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.exam.ExamChanged;
import qadam.exam.ExamListener;
import qadam.exam.ExamPassed;
import qadam.exam.ExamProblem;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.identity.NationalId;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.proof.Trust;
import qadam.proof.Verdict;
import qadam.proof.Verification;
import qadam.proof.Verifier;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.shared.Places;
import qadam.shared.Refusal;
import qadam.shared.Regions;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: entitles, issues, opens, verifies and revokes credentials, and shows their pages. */
public final class Credentials {
    private final Foundations foundations;
    private final Database database;
    private final Site site;
    private final Places places;   // a stranger's file may unpack to some 30 MB
    private final People people;
    private final Issuer issuer;
    private final LogBook log;
    private final StatusLists statusLists;
    private final Sections sections;
    private final ClaimCredential claim;
    private final RevokeCredential revoke;
    private final List<CredentialListener> listeners;
    private final JoinCount joinCount;
    private final EntitlementStore entitlements = new EntitlementStore();
    private final CredentialStore credentials = new CredentialStore();
    private final RevocationStore revocations = new RevocationStore();
    private final LeafStore leaves = new LeafStore();
    private Scrutiny scrutiny = Scrutiny.NONE;
    private Permission permission = Permission.ALWAYS;
    private Supervision supervision = Supervision.NONE;

    /** @param listeners hear of each credential in its own transaction, in this order */
    public Credentials(Foundations foundations, Site site, List<CredentialListener> listeners) {
        this.foundations = foundations;
        this.site = site;
        this.database = foundations.database();
        this.places = new Places(foundations.limits().of(Limit.HEAVY_WORK_AT_ONCE));
        this.people = foundations.people();
        this.log = foundations.log();
        this.issuer = Issuer.open(foundations.origin(), "Qadam · " + foundations.programme().title().kk(), foundations.data(), database);
        this.statusLists = new StatusLists(database, issuer, foundations.clock());
        this.sections = new Sections(site.texts(), people);
        Wording wording = new Wording(foundations.courses(), foundations.programme(), site.texts());
        this.listeners = new ArrayList<>(listeners);
        this.claim = new ClaimCredential(foundations, issuer, wording, this.listeners);
        this.revoke = new RevokeCredential(foundations, this.listeners);
        this.joinCount = new JoinCount(foundations);
    }

    /** From now on a claim is judged before it is signed. To be called before the first claim. @param listener hears of credentials after the others */
    public Credentials judgedBy(Scrutiny scrutiny, CredentialListener listener) {
        this.scrutiny = scrutiny;
        this.listeners.add(listener);
        return this;
    }

    /** From now on nothing is issued, and no name shown, that is not permitted. To be called before the first claim. */
    public Credentials permittedBy(Permission asked) {
        this.permission = asked;
        claim.permittedBy(asked);
        return this;
    }

    Permission permission() {
        return permission;
    }

    /** Whether this reader may see whose it is, and have it in any form that says so. */
    boolean isNamedFor(Optional<UUID> reader, Credential credential) {
        return reader.equals(Optional.of(credential.person())) || database.read(handle -> permission.isNamed(handle, credential.person()));
    }

    /** From now on rooms say which exams were supervised. To be called before the first claim. */
    public Credentials supervisedBy(Supervision by) {
        this.supervision = by;
        claim.supervisedBy(by);
        return this;
    }

    Supervision.Word supervision(Handle handle, UUID attempt) {
        return supervision.of(handle, attempt);
    }

    /** What a person has passed, the newest first. */
    public List<Earned> earned(Handle handle, UUID person) {
        List<Entitlement> passed = entitlements.of(handle, person);
        boolean permitted = !passed.isEmpty() && permission.mayHold(handle, person);
        return passed.stream().map(one -> earned(handle, one, permitted)).toList();
    }

    private Earned earned(Handle handle, Entitlement one, boolean permitted) {
        Optional<Credential> issued = credentials.ofAttempt(handle, one.attempt());
        Optional<Standing.State> state = issued.map(credential -> standing(handle, credential).state());
        boolean counted = state.filter(at -> at == Standing.State.COUNTED || at == Standing.State.CLAIMED).isPresent();
        boolean open = state.map(at -> at == Standing.State.OPEN || at == Standing.State.UNSEEN).orElse(true);
        return new Earned(one.attempt(), one.course(), one.passedAt(), supervision.of(handle, one.attempt()).kind(), isRehearsal(one),
            issued.map(Credential::id), counted, open, permitted || issued.isPresent());
    }

    /**
     * Issues what a passed exam entitles to, in the organisation's name; of what its holder has claimed before, says whose it is, so that it counts.
     * The holder must be confirmed, with the id when one is given. Without an id it is issued and counts nobody.
     *
     * @param objection of the organisation's, raised where it is written
     * @return the credential's id @throws Refusal when something speaks against it, as when the holder claims
     */
    public UUID countByOrganisation(UUID person, UUID attempt, Claim given, Objection objection) {
        Optional<Credential> issued = database.read(handle -> credentials.ofAttempt(handle, attempt)).filter(one -> one.person().equals(person));
        if (issued.isEmpty()) {
            return claim(person, attempt, given, objection);
        }
        if (given.nationalId().isPresent() && database.read(handle -> standing(handle, issued.get()).isOpen())) {
            join(person, issued.get().id(), given.nationalId().get(), objection);
        }
        return issued.get().id();
    }

    Scrutiny scrutiny() {
        return scrutiny;
    }

    /** How many there are, each with the origin in its address for ever. */
    public static long issued(Database database) {
        return database.read(new CredentialStore()::count);
    }

    /** Hears of passed exams; writes the entitlement and nothing else. */
    public ExamListener entitle() {
        return new ExamListener() {
            @Override
            public void passed(Handle handle, ExamPassed passed) {
                entitlements.add(handle, Entitlement.of(passed));
            }

            /** What was claimed stays: a credential is not taken back by opening an exam again. */
            @Override
            public void changed(Handle handle, ExamChanged changed) {
                if (changed.change() == ExamChanged.Change.REOPENED) {
                    entitlements.withdraw(handle, changed.person(), changed.attempt());   // first, so that whoever claims just now waits for it
                    if (credentials.ofAttempt(handle, changed.attempt()).isPresent()) {
                        throw new Refusal(ExamProblem.CLAIMED);
                    }
                }
            }
        };
    }

    public List<Routes> routes(Site site, Askers askers) {
        Regions regions = new Regions();
        ClaimRows rows = new ClaimRows(site.texts(), foundations.courses(), foundations.programme());
        return List.of(new ClaimPages(this, foundations, regions, site, askers), new CredentialPages(this, site, askers, rows),
            new VerifyPages(this, site, askers, rows, foundations.clock()), new OfficePages(this, site, askers, foundations.courses()),
            new NamePages(new NameCheck(foundations, regions), site, askers),
            new IssuerPages(issuer, trust(), statusLists));
    }

    /** What a person's own page shows of their credentials. */
    public MeSection meSection() {
        return sections.me();
    }

    public OfficeSection officeSection() {
        return sections.office();
    }

    /** What becomes of a person's credentials when an account turns out to be another person's. */
    public JoinListener joining() {
        return new JoinedCredentials();
    }

    public Exporter exporter() {
        return sections.exporter(new CredentialFiles(this, new Certificate(site, new ClaimRows(site.texts(), foundations.courses(), foundations.programme()), issuer.origin())));
    }

    /** Since when each of these people has held a valid credential for the course that is no rehearsal's; who holds none is not there. */
    public Map<UUID, Instant> holders(Handle handle, Collection<UUID> persons, String course) {
        return credentials.holders(handle, persons, course, foundations.programme().isDemonstration());
    }

    /** Every leaf in the order in which it was queued: for the log, and to compute the count anew. */
    public void eachLeaf(Handle handle, Consumer<QueuedLeaf> reader) {
        leaves.each(handle, reader);
    }

    /** The trust file of this installation, for verifiers without a network. */
    public byte[] trustFile() {
        return trust().toJson();
    }

    private Trust trust() {
        return new Trust(issuer.trust().issuers(), Optional.of(log.openedAt()), Optional.of(log.trust()));
    }

    /** With these this installation signs. */
    public List<String> keys() {
        return issuer.keys();
    }

    Issuer issuer() {
        return issuer;
    }

    /** Issues what a passed attempt entitles to, once; asked again, it gives the same. @return the credential's id */
    public UUID claim(UUID person, UUID attempt, Claim given) {
        return claim(person, attempt, given, Objection.NONE);
    }

    private UUID claim(UUID person, UUID attempt, Claim given, Objection objection) {
        Optional<Entitlement> entitlement = database.read(handle -> entitlements.find(handle, person, attempt));
        if (entitlement.isPresent() && !admits(entitlement.get())) {
            throw new Refusal(CredentialProblem.HELD);
        }
        return claim.claim(person, attempt, given, objection);
    }

    /**
     * Has a holder counted who was not when it was issued, with all that they hold. Each is judged as a claim is, and nothing else: what cannot be
     * counted any more, or is already, is nobody's case.
     *
     * @throws Refusal that something speaks against one of them; its value {@code attempt} says which
     */
    public void join(UUID person, UUID credential, NationalId given) {
        join(person, credential, given, Objection.NONE);
    }

    private void join(UUID person, UUID credential, NationalId given, Objection objection) {
        List<Credential> open = joinCount.open(person, credential);
        List<UUID> held = database.read(handle -> open.stream().map(one -> entitlement(handle, person, one.attempt())).toList()).stream()
            .filter(one -> !scrutiny.admits(person, one.attempt(), one.course())).map(Entitlement::attempt).toList();
        if (!held.isEmpty()) {
            throw new Refusal(CredentialProblem.HELD, Map.of("attempt", Ids.hex(held.getFirst())));
        }
        joinCount.join(person, open, given, objection);
    }

    Standing standing(Handle handle, Credential credential) {
        return joinCount.standing(handle, credential);
    }

    public void revoke(UUID id, RevocationReason reason, String words, UUID by) {
        revoke.revoke(id, reason, words, by);
    }

    /** Takes a revocation back that was a mistake. */
    public void reinstate(UUID id, String words, UUID by) {
        revoke.reinstate(id, words, by);
    }

    /** A rehearsal is never counted, and its questions are public: how fast it went says nothing. What is issued already was judged then. */
    boolean admits(Entitlement entitlement) {
        return isRehearsal(entitlement) || database.read(handle -> credentials.ofAttempt(handle, entitlement.attempt())).isPresent()
            || scrutiny.admits(entitlement.person(), entitlement.attempt(), entitlement.course());
    }

    boolean isRehearsal(Entitlement entitlement) {
        return entitlement.isRehearsal(foundations.programme());
    }

    Entitlement entitlement(Handle handle, UUID person, UUID attempt) {
        return entitlements.find(handle, person, attempt).orElseThrow(() -> new Refusal(CredentialProblem.NOT_ENTITLED));
    }

    List<Entitlement> entitlements(Handle handle, UUID person) {
        return entitlements.of(handle, person);
    }

    List<Credential> of(Handle handle, UUID person) {
        return credentials.of(handle, person);
    }

    Optional<Credential> ofAttempt(Handle handle, UUID attempt) {
        return credentials.ofAttempt(handle, attempt);
    }

    Optional<Credential> numbered(Handle handle, String registryNumber) {
        return credentials.numbered(handle, registryNumber);
    }

    Optional<Credential> find(Handle handle, UUID id) {
        return credentials.find(handle, id);
    }

    Optional<Revocation> revocation(Handle handle, UUID id) {
        return revocations.find(handle, id);
    }

    /** @throws Refusal when there is none, or its holder has had everything about them erased */
    Held open(UUID id) {
        return database.read(handle -> {
            Credential credential = credentials.find(handle, id).orElseThrow(() -> new Refusal(CredentialProblem.UNKNOWN));
            QueuedLeaf queued = leaves.find(handle, credential.leaf());
            return new Held(credential, words(handle, credential, credential.sealed().name()),
                words(handle, credential, credential.sealed().document()).getBytes(StandardCharsets.UTF_8),
                words(handle, credential, credential.sealed().token()),
                HexFormat.of().parseHex(words(handle, credential, credential.sealed().salt())),
                queued, queued.index().flatMap(index -> log.proof(handle, index)), revocations.find(handle, id));
        });
    }

    /** Examines bytes from anybody; asks our own signed status lists and our own log, and nobody else's. */
    Verification verify(byte[] bytes) {
        Verification verification = verify(bytes, Optional.empty());
        return verification.verdict() instanceof Verdict.InLog ? verification
            : beside(verification).map(bundle -> verify(bytes, Optional.of(bundle))).orElse(verification);
    }

    Verification verify(Held held) {
        return verify(held.document(), Optional.of(Held.write(bundle(held))));
    }

    private Verification verify(byte[] bytes, Optional<byte[]> bundle) {
        return places.in(() -> new Verifier(trust(), statusLists).verify(bytes, bundle, foundations.clock().instant()));
    }

    /** What we know of a credential of ours that somebody has brought without it. */
    private Optional<byte[]> beside(Verification verification) {
        Optional<UUID> id = verification.claims().filter(claims -> claims.issuer().did().equals(issuer.did()))
            .map(claims -> Question.read(claims.id(), new byte[0], issuer.origin()))
            .flatMap(question -> question instanceof Question.Ours ours ? Optional.of(ours.id()) : Optional.empty());
        try {
            return id.map(this::open).map(held -> Held.write(bundle(held)));
        } catch (Refusal erasedOrUnknown) {
            return Optional.empty();
        }
    }

    Map<String, Object> bundle(Held held) {
        return held.bundle(issuer.credential(held.credential().id()), log.promise(held.commitment(), held.queued().queuedAt()));
    }

    Database database() {
        return database;
    }

    private String words(Handle handle, Credential credential, byte[] sealed) {
        return people.unseal(handle, credential.person(), sealed).orElseThrow(() -> new Refusal(CredentialProblem.ERASED));
    }
}
