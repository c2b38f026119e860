package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.PersonJoined;
import qadam.identity.PersonParting;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.RowChange;
import qadam.shared.RowChanges;
import qadam.world.Databases;
import qadam.world.Iin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same citizen by a school's list and by an account of their own: one person in the count, before they are joined and after. */
class JoinedCountTest {
    private final String iin = Iin.next();
    private final List<RowChange> changes = new ArrayList<>();

    private void join(CredentialWorld world, UUID from, UUID into) {
        world.database.write(handle -> {
            Map<String, Object> names = Map.of("from", Ids.bytes(from), "into", Ids.bytes(into), "now", world.clock.millis());
            world.credentials.joining().joined(new PersonJoined(handle, from, into, world.clock.instant(), new RowChanges(handle, names, changes::add), world.people));
            return null;
        });
    }

    private static void part(CredentialWorld world, UUID from, UUID into, java.time.Instant since) {
        world.database.write(handle -> {
            world.credentials.joining().parting(handle, new PersonParting(from, into, List.of(7L), since));
            return null;
        });
    }

    private static void counts(CredentialWorld world, long trained, long declared) {
        world.publish();
        JsonNode count = JsonMapper.shared().readTree(world.get("/count.json").body());
        assertThat(List.of(count.findValue("trained").asLong(), count.findValue("declared").asLong())).containsExactly(trained, declared);
    }

    private static List<Credential> held(CredentialWorld world, UUID person) {
        return world.database.read(handle -> world.credentials.of(handle, person));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_pupil_counted_by_school_who_comes_again_by_themselves_counts_once(Database database) {
        try (var world = new CredentialWorld(database).open()) {
            UUID pupil = world.someone("roster");
            UUID own = world.someone(null);
            world.trained(pupil, iin, "KZ-75", "supervised");
            counts(world, 1, 0);
            UUID second = world.trained(own, iin, "KZ-75", "online");
            counts(world, 1, 1);   // declared: nobody answers for the account
            join(world, own, pupil);
            assertThat(held(world, pupil)).hasSize(2);
            assertThat(world.credentials.open(second).credential().person()).as("opens as before, for whoever holds it now").isEqualTo(pupil);
            counts(world, 1, 1);
            world.credentials.join(pupil, second, qadam.identity.NationalId.parse(iin).orElseThrow());
            counts(world, 1, 0);
        }
    }

    @Test
    void both_counted_with_the_same_id_are_one_person_before_and_after() {
        try (var world = CredentialWorld.withPages()) {
            UUID pupil = world.someone("roster");
            UUID own = world.someone("sso");
            world.trained(pupil, iin, "KZ-75", "supervised");
            world.trained(own, iin, "KZ-75", "online");
            counts(world, 1, 0);
            join(world, own, pupil);
            counts(world, 1, 0);
            assertThat(fact(world, pupil)).doesNotContain("counted twice");
        }
    }

    private static String fact(CredentialWorld world, UUID person) {
        return world.database.read(handle -> world.credentials.officeSection().of(handle, person, Language.EN)).orElseThrow();
    }

    /** What the log says cannot be unsaid: the office is told, and revokes the wrong one. */
    @Test
    void two_ids_of_one_person_count_twice_until_the_wrong_one_is_revoked() {
        try (var world = CredentialWorld.withPages()) {
            UUID pupil = world.someone("roster");
            UUID own = world.someone("roster");
            world.trained(pupil, iin, "KZ-75", "supervised");
            UUID wrong = world.trained(own, Iin.next(), "KZ-75", "online");
            join(world, own, pupil);
            counts(world, 2, 0);
            assertThat(fact(world, pupil)).contains("counted twice", held(world, pupil).getFirst().registryNumber());
            world.revoke(wrong);
            counts(world, 1, 0);
            assertThat(fact(world, pupil)).doesNotContain("counted twice");
        }
    }

    @Test
    void what_the_log_was_told_since_is_revoked_before_they_are_parted() {
        try (var world = CredentialWorld.withPages()) {
            UUID pupil = world.someone("roster");
            UUID own = world.someone(null);
            UUID second = world.trained(own, null, "KZ-75", "online");
            world.clock.forward(Duration.ofMinutes(1));
            java.time.Instant since = world.clock.instant();
            join(world, own, pupil);
            part(world, own, pupil, since);   // nothing was said
            world.see(pupil, iin);
            world.credentials.join(pupil, second, qadam.identity.NationalId.parse(iin).orElseThrow());
            assertThatThrownBy(() -> part(world, own, pupil, since)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.SAID_SINCE_JOINED));
            world.revoke(second);
            part(world, own, pupil, since);
        }
    }

    /** It was signed for an account that is another's by the time it would be stored: nothing is issued to nobody. */
    @Test
    void an_entitlement_that_moved_is_claimed_by_whose_it_is_now() {
        try (var world = CredentialWorld.withPages()) {
            UUID pupil = world.someone("roster");
            UUID own = world.someone(null);
            UUID attempt = world.pass(own, true, "online");
            join(world, own, pupil);
            assertThatThrownBy(() -> world.credentials.claim(own, attempt, world.claim(iin, "KZ-75"))).isInstanceOf(Refusal.class);
            world.see(pupil, iin);
            world.credentials.claim(pupil, attempt, world.claim(iin, "KZ-75"));
            assertThat(held(world, pupil)).hasSize(1);
        }
    }
}
