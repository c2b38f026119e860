package qadam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.catalog.Programmes;
import qadam.credential.CredentialWorld;
import qadam.identity.Identity;
import qadam.log.PublicLog;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.spotcheck.Holder;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** What the house tells of a holder whose words lie under their own key, and what is left when that is gone. */
class SpotCheckHouseTest {
    private final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    private final Path data = Databases.data();

    @Test
    void the_holders_of_leaves_are_told_with_a_line_in_the_trail() {
        try (Database database = Database.sqlite(data)) {
            Identity identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
            PublicLog.open(database, data, "http://localhost", clock, Programmes.open(database, CredentialWorld.PROGRAMME, clock)).close();
            UUID person = identity.newcomers().add("Айгүл", "aigul", new byte[] {1}).person();
            hold(database, identity, person, 17, "Айгүл Серікқызы Омарова");
            holdNobody(database, 18);
        }
        List<Optional<Holder>> told = new ArrayList<>();
        SpotCheckHouse.with(null, data, clock, (trust, holders) -> {
            told.addAll(holders.tell(List.of(17L, 18L, 19L), "kz-2026, 40, 3", "contract 17"));
            return 0;
        });
        assertThat(told).containsExactly(
            Optional.of(new Holder("KZ-2026-17", Optional.of("Айгүл Серікқызы Омарова"), Optional.of("aigul"), Optional.empty(), Optional.empty())),
            Optional.of(new Holder("KZ-2026-18", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())), Optional.empty());
        try (Database database = Database.sqlite(data)) {
            assertThat(database.<List<String>>read(handle -> handle.createQuery("select act || ' ' || object || ' ' || reason from audit_entries where act = 'spot-check-told'").mapTo(String.class).list()))
                .containsExactly("spot-check-told kz-2026, 40, 3 contract 17");
        }
    }

    private static void hold(Database database, Identity identity, UUID person, long place, String name) {
        database.write(handle -> {
            add(handle, person, place, identity.people().seal(handle, person, name));
            return null;
        });
    }

    /** As an erased account leaves it. */
    private static void holdNobody(Database database, long place) {
        database.write(handle -> {
            add(handle, Ids.random(), place, new byte[0]);
            return null;
        });
    }

    private static void add(org.jdbi.v3.core.Handle handle, UUID person, long place, byte[] name) {
        long leaf = handle.createQuery("insert into leaves (line, queued_at, log_index) values ('{}', 1, :place) returning number").bind("place", place)
            .mapTo(Long.class).one();
        handle.createUpdate("""
                insert into credentials (id, person, attempt, registry_number, status_list, status_index, issued_at, hash, salt_sealed, name_sealed, document_sealed, token_sealed, leaf)
                values (:id, :person, :attempt, :number, 1, 1, 1, :none, :none, :name, :none, :none, :leaf)""")
            .bind("id", Ids.random()).bind("person", person).bind("attempt", Ids.random()).bind("number", "KZ-2026-" + place).bind("none", new byte[0])
            .bind("name", name).bind("leaf", leaf).execute();
    }
}
