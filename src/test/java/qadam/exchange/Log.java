package qadam.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import qadam.identity.Identity;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** An installation with one person, Айгүл, in class 7 A of a school, and its log of exchanges. */
final class Log {
    static final String MODEL = "issai/LLama-3.1-KazLLM-1.0-8B";

    private static byte[] hash;

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Members members;
    final Exchanges exchanges;
    final UUID aigul;
    final Organisation school;
    final Organisation group;

    Log(Database database) {
        Path data = Databases.folder();
        this.database = database;
        this.identity = Identity.open(database, clock, "https://qadam.school.kz", true, data, new Terms(database, data, clock), Limits.USUAL);
        this.organisations = Organisations.open(database, new Texts(), clock);
        this.members = new Members(clock);
        this.exchanges = new Exchanges(database, clock, identity.people(), organisations, members);
        this.aigul = person("aigul");
        this.school = write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("№ 12")));
        this.group = write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7))));
        write(handle -> members.add(handle, group, aigul, "teacher"));
    }

    UUID person(String user) {
        return identity.newcomers().add("Айгүл Омарова", user, hash(identity)).person();
    }

    /** Nobody signs in here: one password serves, which costs 20 MB and a while. */
    private static synchronized byte[] hash(Identity identity) {
        hash = hash == null ? identity.newcomers().hash("көк аспан 2026") : hash;
        return hash;
    }

    <T> T write(Function<Handle, T> deed) {
        return database.write(deed::apply);
    }

    <T> T read(Function<Handle, T> look) {
        return database.read(look::apply);
    }

    void itIs(String moment) {
        clock.forward(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    /** Asked by Айгүл of the model, 100 tokens to and 50 back. */
    static Entry asked(Optional<UUID> person, String question) {
        return new Entry(Ids.random(), qadam.exchange.Kind.TUTOR, person, Language.KK, "tutor-1", List.of("ai-for-everyone/what-is-ai#1", "ai-for-everyone/what-is-ai#2"),
            Optional.of("ai-for-everyone"), Optional.of(MODEL), Optional.of("ab12"), "{\"temperature\":0.2}", List.of("CITED"), Duration.ofMillis(900),
            Duration.ofSeconds(8), new Tokens(100, 50, true), Optional.of(new Words(question, "Жауап: " + question)));
    }

    static Entry refused(Optional<UUID> person, String verdict) {
        return new Entry(Ids.random(), qadam.exchange.Kind.TUTOR, person, Language.RU, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), "{}",
            List.of(verdict), Duration.ZERO, Duration.ZERO, Tokens.NONE, Optional.empty());
    }

    Entry ask(String question) {
        Entry entry = asked(Optional.of(aigul), question);
        exchanges.append(entry);
        return entry;
    }

    List<Past> hers() {
        return database.read(handle -> exchanges.of(handle, aigul, 100));
    }

    /** A column of a table, row by row, as the database gives it. */
    List<String> column(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    long count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }
}
