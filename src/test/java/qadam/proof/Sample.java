package qadam.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import qadam.proof.CredentialClaims.Achievement;
import qadam.proof.CredentialClaims.Bank;
import qadam.proof.CredentialClaims.Established;
import qadam.proof.CredentialClaims.Exam;
import qadam.proof.CredentialClaims.Holder;
import qadam.proof.CredentialClaims.Issuer;
import qadam.proof.CredentialClaims.Mode;
import qadam.proof.CredentialClaims.Programme;
import qadam.proof.CredentialClaims.StatusEntry;

/** One invented person, one issuer, one credential: what the tests of this package share. */
final class Sample {
    static final String DID = Did.web("https://qadam.example");
    static final String LIST = "https://qadam.example/status/1";
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final SigningKeys KEYS = SigningKeys.generate().keys();
    static final SigningKeys OTHER_KEYS = SigningKeys.generate().keys();
    static final Trust TRUST = Trust.in(DID, "Qadam", KEYS);
    static final CredentialIssuer ISSUER = new CredentialIssuer(DID, KEYS);
    static final CredentialClaims CLAIMS = claims("Әйгерім Нұрланқызы Қасымова", 94_567);
    static final IssuedCredential ISSUED = ISSUER.issue(CLAIMS, NOW);

    private Sample() {}

    static CredentialClaims claims(String name, int index) {
        return claimsOf(DID, name, index);
    }

    static CredentialClaims claimsOf(String did, String name, int index) {
        return new CredentialClaims(
                "https://qadam.example/credentials/6f1c2b9a4d3e48f0a7c5d2e1b0a99887",
                new Issuer(did, "Қадам · Цифрлық даму министрлігі"),
                new Holder("urn:uuid:0198f3c2-7d1e-4c55-9b1a-3f0f6c2d7e11", name, Established.SSO),
                new Achievement("https://qadam.example/kk/courses/ai-for-everyone", "Баршаға арналған ЖИ",
                        "Жасанды интеллект туралы негізгі білім.", "18 тапсырманың кемінде 70 % дұрыс.\nЕмтихан 30 минутқа созылады.", 1, 36),
                new Exam(LocalDate.parse("2026-11-20"), "kk", Mode.ONLINE, Bank.SEALED),
                new Programme("kz-2026", "1"), "QA-2026-000042", NOW, new StatusEntry(LIST, index));
    }

    static byte[] listRevoking(int... indexes) {
        var bits = new BitSet();
        for (int index : indexes) bits.set(index);
        return ISSUER.statusList(LIST, bits, NOW);
    }

    static Verification verify(byte[] bytes) {
        return new Verifier(TRUST, StatusSource.NONE).verify(bytes, NOW);
    }

    static Verification verify(String text) {
        return verify(text.getBytes(StandardCharsets.UTF_8));
    }
}
