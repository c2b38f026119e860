package qadam.credential;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import qadam.proof.Commitment;
import tools.jackson.databind.json.JsonMapper;

/** A stored credential opened with its holder's key. */
record Held(Credential credential, String name, byte[] document, String token, byte[] salt, Leaf.Issue leaf,
            Optional<Revocation> revocation) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What travels beside the signed credential so that it can be found in the log. {@code log} gets the leaf's index, its
     * inclusion proof and a witnessed checkpoint when the log has taken it.
     */
    byte[] bundle(String address, String hash) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("format", "qadam-bundle-1");
        bundle.put("credential", address);
        bundle.put("credentialHash", hash);
        bundle.put("salt", HexFormat.of().formatHex(salt));
        bundle.put("commitment", Commitment.of(salt, hash));
        bundle.put("leaf", leaf.line());
        bundle.put("log", null);
        return JSON.writeValueAsBytes(bundle);
    }
}
