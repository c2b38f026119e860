package qadam.consent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.identity.Identity;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.shared.Work;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A school with a class on any database, and this package's own parts on it. */
final class SmallSchool {
    static final String BIN = "960440000220";
    static final String NAME = "№ 15 мектеп";

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Members members = new Members(clock);
    final ConsentGround ground;
    final Consents consents;
    final Codes codes;
    final ConsentTexts texts;
    final ConsentViews views;
    final WriteConsent write;
    final Organisation school;
    final Organisation seventh;

    SmallSchool(Database database) {
        this(database, Databases.folder());
    }

    private SmallSchool(Database database, Path folder) {
        this.database = database;
        this.identity = Identity.open(database, clock, "http://localhost", true, folder, new Terms(database, folder, clock), Limits.USUAL);
        this.organisations = Organisations.open(database, new Texts(), clock);
        this.ground = new ConsentGround(database, clock, identity, organisations, members, new Scope(database, identity.askers(), organisations, identity.placedRoles()));
        byte[] key = identity.masterKey().derive("consent codes");
        this.consents = new Consents(ground, new Texts(), key);
        this.codes = new Codes(key, clock);
        this.texts = new ConsentTexts(organisations, new Texts());
        this.views = new ConsentViews(ground, codes, texts);
        this.write = new WriteConsent(ground, codes);
        this.school = make(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL,
            new NewPlace(NAME, Optional.of(BIN), Optional.empty())));
        this.seventh = schoolClass("7 А", Optional.of(7));
    }

    private <T> T make(Work<T> work) {
        return database.write(work);
    }

    Organisation schoolClass(String name, Optional<Integer> grade) {
        return make(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace(name, Optional.empty(), grade)));
    }

    UUID person(String name) {
        return make(handle -> identity.arrivals().make(handle, name));
    }

    UUID person(Handle handle) {
        return identity.arrivals().make(handle, "Директор");
    }

    UUID pupil(String name, Organisation group) {
        UUID pupil = person(name);
        in(handle -> members.add(handle, group, pupil, "teacher"));
        return pupil;
    }

    void in(Consumer<Handle> deed) {
        database.write(handle -> {
            deed.accept(handle);
            return null;
        });
    }

    boolean allows(UUID person, Purpose purpose) {
        return database.read(handle -> consents.allows(handle, person, purpose));
    }

    PupilState state(UUID pupil) {
        return database.read(handle -> views.state(handle, pupil));
    }

    Optional<UUID> childOf(String code) {
        return database.read(handle -> consents.childOf(handle, code));
    }

    ConsentText text(Handle handle) {
        return texts.of(handle, seventh, Language.KK);
    }

    Code link(UUID pupil, UUID teacher) {
        return make(handle -> codes.link(handle, pupil, seventh.number(), teacher));
    }

    /** A mother agrees by a link. @return the code of her own address */
    Code agree(UUID pupil, Code link, Purpose... purposes) {
        return make(handle -> {
            ConsentText text = text(handle);
            Signer mother = new Signer("Сәуле Ахметова", Optional.of(Relation.MOTHER), identity.people().name(handle, pupil));
            return write.byLink(handle, codes.openLink(handle, link), new Answer(Set.copyOf(List.of(purposes)), mother, text.hash()), text, Code.fresh());
        });
    }
}
