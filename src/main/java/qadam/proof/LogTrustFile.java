package qadam.proof;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import qadam.proof.LogTrust.Owner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The log's part of a trust file, and the operator's own list of witnesses, which looks the same. */
final class LogTrustFile {
    private static final int MOST_WITNESSES = 32;

    private LogTrustFile() {}

    static void write(LogTrust trust, ObjectNode json) {
        json.put("key", trust.key().toString());
        json.put("quorum", trust.policy().quorum().map(LogTrustFile::least).orElse(0));
        var witnesses = json.putArray("witnesses");
        for (var witness : trust.witnesses()) {
            witnesses.addObject().put("key", witness.key().toString())
                    .put("owner", trust.owner(witness).name()).put("independent", trust.owner(witness).independent());
        }
    }

    private static int least(Policy.Quorum quorum) {
        return switch (quorum) {
            case Policy.Quorum.One one -> 1;
            case Policy.Quorum.Group group -> group.least();
        };
    }

    static LogTrust read(JsonNode json) throws Rejected {
        var key = NoteKey.read(TrustFile.text(json, "key")).filter(read -> read.kind() == NoteKey.Kind.NOTE);
        return read(key.orElseThrow(() -> TrustFile.wrong("log.key is not a verifier key")), json);
    }

    static LogTrust read(NoteKey key, JsonNode json) throws Rejected {
        var witnesses = new ArrayList<Policy.Witness>();
        var owners = new HashMap<String, Owner>();
        for (var witness : TrustFile.array(json, "witnesses")) {
            TrustFile.requireOnly(witness, Set.of("key", "address", "owner", "independent"));
            var read = NoteKey.read(TrustFile.text(witness, "key")).filter(one -> one.kind() == NoteKey.Kind.COSIGNATURE)
                    .orElseThrow(() -> TrustFile.wrong("a witness's key is a verifier key of type 0x04"));
            witnesses.add(new Policy.Witness(read, address(witness)));
            if (!witness.path("independent").isBoolean()) throw TrustFile.wrong("independent is true or false");
            owners.put(read.name(), new Owner(TrustFile.text(witness, "owner"), witness.get("independent").booleanValue()));
        }
        try {
            return new LogTrust(Policy.of(key, quorum(json, witnesses.size()), witnesses), owners);
        } catch (IllegalArgumentException twice) {
            throw TrustFile.wrong("a witness listed twice");
        }
    }

    private static int quorum(JsonNode json, int witnesses) throws Rejected {
        var quorum = json.path("quorum");
        if (!quorum.isInt() || quorum.intValue() < 0 || quorum.intValue() > witnesses || witnesses > MOST_WITNESSES)
            throw TrustFile.wrong("quorum is a number from 0 to that of the witnesses");
        return quorum.intValue();
    }

    private static Optional<URI> address(JsonNode witness) throws Rejected {
        if (!witness.has("address")) return Optional.empty();
        try {
            var address = URI.create(TrustFile.text(witness, "address"));
            if (address.getHost() != null && Set.of("http", "https").contains(String.valueOf(address.getScheme()))) return Optional.of(address);
        } catch (IllegalArgumentException notOne) {
            // falls through
        }
        throw TrustFile.wrong("a witness's address is not one");
    }
}
