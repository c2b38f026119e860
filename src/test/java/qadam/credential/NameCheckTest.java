package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.Iin;

/** Was a credential issued in my name? */
class NameCheckTest {
    private static final String PAGE = "/en/office/in-my-name";
    private final String iin = Iin.next();

    private static NameCheck.Answer ask(CredentialWorld world, String iin) {
        return new NameCheck(new Foundations(world.database, world.data, "https://qadam.example", world.clock, world.people, null, world.programmes, world.log), world.regions)
            .ask(NationalId.parse(iin).orElseThrow(), "identity card, came in person", CredentialWorld.OFFICE, Language.EN);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void every_credential_with_the_persons_mark_is_found_queued_or_published_issued_or_claimed(Database database) {
        try (var world = new CredentialWorld(database)) {
            assertThat(ask(world, iin).found()).isEmpty();
            UUID first = world.trained(world.someone("roster"), iin, "KZ-75", "online");
            UUID other = world.someone(null);
            UUID claimed = world.trained(other, null, "KZ-10", "online");
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.trained(world.someone(null), iin, "KZ-75", "online");
            world.confirm(other, "roster");
            world.see(other, iin);
            world.credentials.join(other, claimed, NationalId.parse(iin).orElseThrow());
            assertThat(ask(world, iin).found()).extracting(NamedLeaf::registryNumber, NamedLeaf::claimed, NamedLeaf::revoked, leaf -> leaf.index().isPresent())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("KZ-2026-0000001", false, false, false), org.assertj.core.groups.Tuple.tuple("KZ-2026-0000002", true, false, false));
            world.publish();
            world.revoke(first);
            world.people.erased.add(other);
            NameCheck.Answer answer = ask(world, iin);
            assertThat(answer.found()).allMatch(leaf -> leaf.index().isPresent()).extracting(NamedLeaf::revoked).containsExactly(true, false);
            assertThat(answer.found().getFirst()).extracting(NamedLeaf::programme, NamedLeaf::week, NamedLeaf::region, NamedLeaf::level)
                .containsExactly("kz-2026@1", "2026-W48", "Almaty City", 1);
            assertThat(world.people.trail).filteredOn(line -> line.startsWith("name-checked")).hasSize(3)
                .noneMatch(line -> line.contains(iin)).last().asString().contains("2: identity card, came in person");
            new PersonTags(world.data, world.database, "kz-2026").destroyKey();
            assertThat(ask(world, iin)).isEqualTo(new NameCheck.Answer(List.of(), List.of("kz-2026")));
        }
    }

    /** At ten million leaves nobody reads them all for one answer. */
    @Test
    void leaves_are_found_by_an_index_over_their_own_bytes() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            List<String> plan = world.database.read(handle -> handle.createQuery("explain query plan " + LeafStore.TAGGED).bind("tag", "0".repeat(32))
                .map((row, context) -> row.getString("detail")).list());
            assertThat(plan.toString()).contains("USING INDEX leaves_tag").doesNotContain("SCAN");
        }
    }

    @Test
    void a_clerk_is_asked_for_the_document_and_stops_after_so_many_a_day() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            NameCheck check = new NameCheck(new Foundations(world.database, world.data, "https://qadam.example", world.clock, world.people, null, world.programmes, world.log), world.regions);
            NationalId id = NationalId.parse(iin).orElseThrow();
            for (String note : List.of("", "tel. 87011234567")) {
                assertThatThrownBy(() -> check.ask(id, note, CredentialWorld.OFFICE, Language.KK)).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.problem()).isIn(IdentityProblem.REASON_MISSING, IdentityProblem.REASON_PERSONAL));
            }
            for (int i = 0; i < Limit.NAME_CHECKS_PER_DAY.usual(); i++) {
                ask(world, iin);
            }
            assertThatThrownBy(() -> ask(world, iin)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(CredentialProblem.NAME_CHECKS_TOO_MANY));
            assertThat(world.people.trail).hasSize(30);
        }
    }

    @Test
    void the_page_answers_the_office_only_and_never_gives_the_id_back() {
        try (var world = CredentialWorld.withPages()) {
            UUID credential = world.trained(world.someone("roster"), iin, "KZ-75", "online");
            world.signIn(world.someone("roster"));
            assertThat(world.get(PAGE).statusCode()).isEqualTo(403);
            assertThat(world.post(PAGE, Map.of("national_id", iin, "note", "identity card")).statusCode()).isEqualTo(403);
            world.signIn(CredentialWorld.OFFICE, Role.OFFICE);
            var found = world.post(PAGE, Map.of("national_id", iin, "note", "identity card"));
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(found.body()).contains("1 certificate was issued in this name", "KZ-2026-0000001", "/en/office/credentials/" + Ids.hex(credential), "waits, until", "revoke it").doesNotContain(iin);
            String nobody = Iin.next();
            assertThat(world.post(PAGE, Map.of("national_id", nobody, "note", "identity card")).body()).contains("Nothing was issued in this name").doesNotContain(nobody);
            var wrong = world.post(PAGE, Map.of("national_id", "123456789012", "note", "identity card"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("national_id-error", "value=\"identity card\"").doesNotContain("123456789012");
            assertThat(world.post(PAGE, Map.of("national_id", iin, "note", "")).body()).contains("note-error", "Please write the reason").doesNotContain(iin);
            world.people.counted.clear();
            for (int i = 0; i < 30; i++) {
                world.people.counted.merge("name checks" + CredentialWorld.OFFICE, 1, Integer::sum);
            }
            var many = world.post(PAGE, Map.of("national_id", iin, "note", "identity card"));
            assertThat(many.statusCode()).isEqualTo(429);
            assertThat(many.headers().firstValue("Retry-After")).isPresent();
            assertThat(many.body()).contains("as many people today").doesNotContain("KZ-2026");
            assertThat(world.get("/kk/verify").body()).contains("Сіздің атыңызға сертификат берілген жоқ па?");
        }
    }
}
