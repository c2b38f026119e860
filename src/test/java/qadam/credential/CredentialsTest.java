package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.proof.Commitment;
import qadam.proof.CredentialClaims;
import qadam.proof.Verdict;
import qadam.proof.Verification;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.Iin;

class CredentialsTest {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void five_parallel_claims_give_one_credential_and_one_leaf(Database database) throws Exception {
        try (var world = new CredentialWorld(database); var claimers = Executors.newVirtualThreadPerTaskExecutor()) {
            UUID person = world.someone("roster");
            UUID attempt = world.pass(person, true, "online");
            Claim claim = world.claimOf(person);
            List<Future<UUID>> claims = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                claims.add(claimers.submit(() -> world.credentials.claim(person, attempt, claim)));
            }
            UUID first = claims.getFirst().get();
            for (Future<UUID> other : claims) {
                assertThat(other.get()).isEqualTo(first);
            }
            assertThat(world.leaves()).hasSize(1);
            world.publish();
            assertThat(world.counts.trainedNow()).isEqualTo(1);
            assertThat(world.credentials.verify(world.credentials.open(first).document()).verdict()).isInstanceOf(Verdict.InLog.class);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void both_forms_and_the_leaf_commit_to_the_same_credential(Database database) {
        try (var world = new CredentialWorld(database)) {
            UUID id = world.trained(world.someone("sso"), Iin.next(), "KZ-75", "supervised");
            Held held = world.credentials.open(id);
            Verification json = world.credentials.verify(held.document());
            Verification jwt = world.credentials.verify(held.token().getBytes(StandardCharsets.US_ASCII));
            assertThat(json.hash()).isPresent().isEqualTo(jwt.hash()).contains(HexFormat.of().formatHex(held.credential().hash()));
            assertThat(((Leaf.Issue) held.queued().leaf()).commitment()).isEqualTo(Commitment.of(held.salt(), json.hash().get()));
            assertThat(json.claims().get().registryNumber()).isEqualTo("KZ-2026-0000001");
            assertThat(json.claims().get().holder().established()).isEqualTo(CredentialClaims.Established.SSO);
            assertThat(json.status().state()).isEqualTo(Verification.Status.State.IN_FORCE);
        }
    }

