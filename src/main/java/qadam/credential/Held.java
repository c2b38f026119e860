package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import qadam.proof.Commitment;
import qadam.proof.LogProof;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored credential opened with its holder's key.
 *
 * @param proof its place in the public log; empty until a published checkpoint covers it
 */
record Held(Credential credential, String name, byte[] document, String token, byte[] salt, QueuedLeaf queued, Optional<LogProof> proof,
            Optional<Revocation> revocation) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What travels beside the signed credential so that it can be found in the log: the salt that opens its commitment, its leaf, and
     * index, inclusion proof and witnessed checkpoint; before that the log's signed promise.
     *
     * @param address of the credential @param promise the log's
     */
    Map<String, Object> bundle(String address, String promise) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("format", "qadam-bundle-1");
        bundle.put("credential", address);
        bundle.put("credentialHash", hash());
        bundle.put("salt", HexFormat.of().formatHex(salt));
        bundle.put("commitment", commitment());
        bundle.put("leaf", proof.flatMap(LogProof::extra).map(line -> new String(line, StandardCharsets.UTF_8)).orElse(queued.leaf().line()));
        bundle.put("log", proof.map(place -> Map.of("index", place.index(), "proof", place.toString())).orElse(null));
        bundle.put("promise", promise);
        return bundle;
    }

    /** The same with the credential in it: one file that shows all. */
    byte[] whole(Map<String, Object> bundle) {
        Map<String, Object> whole = new LinkedHashMap<>(bundle);
        whole.put("document", new String(document, StandardCharsets.UTF_8));
        return write(whole);
    }

    static byte[] write(Map<String, Object> bundle) {
        return JSON.writeValueAsBytes(bundle);
    }

    String commitment() {
        return Commitment.of(salt, hash());
    }

    private String hash() {
        return HexFormat.of().formatHex(credential.hash());
    }
}
