package qadam.identity;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: what others ask of it, and the pages it adds. */
public final class Identity {
    /** Stands in the trail as the reason. */
    private static final String OPERATOR = "by the operator, on the machine: reset-access";

    private final Database database;
    private final InstantSource clock;
    private final String origin;
    private final MasterKey masterKey;
    private final Limits limits;
    private final Audit audit = new Audit();
    private final LearnerStore learners = new LearnerStore();
    private final SeenIds seenIds;
    private final SignUp.Parts parts;
    private final OldRowStore oldRows = new OldRowStore();
    private final SessionStore sessions = new SessionStore();
    private final WaysIn waysIn = new WaysIn();
    private OtherDoors others = OtherDoors.NONE;
    private final JoinPersons joinPersons;
    private PlaceNames placeNames = (handle, place, language) -> "";

    private Identity(Database database, InstantSource clock, String origin, boolean secure, MasterKey masterKey, HouseRules rules, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.origin = origin;
        this.masterKey = masterKey;
        this.limits = limits;
        this.seenIds = new SeenIds(database, clock, masterKey, limits);
        Persons persons = new Persons(database, masterKey, audit, seenIds);
        AccessNews news = new AccessNews(clock, audit);
        this.parts = new SignUp.Parts(persons, new Names(masterKey), new RecoveryCodes(masterKey, persons),
            new Sessions(database, clock, new SessionCookie(secure), limits), new Grants(clock, audit),
            new Passwords(limits.of(Limit.HEAVY_WORK_AT_ONCE)), rules, news, new OwnPasskeys(clock, persons, news, waysIn), new ResetLinks(clock, news));
        this.joinPersons = new JoinPersons(parts);
    }

    /**
     * @param secure false where people come over plain HTTP from elsewhere: then no cookie is called secure and no passkey is offered
     * @param data the folder that holds the master key, made at the first start
     */
    public static Identity open(Database database, InstantSource clock, String origin, boolean secure, Path data, HouseRules rules, Limits limits) {
        return new Identity(database, clock, origin, secure, MasterKey.open(data, database), rules, limits);
    }

    /** How many passkeys there are, all made for the host of the origin. */
    public static long passkeys(Database database) {
        return database.read(new SignInStore()::passkeys);
    }

    public Askers askers() {
        return parts.sessions();
    }

    public People people() {
        return parts.persons();
    }

    public Learners learners() {
        return learners;
    }

    /** Rights in places. */
    public PlacedRoles placedRoles() {
        return parts.grants();
    }

    /** Who comes in by another organisation's sign-on. */
    public SignOns signOns() {
        return new SignOns(database, clock, parts, new Confirmations(database, clock, parts, seenIds), seenIds, masterKey.derive("sign-on subjects"), waysIn,
            new Tries(database, clock, masterKey, limits));
    }

    /** @param doors beside password and passkey; given before the pages are open */
    public void openedBy(OtherDoors doors) {
        others = doors;
        waysIn.trust(doors.issuers());
    }

    /** From now on what staff may do opens only by a passkey, or a sign-on that vouches for a second factor; said before the pages are open. */
    public void lockStaff() {
        parts.sessions().lockStaff();
    }

    public Arrivals arrivals() {
        return new Arrivals(database, clock, parts, waysIn);
    }

    /** True when the asker was sent to sign in again, and comes back to this address without language; the caller does nothing more. */
    public boolean isProofMissing(Context context, String next) {
        return Proof.isMissing(context, parts.sessions(), next);
    }

    /** The trail for the person whom it is about. */
    public OwnTrail trail(Texts texts) {
        return new OwnTrail(texts);
    }

    /** Joins two accounts that are one person's, and takes that back. */
    public JoinPersons joinPersons() {
        return joinPersons;
    }

    /** @param names says on an invitation which place it is for; given before the pages are open */
    public void naming(PlaceNames names) {
        this.placeNames = names;
    }

    /** For organisations that answer for who their people are. */
    public Vouching vouching() {
        return new Vouching(database, parts.persons(), seenIds, new Confirmations(database, clock, parts, seenIds));
    }

    public Newcomers newcomers() {
        return new Newcomers(database, clock, parts, seenIds);
    }

    /** @param listener hears of each change of how somebody comes in; added before the pages are open */
    public void heardBy(AccessListener listener) {
        parts.news().heardBy(listener);
    }

