package qadam.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import qadam.shared.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A passkey made of software: ES256, discoverable, user verified, no attestation (WebAuthn Level 2 §6). */
final class Authenticator {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder WRITE = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int WITH_KEY = 0x40;

    private final byte[] id = Ids.randomBytes(32);
    private final KeyPair key = newKey();
    private final String origin;
    private byte[] userHandle = new byte[0];
    private int count;

    Authenticator(String origin) {
        this.origin = origin;
    }

    void rewind() {
        count = 0;
    }

    /** Answers {@code navigator.credentials.create}. */
    String create(String options) {
        return create(options, "none");
    }

    /** @param format of the attestation statement, which is empty all the same */
    String create(String options, String format) {
        JsonNode asked = JSON.readTree(options);
        userHandle = Base64.getUrlDecoder().decode(asked.get("user").get("id").asString());
        byte[] client = client("webauthn.create", asked.get("challenge").asString());
        byte[] data = data(asked.get("rp").get("id").asString(), PRESENT_AND_VERIFIED | WITH_KEY, described());
        byte[] attestation = joined(cborHead(5, 3), text("fmt"), text(format), text("attStmt"), cborHead(5, 0), text("authData"), bytes(data));
        return credential(Map.of("clientDataJSON", WRITE.encodeToString(client), "attestationObject", WRITE.encodeToString(attestation)));
    }

    /** Answers {@code navigator.credentials.get}. */
    String get(String options) {
        JsonNode asked = JSON.readTree(options);
        byte[] client = client("webauthn.get", asked.get("challenge").asString());
        byte[] data = data(asked.get("rpId").asString(), PRESENT_AND_VERIFIED, new byte[0]);
        return credential(Map.of("clientDataJSON", WRITE.encodeToString(client), "authenticatorData", WRITE.encodeToString(data),
            "signature", WRITE.encodeToString(sign(joined(data, Hashes.sha256(client)))), "userHandle", WRITE.encodeToString(userHandle)));
    }

    private String credential(Map<String, String> response) {
        return JSON.writeValueAsString(Map.of("id", WRITE.encodeToString(id), "rawId", WRITE.encodeToString(id), "type", "public-key",
            "clientExtensionResults", Map.of(), "response", response));
    }

    private byte[] client(String type, String challenge) {
        return JSON.writeValueAsBytes(Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false));
    }

    private byte[] data(String party, int flags, byte[] rest) {
        return joined(Hashes.sha256(party), new byte[] {(byte) flags}, ByteBuffer.allocate(4).putInt(++count).array(), rest);
    }

    /** Authenticator model, credential id, COSE key {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
    private byte[] described() {
        ECPublicKey publicKey = (ECPublicKey) key.getPublic();
        byte[] cose = joined(cborHead(5, 5), new byte[] {0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
            bytes(coordinate(publicKey.getW().getAffineX())), new byte[] {0x22}, bytes(coordinate(publicKey.getW().getAffineY())));
        return joined(new byte[16], ByteBuffer.allocate(2).putShort((short) id.length).array(), id, cose);
    }

    private static byte[] coordinate(java.math.BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] exact = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, exact, 32 - length, length);
        return exact;
    }

    private byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] text(String text) {
        return joined(cborHead(3, text.length()), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(byte[] bytes) {
        return joined(cborHead(2, bytes.length), bytes);
    }

    /** Major type and length (RFC 8949 §3). */
    private static byte[] cborHead(int major, int length) {
        if (length < 24) {
            return new byte[] {(byte) (major << 5 | length)};
        }
        return length < 256 ? new byte[] {(byte) (major << 5 | 24), (byte) length}
            : new byte[] {(byte) (major << 5 | 25), (byte) (length >> 8), (byte) length};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
