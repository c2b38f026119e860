package qadam.identity;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/**
 * WebAuthn Level 2: discoverable credentials with user verification, so that a passkey is two factors in one touch. The
 * relying party's id is the origin's host, for ever: passkeys made for one host open no other. On this machine alone the port may
 * be another at each start.
 */
final class Passkeys {
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
        PublicKeyCredentialParameters.ES256, PublicKeyCredentialParameters.EdDSA, PublicKeyCredentialParameters.RS256);
    /** Nobody is asked for a statement, this one is not made any more, and its judge needs a library that is left out. */
    private static final String SAFETYNET = "android-safetynet";
    private static final int TIMEOUT_MILLIS = 300_000;

    private final Challenges challenges;
    private final PasskeyCredentials credentials;
    private final RelyingParty party;

    /** A credential that a browser has just made, for the person its question was asked for. */
    record Made(UUID person, NewPasskey passkey) {
    }

    /** A credential that has just answered. */
    record Answered(UUID person, String credential, long uses) {
    }

    Passkeys(Database database, String origin, Challenges challenges) {
        String host = URI.create(origin).getHost();
        this.challenges = challenges;
        this.credentials = new PasskeyCredentials(database, host);
        this.party = RelyingParty.builder().identity(RelyingPartyIdentity.builder().id(host).name("Qadam").build())
            .credentialRepository(credentials).origins(Set.of(origin)).allowOriginPort(host.equals("localhost")).preferredPubkeyParams(ALGORITHMS).build();
    }

    String issuer() {
        return party.getIdentity().getId();
    }

    /** What {@code navigator.credentials.create} is given; binary values as base64url. */
    Map<String, Object> creationOptions(Challenges.Purpose purpose, byte[] session, UUID person, String userName, String name) {
        ByteArray challenge = challenges.ask(purpose, session, person);
        return Map.of("challenge", challenge.getBase64Url(),
            "rp", Map.of("id", issuer(), "name", "Qadam"),
            "user", Map.of("id", Hashes.base64url(Ids.bytes(person)), "name", userName, "displayName", name),
            "pubKeyCredParams", ALGORITHMS.stream().map(one -> Map.of("type", "public-key", "alg", one.getAlg().getId())).toList(),
            "excludeCredentials", credentials.descriptors(person).stream()
                .map(one -> Map.of("type", "public-key", "id", one.getId().getBase64Url())).toList(),
            "authenticatorSelection", Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
            "attestation", "none", "timeout", TIMEOUT_MILLIS);
    }

    /** What {@code navigator.credentials.get} is given. */
    Map<String, Object> requestOptions(byte[] session) {
        ByteArray challenge = challenges.ask(Challenges.Purpose.SIGN_IN, session, Ids.random());
        return Map.of("challenge", challenge.getBase64Url(), "rpId", issuer(), "userVerification", "required", "timeout", TIMEOUT_MILLIS);
    }

    /** Checks what the browser made (WebAuthn §7.1). */
    Made finishCreation(String json, Challenges.Purpose purpose, byte[] session) {
        try {
            var response = PublicKeyCredential.parseRegistrationResponseJson(json);
            if (response.getResponse().getAttestation().getFormat().equals(SAFETYNET)) {
                throw new Refusal(IdentityProblem.PASSKEY_REFUSED);
            }
            ByteArray challenge = response.getResponse().getClientData().getChallenge();
            UUID person = challenges.take(challenge, purpose, session);
            RegistrationResult result = party.finishRegistration(FinishRegistrationOptions.builder()
                .request(creationRequest(challenge, person)).response(response).build());
            return new Made(person, new NewPasskey(issuer(), result.getKeyId().getId().getBase64Url(),
                result.getPublicKeyCose().getBytes(), result.getSignatureCount()));
        } catch (IOException | RegistrationFailedException | IllegalArgumentException refused) {
            throw new Refusal(IdentityProblem.PASSKEY_REFUSED);
        }
    }

    /** Checks what the passkey signed (WebAuthn §7.2). */
    Answered finishRequest(String json, byte[] session) {
        try {
            var response = PublicKeyCredential.parseAssertionResponseJson(json);
            ByteArray challenge = response.getResponse().getClientData().getChallenge();
            challenges.take(challenge, Challenges.Purpose.SIGN_IN, session);
            AssertionResult result = party.finishAssertion(FinishAssertionOptions.builder()
                .request(AssertionRequest.builder().publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                    .challenge(challenge).rpId(issuer()).userVerification(UserVerificationRequirement.REQUIRED).build()).build())
                .response(response).build());
            UUID person = Ids.parse(result.getUsername()).orElseThrow(() -> new Refusal(IdentityProblem.PASSKEY_REFUSED));
            return new Answered(person, result.getCredentialId().getBase64Url(), result.getSignatureCount());
        } catch (IOException | AssertionFailedException | IllegalArgumentException refused) {
            throw new Refusal(IdentityProblem.PASSKEY_REFUSED);
        }
    }

    private PublicKeyCredentialCreationOptions creationRequest(ByteArray challenge, UUID person) {
        return PublicKeyCredentialCreationOptions.builder().rp(party.getIdentity())
            .user(UserIdentity.builder().name("person").displayName("person").id(new ByteArray(Ids.bytes(person))).build())
            .challenge(challenge).pubKeyCredParams(ALGORITHMS)
            .authenticatorSelection(AuthenticatorSelectionCriteria.builder().residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED).build()).build();
    }
}