    @Test
    void a_leaf_is_written_exactly_as_the_format_says() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            world.trained(world.someone("sso"), Iin.next(), "KZ-75", "supervised");
            world.trained(world.someone(null), null, "KZ-10", "online");
            world.trained(world.someone("roster"), null, "KZ-10", "online");
            assertThat(world.leaves().get(0).leaf().line()).matches(
                "\\{\"t\":\"issue\",\"p\":\"[0-9a-f]{32}\",\"c\":\"[0-9a-f]{64}\",\"g\":\"kz-2026@1\",\"k\":\"everyone\",\"l\":1,"
                + "\"r\":\"KZ-75\",\"d\":\"2026-W48\",\"m\":\"supervised\",\"a\":\"sso\",\"i\":\"state\"}");
            assertThat(world.leaves().get(1).leaf().line()).containsPattern("\"p\":\"[0-9a-f]{32}\"").contains("\"a\":\"self\"");
            assertThat(world.leaves().get(2).leaf().line()).contains("\"p\":null").contains("\"a\":\"roster\"");
            assertThat(Leaf.read(world.leaves().get(0).leaf().line())).isEqualTo(world.leaves().get(0).leaf());
        }
    }

    /** Sunday evening in UTC is Monday of the next ISO week in Almaty. */
    @Test
    void weeks_are_those_of_almaty() {
        assertThat(Leaf.week(java.time.Instant.parse("2026-11-22T20:00:00Z"))).isEqualTo("2026-W48");
        assertThat(Leaf.week(java.time.Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("2026-W53");
    }

    @Test
    void crash_between_reserving_and_storing_leaves_nothing_half() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone("roster");
            UUID attempt = world.pass(person, true, "online");
            world.database.write(handle -> new RegistryStore().reserve(handle, attempt, 2026));   // and here the power fails
            assertThat(world.leaves()).isEmpty();
            UUID id = world.credentials.claim(person, attempt, world.claim());
            assertThat(world.credentials.open(id).credential().registryNumber()).isEqualTo("KZ-2026-0000001");
        }
    }

    @Test
    void news_told_twice_entitles_once_and_only_its_person() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID attempt = world.pass(CredentialWorld.AIGUL, true, "online");
            assertThatThrownBy(() -> world.credentials.claim(world.someone(null), attempt, world.claim()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.NOT_ENTITLED));
            assertThat(world.leaves()).isEmpty();
        }
    }

    @Test
    void the_same_national_id_gives_the_same_tag_and_stands_nowhere() throws Exception {
        String iin = Iin.next();
        try (var world = new CredentialWorld(Databases.sqlite(), Databases.folder())) {
            world.trained(world.someone("roster"), iin, "KZ-75", "online");
            world.trained(world.someone("roster"), iin.substring(0, 6) + " " + iin.substring(6), "KZ-10", "online");
            var tags = world.leaves().stream().map(leaf -> ((Leaf.Issue) leaf.leaf()).tag()).distinct().toList();
            assertThat(tags).hasSize(1);
            Path key = world.data.resolve("keys/person-tags-kz-2026.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
            assertThat(world.leaves().toString()).doesNotContain(iin);
        }
    }

    @Test
    void a_lost_tag_key_is_refused_instead_of_replaced() throws Exception {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            Files.delete(world.data.resolve("keys/person-tags-kz-2026.key"));
            UUID person = world.someone("roster");
            UUID attempt = world.pass(person, true, "online");
            assertThatThrownBy(() -> world.credentials.claim(person, attempt, world.claimOf(person)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.KEY_MISSING));
            assertThat(world.leaves()).hasSize(1);
        }
    }

    /** After a restore the log may know more than the lists: said twice, it would make the log wrong for ever. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_the_log_has_said_already_is_not_said_again(Database database) {
        try (var world = new CredentialWorld(database)) {
            UUID id = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.revoke(id);
            knownToTheLog(world, new Leaf.Reinstate("mistake", "2026-W48"));
            world.reinstate(id);
            assertThat(world.leaves()).as("issued, revoked, taken back").hasSize(3);
            knownToTheLog(world, new Leaf.Revoke("integrity", "2026-W48"));
            world.revoke(id);
            assertThat(world.leaves()).hasSize(4);
            world.reinstate(id);
            assertThat(world.leaves()).hasSize(5).last().extracting(QueuedLeaf::leaf).isInstanceOf(Leaf.Reinstate.class);
        }
    }

    @Test
    void nobody_revokes_their_own_or_takes_its_revocation_back() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone("roster");
            UUID id = world.trained(person, Iin.next(), "KZ-75", "online");
            assertOwn(() -> world.credentials.revoke(id, RevocationReason.MISTAKE, "менікі", person));
            world.revoke(id);
            assertOwn(() -> world.credentials.reinstate(id, "менікі", person));
            assertThat(world.leaves()).as("issued, revoked").hasSize(2);
        }
    }

    private static void assertOwn(ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.OWN_CREDENTIAL));
    }

    private static void knownToTheLog(CredentialWorld world, Leaf.About word) {
        long issued = world.leaves().getFirst().number();
        world.database.write(handle -> new LeafStore().add(handle, word, Optional.of(issued), world.clock.instant()));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void revocation_shows_at_once_in_status_list_log_and_trail(Database database) {
        try (var world = new CredentialWorld(database)) {
            UUID id = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            byte[] document = world.credentials.open(id).document();
            assertThat(world.credentials.verify(document).verdict()).isInstanceOf(Verdict.WaitingForLog.class);
            world.revoke(id);
            assertThat(world.credentials.verify(document).verdict()).isInstanceOf(Verdict.Revoked.class);
            assertThat(world.leaves().get(1).leaf().line()).isEqualTo("{\"t\":\"revoke\",\"x\":null,\"q\":\"integrity\",\"d\":\"2026-W48\"}");
            assertThat(world.leaves().get(1).about()).contains(world.leaves().get(0).number());
            assertThat(world.people.trail).singleElement().asString().contains("KZ-2026-0000001").contains("integrity");
            assertThatThrownBy(() -> world.revoke(id))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.ALREADY_REVOKED));
            assertThat(world.leaves()).hasSize(2);
        }
    }

    @Test
    void a_status_list_is_signed_again_only_after_a_revocation_or_a_day() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID id = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            StatusLists lists = new StatusLists(world.database, world.credentials.issuer(), world.clock);
            int list = world.credentials.open(id).credential().statusList();
            byte[] first = lists.page(list).plain();
            world.clock.forward(Duration.ofHours(1));
            assertThat(lists.page(list).plain()).isSameAs(first);
            world.revoke(id);
            byte[] second = lists.page(list).plain();
            assertThat(second).isNotEqualTo(first);
            world.clock.forward(Duration.ofHours(25));
            assertThat(lists.page(list).plain()).isNotEqualTo(second);
        }
    }

    @Test
    void a_tampered_credential_is_altered() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID id = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            String document = new String(world.credentials.open(id).document(), StandardCharsets.UTF_8);
            String other = document.replace("Айгүл", "Болат");
            assertThat(other).isNotEqualTo(document);
            assertThat(world.credentials.verify(other.getBytes(StandardCharsets.UTF_8)).verdict()).isInstanceOf(Verdict.Altered.class);
        }
    }

    @Test
    void another_installations_credential_is_of_an_unknown_issuer_or_a_foreign_key() {
        try (var world = new CredentialWorld(Databases.sqlite()); var impostor = new CredentialWorld(Databases.sqlite())) {
            UUID id = impostor.trained(impostor.someone("roster"), Iin.next(), "KZ-75", "online");
            byte[] forged = impostor.credentials.open(id).document();
            assertThat(world.credentials.verify(forged).verdict()).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void after_erasure_the_page_is_gone_but_the_file_still_verifies() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone("roster");
            UUID id = world.trained(person, Iin.next(), "KZ-75", "online");
            byte[] file = world.credentials.open(id).document();
            world.people.erased.add(person);
            assertThatThrownBy(() -> world.credentials.open(id))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.ERASED));
            assertThat(world.credentials.verify(file).verdict()).isInstanceOf(Verdict.WaitingForLog.class);
        }
    }
}
