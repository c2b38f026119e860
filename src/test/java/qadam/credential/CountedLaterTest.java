package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.Iin;

/** Who makes a tag, and how a holder is counted who was not when the credential was issued. */
class CountedLaterTest {
    private final String iin = Iin.next();
    private final NationalId id = NationalId.parse(iin).orElseThrow();

    private static String line(CredentialWorld world, int number) {
        return world.leaves().get(number).leaf().line();
    }

    private static Optional<String> tag(CredentialWorld world, int number) {
        return ((Leaf.Issue) world.leaves().get(number).leaf()).tag();
    }

    private UUID confirmedSince(CredentialWorld world) {
        UUID person = world.someone(null);
        world.trained(person, null, "KZ-75", "online");
        world.confirm(person, "roster");
        world.see(person, iin);
        return person;
    }

    private static UUID credential(CredentialWorld world, UUID person) {
        return world.database.read(handle -> world.credentials.of(handle, person)).getLast().id();
    }

    private static void refused(qadam.shared.Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    /** What an attacker types who wants to know whether a neighbour is trained is not even read. */
    @Test
    void a_neighbours_id_typed_by_somebody_unconfirmed_makes_no_tag_of_the_neighbour() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            world.trained(world.someone("roster"), iin, "KZ-75", "online");
            UUID attacker = world.someone(null);
            world.trained(attacker, iin, "KZ-75", "online");
            world.trained(attacker, Iin.next(), "KZ-75", "online");
            world.trained(attacker, null, "KZ-75", "online");
            world.trained(world.someone(null), iin, "KZ-75", "online");
            assertThat(tag(world, 1)).isPresent().isEqualTo(tag(world, 2)).isEqualTo(tag(world, 3)).isNotEqualTo(tag(world, 0)).isNotEqualTo(tag(world, 4));
            assertThat(tag(world, 4)).isNotEqualTo(tag(world, 0));
        }
    }

    @Test
    void a_confirmed_person_gives_their_own_id_and_no_other() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone("roster");
            world.see(person, iin);
            UUID attempt = world.pass(person, true, "online");
            refused(IdentityProblem.NATIONAL_ID_DIFFERS, () -> world.credentials.claim(person, attempt, world.claim(Iin.next(), "KZ-75")));
            assertThat(world.leaves()).isEmpty();
            world.credentials.claim(person, attempt, world.claim(iin, "KZ-75"));
            world.trained(world.someone("sso"), iin, "KZ-10", "online");
            assertThat(tag(world, 0)).isPresent().isEqualTo(tag(world, 1));
        }
    }

    @Test
    void confirmed_without_an_id_or_a_year_that_is_closed_gives_no_tag() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone("roster");
            world.credentials.claim(person, world.pass(person, true, "online"), world.claim(iin, "KZ-75"));
            assertThat(line(world, 0)).contains("\"p\":null", "\"a\":\"roster\"");
            new PersonTags(world.data, world.database, "kz-2026").destroyKey();
            world.trained(world.someone(null), iin, "KZ-75", "online");
            world.trained(world.someone("roster"), iin, "KZ-75", "online");
            assertThat(List.of(line(world, 1), line(world, 2))).allMatch(line -> line.contains("\"p\":null"));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_asks_five_times_at_once_is_claimed_once(Database database) throws Exception {
        try (var world = new CredentialWorld(database); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            UUID person = confirmedSince(world);
            UUID credential = credential(world, person);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                tries.add(threads.submit(() -> joins(world, person, credential)));
            }
            int done = 0;
            for (Future<Boolean> one : tries) {
                done += one.get() ? 1 : 0;
            }
            assertThat(done).isPositive();
            assertThat(world.leaves()).hasSize(2);
            assertThat(line(world, 1)).matches("\\{\"t\":\"claim\",\"x\":null,\"p\":\"[0-9a-f]{32}\",\"a\":\"roster\",\"d\":\"2026-W48\"\\}");
            assertThat(world.leaves().get(1).about()).contains(world.leaves().get(0).number());
            world.publish();
            assertThat(world.counts.trainedNow()).isEqualTo(1);
            refused(CredentialProblem.NOT_TO_BE_COUNTED, () -> world.credentials.join(person, credential, id));
        }
    }

    private boolean joins(CredentialWorld world, UUID person, UUID credential) {
        try {
            world.credentials.join(person, credential, id);
            return true;
        } catch (Refusal late) {
            assertThat(late.problem()).isEqualTo(CredentialProblem.NOT_TO_BE_COUNTED);
            return false;
        }
    }

    /** Whatever the program thinks, the queue takes a leaf's claim once. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_database_itself_keeps_a_second_claim_out(Database database) {
        try (var world = new CredentialWorld(database)) {
            UUID person = confirmedSince(world);
            world.credentials.join(person, credential(world, person), id);
            QueuedLeaf claim = world.leaves().get(1);
            world.database.write(handle -> {
                new LeafStore().addClaim(handle, (Leaf.Claim) claim.leaf(), claim.about().orElseThrow(), world.clock.instant());
                return null;
            });
            assertThat(world.leaves()).hasSize(2);
            assertThatThrownBy(() -> world.database.write(handle -> new LeafStore().add(handle, claim.leaf(), claim.about(), world.clock.instant())));
        }
    }

    @Test
    void what_is_revoked_a_rehearsal_too_late_or_somebody_elses_is_not_claimed() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = confirmedSince(world);
            UUID first = credential(world, person);
            refused(CredentialProblem.NOT_TO_BE_COUNTED, () -> world.credentials.join(world.someone("roster"), first, id));
            refused(IdentityProblem.NATIONAL_ID_DIFFERS, () -> world.credentials.join(person, first, NationalId.parse(Iin.next()).orElseThrow()));
            UUID rehearsal = world.rehearsed(person, null);
            refused(CredentialProblem.NOT_TO_BE_COUNTED, () -> world.credentials.join(person, rehearsal, id));
            world.people.seen.remove(person);
            refused(CredentialProblem.NOT_TO_BE_COUNTED, () -> world.credentials.join(person, first, id));
            world.see(person, iin);
            world.clock.forward(Duration.ofDays(38 + 15));
            refused(CredentialProblem.NOT_TO_BE_COUNTED, () -> world.credentials.join(person, first, id));
            world.clock.forward(Duration.ofDays(-15));
            world.revoke(first);
            refused(CredentialProblem.NOT_TO_BE_COUNTED, () -> world.credentials.join(person, first, id));
            assertThat(world.leaves()).noneMatch(leaf -> leaf.leaf() instanceof Leaf.Claim);
        }
    }

    /** A confirmed person who would rather not give the id at first. */
    @Test
    void a_credential_without_a_tag_is_counted_later_with_the_others() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone("sso");
            UUID first = world.trained(person, null, "KZ-75", "online");
            world.trained(person, null, "KZ-10", "supervised");
            world.see(person, iin);
            world.credentials.join(person, first, id);
            world.publish();
            assertThat(world.leaves()).filteredOn(leaf -> leaf.leaf() instanceof Leaf.Claim).hasSize(2)
                .allSatisfy(leaf -> assertThat(leaf.leaf().line()).contains("\"a\":\"sso\""));
            assertThat(world.counts.trainedNow()).isEqualTo(1);
        }
    }

    @Test
    void the_holders_pages_say_what_can_be_done_and_when_it_will_be_public() {
        try (var world = CredentialWorld.withPages()) {
            UUID person = world.someone(null);
            world.signIn(person);
            String claim = "/en/claim/" + Ids.hex(world.pass(person, true, "online"));
            assertThat(world.get(claim).body()).doesNotContain("national_id").contains("Nobody has confirmed your identity yet", "a mark of your account");
            String page = world.post(claim, Map.of("name", "Aigul Omarova", "region", "KZ-75", "national_id", iin)).headers().firstValue("Location").orElseThrow();
            assertThat(world.get(page).body()).contains("Show the programme office").doesNotContain("name=\"national_id\"");
            assertThat(world.get("/en/credentials").body()).doesNotContain("#counted");
            world.confirm(person, "roster");
            String second = "/en/claim/" + Ids.hex(world.pass(person, true, "online"));
            assertThat(world.get(second).body()).doesNotContain("name=\"national_id\"").contains("the office has not entered your IIN");
            world.see(person, iin);
            assertThat(world.get("/en/credentials").body()).contains("Have it counted");
            assertThat(world.get(page).body()).contains("name=\"national_id\"", "Count me");
            String wrong = Iin.next();
            var refused = world.post(page, Map.of("national_id", wrong));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("not the IIN that the office saw").doesNotContain(wrong);
            assertThat(world.post(page, Map.of("national_id", "1")).statusCode()).isEqualTo(422);
            assertThat(world.post(page, Map.of("national_id", iin)).statusCode()).isEqualTo(303);
            assertThat(world.get(page).body()).contains("in the public log by 30 November 2026 at the latest", "The certificate itself does not change").doesNotContain("name=\"national_id\"");
            world.publish();
            assertThat(world.get(page).body()).contains("Your wish to be counted is in the public log");
            world.signIn(world.someone(null));
            assertThat(world.get(page).body()).as("nobody else's business").doesNotContain("In the national count");
            assertThat(world.post(page, Map.of("national_id", iin)).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void over_plain_http_no_id_is_asked_for_and_none_is_taken() {
        try (var world = new CredentialWorld(Databases.sqlite()).openPlainly()) {
            UUID person = confirmedSince(world);
            world.signIn(person);
            String page = "/en/credentials/" + Ids.hex(credential(world, person));
            assertThat(world.get(page).body()).contains("others on the network could read an IIN").doesNotContain("name=\"national_id\"");
            var refused = world.post(page, Map.of("national_id", iin));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("the IIN was not taken and nothing was changed").doesNotContain(iin);
            assertThat(world.leaves()).hasSize(1);
            world.signIn(person, Role.OFFICE);
            assertThat(world.get("/en/office/in-my-name").body()).contains("others on the network could read an IIN").doesNotContain("name=\"national_id\"");
            assertThat(world.post("/en/office/in-my-name", Map.of("national_id", iin, "note", "identity card")).statusCode()).isEqualTo(409);
            assertThat(world.people.trail).isEmpty();
        }
    }

    /** To the byte: whoever is trained, an attacker gets the same answers. */
    @Test
    void answers_to_an_attacker_are_the_same_bytes_whether_the_neighbour_is_trained_or_not() {
        List<String> idle = attack(false);
        assertThat(attack(true)).isEqualTo(idle);
        assertThat(idle).anyMatch(answer -> answer.startsWith("422")).anyMatch(answer -> answer.startsWith("429"));
    }

    private List<String> attack(boolean neighbourIsTrained) {
        try (var world = CredentialWorld.withPages()) {
            UUID neighbour = world.someone("roster");
            world.trained(neighbour, neighbourIsTrained ? iin : Iin.next(), "KZ-75", "online");
            List<String> answers = new ArrayList<>();
            for (String confirmed : new String[] {null, "roster"}) {
                UUID attacker = world.someone(confirmed);
                if (confirmed != null) {
                    world.see(attacker, Iin.next());
                }
                world.signIn(attacker);
                UUID attempt = world.pass(attacker, true, "online");
                String claim = "/kk/claim/" + Ids.hex(attempt);
                Map<String, String> fields = Map.of("name", "Болат Серіков", "region", "KZ-75", "national_id", iin);
                answers.add(answer(world.get(claim + "?national_id=" + iin), attempt));
                for (int i = 0; i < 7; i++) {
                    answers.add(confirmed == null && i > 0 ? "" : answer(world.post(claim, fields), attempt));
                }
            }
            return answers;
        }
    }

    private static String answer(java.net.http.HttpResponse<String> response, UUID attempt) {
        String location = response.headers().firstValue("Location").orElse("").replaceAll("[0-9a-f]{32}", "ID");
        return response.statusCode() + " " + location + "\n" + response.body().replace(Ids.hex(attempt), "ATTEMPT");
    }
}
