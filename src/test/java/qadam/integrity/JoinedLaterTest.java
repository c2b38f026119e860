package qadam.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.credential.CredentialProblem;
import qadam.credential.Credentials;
import qadam.credential.RevocationReason;
import qadam.identity.NationalId;
import qadam.identity.Newcomers.Newcomer;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.Iin;

/** A holder who has it counted later is judged for all that would be counted with it, and for nothing else. */
class JoinedLaterTest {
    private final NationalId id = NationalId.parse(Iin.next()).orElseThrow();

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void one_of_two_certificates_that_a_rule_refuses_keeps_both_out_until_the_office_has_released_it(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Credentials credentials = world.credentials();
            Newcomer person = world.someone();
            UUID impossible = world.sit(person, Duration.ofSeconds(20), 18, Optional.empty());
            world.claim(credentials, person, impossible, true);
            UUID honest = world.claim(credentials, person, Ids.random(), true);
            credentials.judgedBy(world.integrity.scrutiny(), world.integrity.issued());
            world.identity.newcomers().confirm(person.person(), Ids.random(), "identity card", Optional.of(id));

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> credentials.join(person.person(), honest, id)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem()).isEqualTo(CredentialProblem.HELD);
                    assertThat(refusal.values()).as("the one that is held, not the one that was asked for").isEqualTo(Map.of("attempt", Ids.hex(impossible)));
                });
            }
            assertThat(claims(world)).isZero();
            assertThat(world.told).extracting(ClaimJudged::attempt).containsExactly(impossible);

            world.integrity.cases().appeal(person.person(), impossible, Rule.EXAM_TOO_FAST, "Мен бәрін жылдам оқимын.");
            world.integrity.cases().decide(impossible, Rule.EXAM_TOO_FAST, true, "looked at it", Ids.random());
            credentials.join(person.person(), honest, id);
            assertThat(claims(world)).isEqualTo(2);
        }
    }

    /** Somebody whose id stands in a burst: whatever is judged of theirs is refused. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_is_a_rehearsal_or_counted_already_or_somebody_elses_opens_no_case(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Credentials before = world.credentials();
            Credentials credentials = world.credentials().judgedBy(world.integrity.scrutiny(), world.integrity.issued());
            Newcomer person = world.someone();
            UUID counted = world.claim(before, person, Ids.random(), true);
            UUID rehearsal = world.claim(before, person, Ids.random(), false);
            world.identity.newcomers().confirm(person.person(), Ids.random(), "identity card", Optional.of(id));
            before.join(person.person(), counted, id);
            burst(world, person);

            assertNotToBeCounted(credentials, person, counted);
            assertNotToBeCounted(credentials, person, rehearsal);
            assertNotToBeCounted(credentials, world.someone(), counted);
            assertThat(world.count("integrity_cases")).isZero();
            assertThat(world.told).isEmpty();

            UUID revoked = world.claim(before, person, Ids.random(), true);
            credentials.revoke(revoked, RevocationReason.INTEGRITY, "looked at it", Ids.random());
            assertNotToBeCounted(credentials, person, revoked);
            UUID open = world.claim(before, person, Ids.random(), true);
            assertThatThrownBy(() -> credentials.join(person.person(), open, id)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).as("while what can be counted is judged").isEqualTo(CredentialProblem.HELD));
            assertThat(world.count("integrity_cases")).isEqualTo(1);
        }
    }

    private void assertNotToBeCounted(Credentials credentials, Newcomer who, UUID credential) {
        assertThatThrownBy(() -> credentials.join(who.person(), credential, id)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.NOT_TO_BE_COUNTED));
    }

    /** Four others of the same block, before the same officer. */
    private static void burst(IntegrityWorld world, Newcomer person) {
        UUID officer = Ids.random();
        List<NationalId> ids = new ArrayList<>();
        for (int number = 0; ids.size() < 5; number++) {
            NationalId.parse("990101200%03d".formatted(number)).ifPresent(ids::add);
        }
        see(world, person, ids.getFirst(), officer);
        ids.stream().skip(1).forEach(one -> see(world, world.someone(), one, officer));
    }

    private static void see(IntegrityWorld world, Newcomer who, NationalId id, UUID officer) {
        world.database.write(handle -> {
            world.integrity.ids().seen(handle, who.person(), id, officer);
            return null;
        });
    }

    private static long claims(IntegrityWorld world) {
        return world.count("leaves where line like '{\"t\":\"claim\"%'");
    }
}
