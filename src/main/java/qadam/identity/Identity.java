package qadam.identity;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qadam.shared.Database;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: what others ask of it, and the pages it adds. */
public final class Identity {
    private final Database database;
    private final InstantSource clock;
    private final String origin;
    private final MasterKey masterKey;
    private final Audit audit = new Audit();
    private final LearnerStore learners = new LearnerStore();
    private final SignUp.Parts parts;

    private Identity(Database database, InstantSource clock, String origin, boolean secure, MasterKey masterKey, HouseRules rules) {
        this.database = database;
        this.clock = clock;
        this.origin = origin;
        this.masterKey = masterKey;
        Persons persons = new Persons(masterKey, audit);
        this.parts = new SignUp.Parts(persons, new Names(masterKey), new RecoveryCodes(masterKey, persons),
            new Sessions(database, clock, new SessionCookie(secure)), new Grants(clock, audit), new Passwords(), rules);
    }

    /**
     * @param secure false where people come over plain HTTP from elsewhere: then no cookie is called secure and no passkey is offered
     * @param data the folder that holds the master key, made at the first start
     */
    public static Identity open(Database database, InstantSource clock, String origin, boolean secure, Path data, HouseRules rules) {
        return new Identity(database, clock, origin, secure, MasterKey.open(data, database), rules);
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

    public Newcomers newcomers() {
        return new Newcomers(database, clock, parts);
    }

    public MasterKey masterKey() {
        return masterKey;
    }

    /** The pages, with what other packages add to them. */
    public List<Routes> routes(Site site, List<MeSection> me, List<OfficeSection> office, List<Exporter> exporters) {
        Limits limits = new Limits(database, clock, masterKey);
        SignUp signUp = new SignUp(database, clock, parts);
        SignUpPages signUpPages = new SignUpPages(site, parts.sessions(), signUp, limits);
        Passkeys passkeys = new Passkeys(database, origin, new Challenges(database, clock));
        Confirmations confirmations = new Confirmations(database, clock, parts.persons(), parts.names());
        Account account = new Account(database, clock, parts, exporters);
        List<OfficeSection> sections = new ArrayList<>(OwnOfficeSections.all(site.texts()));
        sections.addAll(office);
        return List.of(signUpPages,
            new SignInPages(site, parts.sessions(), new SignIn(database, clock, limits, parts)),
            new InvitationPages(site, parts.sessions(), database, parts.grants(), signUpPages),
            new RecoveryCodePages(site, parts.sessions(), database, clock, parts.codes()),
            site.isInsecure() ? nothing -> { } : new PasskeyRoutes(database, clock, parts.sessions(), passkeys, signUp, parts.persons(), limits),
            new MePages(site, parts.sessions(), database, account, parts, me),
            new PeoplePages(site, parts.sessions(), database, parts.persons(), confirmations, sections),
            new StaffPages(site, database, clock, parts),
            new AuditPages(site, database, parts, audit),
            new OfficePages(site, parts.sessions(), database, sections));
    }

    /** A new one-time path that makes its opener the administrator; empty once there is one. Printed, never stored. */
    public Optional<String> administratorPath() {
        return database.write(parts.grants()::firstLink).map(token -> "/kk/invitations/" + token);
    }
}