    /** @param listener hears of each national id that an officer has seen; added before the pages are open */
    public void heardBy(IdListener listener) {
        seenIds.heardBy(listener);
    }

    public MasterKey masterKey() {
        return masterKey;
    }

    /** Every table whose rows on a person are in the download of their data, ours and the exporters'. */
    public static Set<String> exportedTables(List<Exporter> exporters) {
        Set<String> all = new TreeSet<>(Account.tables());
        exporters.forEach(exporter -> all.addAll(exporter.tables()));
        return all;
    }

    /** Lets go of sessions that nobody uses any more. */
    public Forgetting sessions() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> sessions.forget(handle, before, Forgetting.PIECE));
    }

    /** Lets go of what serves for hours or days only: counters of tries, questions to passkeys, one-time links. */
    public Forgetting shortLived() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> oldRows.shortLived(handle, now, Forgetting.PIECE));
    }

    /** Warns, then erases, accounts that nobody has used for long. @param exporters as for {@link #routes} */
    public Forgetting inactiveAccounts(List<Exporter> exporters, InactivityListener listener) {
        return new InactiveAccounts(clock, new Account(database, clock, parts, exporters), listener);
    }

    /** The pages, with what other packages add to them. */
    public List<Routes> routes(Site site, List<MeSection> me, List<OfficeSection> office, List<Exporter> exporters) {
        Tries tries = new Tries(database, clock, masterKey, limits);
        SignUp signUp = new SignUp(database, clock, parts);
        Reset reset = new Reset(database, clock, tries, parts);
        SignUpPages signUpPages = new SignUpPages(site, parts.sessions(), signUp, tries);
        Passkeys passkeys = new Passkeys(database, origin, new Challenges(database, clock));
        Confirmations confirmations = new Confirmations(database, clock, parts, seenIds);
        Account account = new Account(database, clock, parts, exporters);
        List<OfficeSection> sections = new ArrayList<>(OwnOfficeSections.all(site.texts(), parts.grants()));
        sections.addAll(office);
        return List.of(signUpPages,
            new SignInPages(site, parts.sessions(), new SignIn(database, clock, tries, parts), others),
            new SecondFactorPages(site, parts.sessions(), database, others),
            new InvitationPages(site, database, parts, signUpPages, placeNames),
            new RecoveryCodePages(site, database, clock, parts),
            site.isInsecure() ? nothing -> { } : new PasskeyRoutes(database, clock, parts, passkeys, signUp, reset, tries),
            new PasskeyPages(site, parts.sessions(), database, parts.ways()),
            new ResetPages(site, parts.sessions(), reset), new ResetLinkPages(site, database, clock, parts),
            new MePages(site, parts.sessions(), database, account, parts, me),
            new PeoplePages(site, parts.sessions(), database, parts.persons(), confirmations, sections),
            new StaffPages(site, database, clock, parts),
            new AuditPages(site, database, parts, audit),
            new OfficePages(site, parts.sessions(), database, sections));
    }

    /** User names of who may do everything. */
    public List<String> administrators() {
        return database.read(handle -> parts.grants().current(handle).stream().filter(grant -> grant.role() == Role.ADMINISTRATOR)
            .map(grant -> parts.persons().find(handle, grant.person(), PersonDetail.USER_NAME).orElse("")).toList());
    }

    /** The name under which this person signs in, if there is one. */
    public Optional<String> userName(Handle handle, UUID person) {
        return parts.persons().find(handle, person, PersonDetail.USER_NAME);
    }

    /** For the operator of the machine: a one-time path that lets this person in again. @throws Refusal when there is nobody of that name */
    public String resetPath(String userName, Language language) {
        String subject = parts.names().subject(UserName.fold(userName));
        return database.write(handle -> {
            UUID person = new SignInStore().find(handle, SignInWay.NAME, "", subject)
                .orElseThrow(() -> new Refusal(IdentityProblem.PERSON_UNKNOWN)).person();
            return "/" + language.tag() + "/reset/" + parts.links().make(handle, person, Optional.empty(), OPERATOR);
        });
    }

    /** A new one-time path that makes its opener the administrator; empty once there is one. Printed, never stored. */
    public Optional<String> administratorPath() {
        return database.write(parts.grants()::firstLink).map(token -> "/kk/invitations/" + token);
    }
}
