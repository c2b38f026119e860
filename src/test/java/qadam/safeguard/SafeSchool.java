package qadam.safeguard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.consent.ConsentGround;
import qadam.consent.Consents;
import qadam.consent.Purpose;
import qadam.consent.Relation;
import qadam.consent.Signer;
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
import qadam.shared.Regions;
import qadam.shared.Texts;
import qadam.shared.Work;
import qadam.terms.Terms;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A school with people on any database, each in a region of its own, and this package on it. */
final class SafeSchool {
    /** Where a class of tests has its schools. */
    record Country(Database database, Path folder, AtomicInteger schools) implements AutoCloseable {
        static Country sqlite() {
            return new Country(Databases.sqlite(), Databases.folder(), new AtomicInteger());
        }

        static Country postgresql() {
            return new Country(Databases.postgresql(), Databases.folder(), new AtomicInteger());
        }

        @Override
        public void close() {
            database.close();
        }
    }

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Members members = new Members(clock);
    final Consents consents;
    final SafeguardGround ground;
    final Modes modes;
    final Safeguard safeguard;
    final Organisation region;
    final Organisation school;
    /** 13 to 17 at least. */
    final Organisation ninth;
    /** Under 13. */
    final Organisation third;
    final UUID head;
    final UUID psychologist;
    final UUID deputy;
    final Map<UUID, String> words = new HashMap<>();
    /** Who was told what: "alerted NAME", "unseen NAME", "closed NAME". */
    final List<String> told = new ArrayList<>();

    SafeSchool(Country country) {
        this.database = country.database();
        Path folder = country.folder();
        int number = country.schools().getAndIncrement();
        this.identity = Identity.open(database, clock, "http://localhost", true, folder, new Terms(database, folder, clock), Limits.USUAL);
        this.organisations = Organisations.open(database, new Texts(), clock);
        Scope scope = new Scope(database, identity.askers(), organisations, identity.placedRoles());
        this.consents = new Consents(new ConsentGround(database, clock, identity, organisations, members, scope), new Texts(), identity.masterKey().derive("consent codes"));
        this.ground = new SafeguardGround(database, clock, identity, organisations, members, scope, consents, (handle, person, exchange) -> Optional.ofNullable(words.get(exchange)));
        this.modes = new Modes(ground);
        this.safeguard = new Safeguard(ground, new Texts(), news());
        this.region = make(handle -> organisations.region(handle, new Regions().all().get(number).id()).orElseThrow());
        this.school = make(handle -> organisations.add(handle, region, Kind.SCHOOL, new NewPlace("№ 15 мектеп", Optional.of(String.format("9604400%05d", number)), Optional.empty())));
        this.ninth = schoolClass("9 А", Optional.of(9));
        this.third = schoolClass("3 А", Optional.of(3));
        this.head = staff("Директор", Role.HEAD, school);
        this.psychologist = staff("Психолог", Role.CLERK, school);
        this.deputy = staff("Орынбасар", Role.CLERK, school);
    }

    private SafeguardNews news() {
        return new SafeguardNews() {
            @Override
            public void alerted(Handle handle, UUID reader, String address) {
                told.add("alerted " + name(handle, reader));
            }

            @Override
            public void unseen(Handle handle, UUID somebody, String address) {
                told.add("unseen " + name(handle, somebody));
            }

            @Override
            public void closed(Handle handle, UUID somebody, String address) {
                told.add("closed " + name(handle, somebody));
            }
        };
    }

    private String name(Handle handle, UUID person) {
        return identity.people().name(handle, person);
    }

    <T> T make(Work<T> work) {
        return database.write(work);
    }

    void in(Consumer<Handle> deed) {
        database.write(handle -> {
            deed.accept(handle);
            return null;
        });
    }

    Organisation schoolClass(String name, Optional<Integer> grade) {
        return schoolClass(school, name, grade);
    }

    Organisation schoolClass(Organisation within, String name, Optional<Integer> grade) {
        return make(handle -> organisations.add(handle, within, Kind.CLASS, new NewPlace(name, Optional.empty(), grade)));
    }

    Organisation anotherSchool() {
        return make(handle -> organisations.add(handle, region, Kind.SCHOOL, new NewPlace("№ 16 мектеп", Optional.empty(), Optional.empty())));
    }

    UUID person(String name) {
        return make(handle -> identity.arrivals().make(handle, name));
    }

    UUID staff(String name, Role role, Organisation place) {
        UUID person = person(name);
        give(person, role, place);
        return person;
    }

    void give(UUID person, Role role, Organisation place) {
        in(handle -> identity.placedRoles().give(handle, person, role, place.number(), person));
    }

    void take(UUID person, Role role, Organisation place) {
        in(handle -> identity.placedRoles().withdraw(handle, person, role, place.number(), Optional.empty(), "left"));
    }

    UUID pupil(String name, Organisation... groups) {
        UUID pupil = person(name);
        for (Organisation group : groups) {
            in(handle -> members.add(handle, group, pupil, "teacher"));
        }
        return pupil;
    }

    void decide(boolean teens, boolean under13) {
        decide(school, Map.of(Reader.Duty.LEAD, psychologist, Reader.Duty.DEPUTY, deputy), teens, under13);
    }

    void decide(Organisation place, Map<Reader.Duty, UUID> named, boolean teens, boolean under13) {
        in(handle -> modes.decide(handle, place, new Mode(place.number(), named, teens, under13, head, clock.instant(), Optional.empty())));
    }

    void accept(UUID person, boolean grownUp) {
        in(handle -> new AgePolicy(ground, modes).accept(handle, person, grownUp, clock.instant()));
    }

    /** A mother answers anew. */
    void agree(UUID pupil, Organisation group, Purpose... purposes) {
        in(handle -> consents.answer(handle, consents.invite(handle, pupil, group, head), Language.KK, Set.of(purposes),
            new Signer("Сәуле Ахметова", Optional.of(Relation.MOTHER), identity.people().name(handle, pupil))));
    }

    MayAsk mayAsk(UUID person) {
        return safeguard.mayAsk(Optional.of(person));
    }
}
