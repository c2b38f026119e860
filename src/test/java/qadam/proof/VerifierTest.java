package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import qadam.proof.TamperedCases.Kind;
import qadam.proof.Verification.Status.State;
import tools.jackson.databind.node.ObjectNode;

class VerifierTest {
    /** Each tenth, for a quick answer; IndependentVerifierTest takes them all. */
    @Test void changes_with_meaning_are_refused() throws Exception {
        var changed = TamperedCases.of(Sample.ISSUED).stream().filter(one -> one.kind() == Kind.WITH_MEANING).toList();
        for (int i = 0; i < changed.size(); i += 10) assertThat(Sample.verify(changed.get(i).bytes()).verdict().isGenuine()).as(changed.get(i).name()).isFalse();
    }

    @Test void a_changed_name_is_altered_and_still_shown() {
        var found = Sample.verify(text().replace("Әйгерім", "Айгерим"));
        assertThat(found.verdict()).isEqualTo(new Verdict.Altered(Problem.BAD_SIGNATURE));
        assertThat(found.members()).contains(new Verification.Member("credentialSubject.identifier[0].identityHash", "Айгерим Нұрланқызы Қасымова"));
        assertThat(found.claims()).isEmpty();
    }

    @Test void a_member_that_no_context_defines_is_altered_not_dropped() {
        assertThat(Sample.verify(text().replace("\"examMode\":\"online\"", "\"grade\":\"A\",\"examMode\":\"online\"")).verdict()).isEqualTo(new Verdict.Altered(Problem.UNCOVERED_MEMBER));
    }

