package qadam.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import qadam.proof.Trust.TrustedIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The trust file's JSON. Keys look as they do in a DID document, so that they can be copied from there by hand. */
final class TrustFile {
    private TrustFile() {}

    static ObjectNode write(Trust trust) {
        var json = StrictJson.object();
        var issuers = json.putArray("issuers");
        for (var issuer : trust.issuers()) {
            var keys = issuers.addObject().put("did", issuer.did()).put("name", issuer.name()).putArray("keys");
            for (var trusted : issuer.keys()) {
                var key = trusted.key().toJson();
                trusted.from().ifPresent(from -> key.put("from", from.toString()));
                trusted.until().ifPresent(until -> key.put("until", until.toString()));
                keys.add(key);
            }
        }
        if (trust.logOpens().isPresent() || trust.log().isPresent()) {
            var log = json.putObject("log");
            trust.logOpens().ifPresent(opens -> log.put("opens", opens.toString()));
            trust.log().ifPresent(known -> LogTrustFile.write(known, log));
        }
        return json;
    }

    static Trust read(ObjectNode json) throws Rejected {
        requireOnly(json, Set.of("issuers", "log"));
        var issuers = new ArrayList<TrustedIssuer>();
        for (var issuer : array(json, "issuers")) issuers.add(issuer(issuer));
        if (issuers.stream().map(TrustedIssuer::did).distinct().count() < issuers.size()) throw wrong("an issuer listed twice");
        var log = json.path("log");
        if (!log.isMissingNode()) requireOnly(log, Set.of("opens", "key", "quorum", "witnesses"));
        return new Trust(issuers, instant(log, "opens"), log.has("key") ? Optional.of(LogTrustFile.read(log)) : Optional.empty());
    }

    private static TrustedIssuer issuer(JsonNode json) throws Rejected {
        requireOnly(json, Set.of("did", "name", "keys"));
        var did = text(json, "did");
        var keys = new ArrayList<TrustedKey>();
        for (var key : array(json, "keys")) keys.add(key(did, key));
        return new TrustedIssuer(did, text(json, "name"), keys);
    }

    private static TrustedKey key(String did, JsonNode json) throws Rejected {
        requireOnly(json, Set.of("id", "type", "controller", "publicKeyMultibase", "publicKeyJwk", "from", "until"));
        var key = new VerificationKey(text(json, "id"), publicKey(json));
        if (!key.did().equals(did) || (json.has("controller") && !text(json, "controller").equals(did)))
            throw wrong(key.id() + " is not a key of " + did);
        return new TrustedKey(key, instant(json, "from"), instant(json, "until"));
    }

    private static PublicKey publicKey(JsonNode json) throws Rejected {
        return switch (text(json, "type")) {
            case "Multikey" -> Multikey.decode(text(json, "publicKeyMultibase"));
            case "JsonWebKey" -> jwk(json.path("publicKeyJwk"));
            default -> throw wrong("a key is of type Multikey or JsonWebKey");
        };
    }

    private static PublicKey jwk(JsonNode json) throws Rejected {
        requireOnly(json, Set.of("kty", "crv", "x", "y"));
        try {
            return ECKey.parse(json.toString()).toECPublicKey();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw wrong("not a P-256 key");
        }
    }

    static ArrayNode array(JsonNode owner, String name) throws Rejected {
        if (owner.path(name) instanceof ArrayNode array) return array;
        throw wrong(name + " is not a list");
    }

    static String text(JsonNode owner, String name) throws Rejected {
        if (!owner.path(name).isString()) throw wrong(name + " is not a text");
        return owner.get(name).stringValue();
    }

    private static Optional<Instant> instant(JsonNode owner, String name) throws Rejected {
        return owner.has(name) ? Optional.of(DataIntegrity.dateTime(text(owner, name))) : Optional.empty();
    }

    static void requireOnly(JsonNode json, Set<String> names) throws Rejected {
        if (!(json instanceof ObjectNode object)) throw wrong("an object expected");
        for (var name : object.propertyNames()) if (!names.contains(name)) throw wrong("unknown member " + name);
    }

    static Rejected wrong(String detail) {
        return new Rejected(Problem.BAD_JSON, detail);
    }
}
