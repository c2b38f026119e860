package qadam.proof;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A status list as the credential that carries it (Bitstring Status List 1.0, section 2.2). */
record SignedStatusList(StatusList bits, Instant asOf) {
    private static final DataIntegrity INTEGRITY = new DataIntegrity(Contexts.BUNDLED);

    static ObjectNode write(String url, String issuer, StatusList list, Instant asOf) {
        var document = StrictJson.object();
        document.set("@context", Contexts.ofStatusList());
        document.put("id", url);
        document.set("type", StrictJson.array("VerifiableCredential", "BitstringStatusListCredential"));
        document.put("issuer", issuer).put("validFrom", asOf.toString());
        document.putObject("credentialSubject").put("id", url + "#list").put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation").put("encodedList", list.encode());
        return document;
    }

    /** Reads the list with this address, signed by this issuer; anything else is refused. */
    static SignedStatusList read(byte[] bytes, String url, Trust.TrustedIssuer issuer, Instant now) throws Rejected {
        var document = StrictJson.read(bytes);
        Contexts.requireExactly(Contexts.ofStatusList(), document);
        requireText(document, "id", url);
        requireText(document, "issuer", issuer.did());
        if (!StrictJson.array("VerifiableCredential", "BitstringStatusListCredential").equals(document.get("type")))
            throw new Rejected(Problem.NOT_A_CREDENTIAL, "not a status list");
        requireSealed(document, issuer);
        var asOf = DataIntegrity.dateTime(document.path("validFrom").asString(""));
        if (asOf.isAfter(now.plus(Examination.CLOCK_SKEW))) throw new Rejected(Problem.NOT_YET_VALID, "a list of the future");
        var subject = document.path("credentialSubject");
        if (!subject.path("type").asString("").equals("BitstringStatusList") || !subject.path("statusPurpose").asString("").equals("revocation"))
            throw new Rejected(Problem.NOT_A_CREDENTIAL, "not a list of revocations");
        return new SignedStatusList(StatusList.decode(subject.path("encodedList").asString("")), asOf);
    }

    private static void requireSealed(ObjectNode document, Trust.TrustedIssuer issuer) throws Rejected {
        var proof = INTEGRITY.read(document);
        var key = issuer.key(proof.keyId()).orElseThrow(() -> new Rejected(Problem.UNKNOWN_KEY, "not a key of the issuer"));
        if (!key.coversTime(proof.created())) throw new Rejected(Problem.KEY_OUT_OF_DATES, "the key's time is over");
        if (key.key().isP256() || !INTEGRITY.isSignedBy(key.key().key(), document, proof)) throw new Rejected(Problem.BAD_SIGNATURE, "signature");
    }

    private static void requireText(ObjectNode document, String name, String expected) throws Rejected {
        if (!document.path(name).asString("").equals(expected)) throw new Rejected(Problem.INCONSISTENT, name + " is not " + expected);
    }
}