    @Test void a_context_that_is_not_ours_is_refused_and_never_fetched() {
        assertThat(Sample.verify(text().replace(Contexts.OPEN_BADGES, "http://127.0.0.1:1/context")).verdict()).isEqualTo(new Verdict.Altered(Problem.UNKNOWN_CONTEXT));
        var document = StrictJson.object();
        document.set("@context", StrictJson.array(Contexts.CREDENTIALS, "http://127.0.0.1:1/context"));
        assertThatThrownBy(() -> CanonicalForm.nQuads(document, Contexts.BUNDLED))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.problem).isEqualTo(Problem.UNKNOWN_CONTEXT));
    }

    @Test void a_member_written_twice_is_refused() {
        assertThat(Sample.verify(text().replace("\"examMode\":\"online\"", "\"examMode\":\"supervised\",\"examMode\":\"online\"")).verdict())
                .isEqualTo(new Verdict.Unreadable(Problem.BAD_JSON));
    }

    @Test void an_unknown_issuer_with_an_intact_seal_is_told_apart_from_a_broken_one() {
        var issued = issuedBy("did:web:school.example", Sample.OTHER_KEYS);
        assertThat(Sample.verify(issued.json()).verdict()).isEqualTo(new Verdict.IssuerUnknown(true));
        assertThat(Sample.verify(issued.jwt().orElseThrow()).verdict()).isEqualTo(new Verdict.IssuerUnknown(true));
        assertThat(Sample.verify(text(issued).replace("Ержан", "Ерлан")).verdict()).isEqualTo(new Verdict.Altered(Problem.BAD_SIGNATURE));
    }

    @Test void a_forger_with_our_name_and_a_key_of_his_own_is_refused() {
        var forged = new CredentialIssuer(Sample.DID, Sample.OTHER_KEYS).issue(Sample.CLAIMS, Sample.NOW);
        assertThat(Sample.verify(forged.json()).verdict()).isEqualTo(new Verdict.Refused(Problem.UNKNOWN_KEY));
        assertThat(Sample.verify(forged.jwt().orElseThrow()).verdict()).isEqualTo(new Verdict.Refused(Problem.UNKNOWN_KEY));
    }

    @Test void a_key_is_believed_only_within_its_dates() {
        var key = VerificationKey.of(Sample.DID, Sample.KEYS.ed25519());
        assertThat(verdictWithKey(new TrustedKey(key, Optional.of(Sample.NOW), Optional.of(Sample.NOW.plusSeconds(1))))).isInstanceOf(Verdict.WaitingForLog.class);
        assertThat(verdictWithKey(new TrustedKey(key, Optional.empty(), Optional.of(Sample.NOW)))).isEqualTo(new Verdict.Refused(Problem.KEY_OUT_OF_DATES));
        assertThat(verdictWithKey(new TrustedKey(key, Optional.of(Sample.NOW.plusSeconds(1)), Optional.empty()))).isEqualTo(new Verdict.Refused(Problem.KEY_OUT_OF_DATES));
    }

    @Test void an_old_key_still_proves_what_it_sealed_in_its_time() {
        var key = new TrustedKey(VerificationKey.of(Sample.DID, Sample.KEYS.ed25519()), Optional.empty(), Optional.of(Sample.NOW.plus(Duration.ofDays(30))));
        var trust = new Trust(List.of(new Trust.TrustedIssuer(Sample.DID, "Qadam", List.of(key))), Optional.empty());
        assertThat(new Verifier(trust, StatusSource.NONE).verify(Sample.ISSUED.json(), Sample.NOW.plus(Duration.ofDays(3650))).verdict().isGenuine()).isTrue();
    }

    @Test void a_credential_of_the_future_is_refused() {
        assertThat(new Verifier(Sample.TRUST, StatusSource.NONE).verify(Sample.ISSUED.json(), Sample.NOW.minus(Duration.ofHours(1))).verdict())
                .isEqualTo(new Verdict.Refused(Problem.NOT_YET_VALID));
    }

    @Test void the_log_entry_is_due_seven_days_after_issue_or_opening() {
        assertThat(waitingWithLogOpening(Sample.NOW.minus(Duration.ofDays(9)))).isEqualTo(Sample.NOW.plus(Duration.ofDays(7)));
        assertThat(waitingWithLogOpening(Sample.NOW.plus(Duration.ofDays(9)))).isEqualTo(Sample.NOW.plus(Duration.ofDays(16)));
    }

    @Test void revoked_is_revoked_and_the_age_of_the_list_is_said() {
        var found = withList(Sample.listRevoking(94_567));
        assertThat(found.verdict()).isEqualTo(new Verdict.Revoked());
        assertThat(found.status()).isEqualTo(new Verification.Status(State.REVOKED, Optional.of(Sample.NOW)));
        assertThat(withList(Sample.listRevoking(94_566, 94_568)).status()).isEqualTo(new Verification.Status(State.IN_FORCE, Optional.of(Sample.NOW)));
        assertThat(Sample.verify(Sample.ISSUED.json()).status().state()).isEqualTo(State.NOT_CHECKED);
    }

    @Test void a_token_is_revoked_as_its_credential_is() {
        var verifier = new Verifier(Sample.TRUST, address -> Optional.of(Sample.listRevoking(94_567)));
        assertThat(verifier.verify(Sample.ISSUED.jwt().orElseThrow().getBytes(StandardCharsets.UTF_8), Sample.NOW).verdict()).isEqualTo(new Verdict.Revoked());
    }

    @Test void a_status_list_that_its_issuer_did_not_sign_is_unusable() {
        var forged = new CredentialIssuer(Sample.DID, Sample.OTHER_KEYS).statusList(Sample.LIST, new BitSet(), Sample.NOW);
        var another = Sample.ISSUER.statusList("https://qadam.example/status/2", new BitSet(), Sample.NOW);
        var altered = new String(Sample.listRevoking(94_567), StandardCharsets.UTF_8).replace(StatusList.of(bits(94_567)).encode(), StatusList.of(bits()).encode());
        for (var list : List.of(forged, another, altered.getBytes(StandardCharsets.UTF_8), new byte[0], "{}".getBytes(StandardCharsets.UTF_8)))
            assertThat(withList(list).status().state()).isEqualTo(State.UNUSABLE);
    }

    @Test void bytes_of_any_kind_get_a_verdict_and_never_an_exception() {
        for (var bytes : hostile()) assertThat(Sample.verify(bytes).verdict().isGenuine()).isFalse();
    }

    @Test void random_changes_of_bytes_get_a_verdict_and_never_an_exception() {
        var random = new Random(42);
        for (var seed : List.of(Sample.ISSUED.json(), Sample.ISSUED.jwt().orElseThrow().getBytes(StandardCharsets.UTF_8))) {
            for (int i = 0; i < 120; i++) {
                byte[] bytes = seed.clone();
                for (int j = 0; j <= i % 4; j++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                Sample.verify(bytes);
            }
        }
    }

    @Test void blank_nodes_that_take_for_ever_to_order_are_refused_soon() throws Exception {
        assertThat(verdictSoon(withIdentifiers(2, 2))).isEqualTo(new Verdict.Altered(Problem.BAD_SIGNATURE));
        assertThat(verdictSoon(withIdentifiers(12, 12))).isEqualTo(new Verdict.Altered(Problem.UNCOVERED_MEMBER));
    }

    @Test void a_credential_as_large_as_allowed_gets_its_verdict_soon() throws Exception {
        assertThat(verdictSoon(withIdentifiers(9_000, 1))).isEqualTo(new Verdict.Unreadable(Problem.TOO_LARGE));
        assertThat(verdictSoon(withIdentifiers(100, 1))).isEqualTo(new Verdict.Altered(Problem.BAD_SIGNATURE));
        assertThat(verdictSoon(text().replace("Емтихан", "а".repeat(400_000)).getBytes(StandardCharsets.UTF_8))).isEqualTo(new Verdict.Altered(Problem.BAD_SIGNATURE));
    }

    private static byte[] withIdentifiers(int outer, int inner) throws Rejected {
        var document = StrictJson.read(Sample.ISSUED.json());
        var nested = ((ObjectNode) document.get("credentialSubject")).putArray("identifier");
        for (int i = 0; i < outer; i++) {
            var entry = nested.addObject().put("type", "IdentifierEntry").putArray("identifier");
            for (int j = 0; j < inner; j++) entry.addObject().put("type", "IdentifierEntry").put("identifier", "x");
        }
        return StrictJson.write(document);
    }

    private static Verdict verdictSoon(byte[] bytes) {
        long start = System.nanoTime();
        var verdict = Sample.verify(bytes).verdict();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        return verdict;
    }

    private static List<byte[]> hostile() {
        var deep = "[".repeat(100_000);
        var texts = new ArrayList<>(List.of("", " ", "null", "[]", "{}", "\"x\"", "{\"type\":1}", deep, "{\"a\":" + deep, "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "%PDF-", "%PDF-1.7\n%%EOF",
                text().replace("\"proof\":{", "\"proof\":[[{"), text().replace("2026-11-23T10:00:00Z", "9999999-01-01T00:00:00Z"), text().replace("Әйгерім", "\\ud800"),
                text().replace("36", "1e999999999"), text().replace("36", "99999999999999999999"), text().replace("\"https://qadam.example/credentials", "\"relative/credentials"),
                text().substring(0, 900), "x".repeat(2_000_000), "{\"@context\":\"" + "x".repeat(1_100_000) + "\"}"));
        var all = new ArrayList<byte[]>();
        for (var text : texts) all.add(text.getBytes(StandardCharsets.UTF_8));
        all.add(text().getBytes(StandardCharsets.UTF_16));
        all.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        return all;
    }

    private static Verdict verdictWithKey(TrustedKey key) {
        var trust = new Trust(List.of(new Trust.TrustedIssuer(Sample.DID, "Qadam", List.of(key))), Optional.empty());
        return new Verifier(trust, StatusSource.NONE).verify(Sample.ISSUED.json(), Sample.NOW).verdict();
    }

    private static Instant waitingWithLogOpening(Instant opens) {
        var trust = new Trust(Sample.TRUST.issuers(), Optional.of(opens));
        return ((Verdict.WaitingForLog) new Verifier(trust, StatusSource.NONE).verify(Sample.ISSUED.json(), Sample.NOW).verdict()).until().orElseThrow();
    }

    private static Verification withList(byte[] list) {
        return new Verifier(Sample.TRUST, address -> address.equals(Sample.LIST) ? Optional.of(list) : Optional.empty()).verify(Sample.ISSUED.json(), Sample.NOW);
    }

    private static BitSet bits(int... indexes) {
        var bits = new BitSet();
        for (int index : indexes) bits.set(index);
        return bits;
    }

    private static IssuedCredential issuedBy(String did, SigningKeys keys) {
        return new CredentialIssuer(did, keys).issue(Sample.claimsOf(did, "Ержан", 7), Sample.NOW);
    }

    private static String text() {
        return text(Sample.ISSUED);
    }

    private static String text(IssuedCredential issued) {
        return new String(issued.json(), StandardCharsets.UTF_8);
    }
}
