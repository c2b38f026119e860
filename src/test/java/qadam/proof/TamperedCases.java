package qadam.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes every small change to an issued credential and its token. Changes with meaning must be refused by everybody;
 * changes without (white space, order) must be accepted by everybody; on both, independent verifiers must agree.
 */
final class TamperedCases {
    enum Kind {
        UNCHANGED, WITH_MEANING, WITHOUT_MEANING,
        /** The meaning is the same, but the writing invites two readings, or the standard forbids it: ours refuses, others need not. */
        ODDLY_WRITTEN
    }

    record Case(String name, Kind kind, String extension, byte[] bytes) {}

    private final List<Case> cases = new ArrayList<>();
    private final ObjectNode original;
    private final String jwt;

    private TamperedCases(IssuedCredential issued) throws Rejected {
        original = StrictJson.read(issued.json());
        jwt = issued.jwt().orElseThrow();
    }

    static List<Case> of(IssuedCredential issued) throws Rejected {
        var made = new TamperedCases(issued);
        made.add("the credential itself", Kind.UNCHANGED, made.original);
        made.addToken("the token itself", Kind.UNCHANGED, made.jwt);
        made.leaves("", made.original, new ArrayList<>());
        made.objects("", made.original, new ArrayList<>());
        made.contexts();
        made.proofOptions();
        made.signatureBytes();
        made.token();
        made.withoutMeaning();
        made.oddlyWritten();
        return made.cases;
    }

    private void leaves(String path, JsonNode node, List<Object> way) {
        for (var step : steps(node)) {
            var child = child(node, step);
            var childWay = append(way, step);
            var childPath = path + "/" + step;
            change("removed " + childPath, childWay, TamperedCases::remove);
            if (child.isContainer()) leaves(childPath, child, childWay);
            else for (var other : otherValues(child)) if (!sameUnderTheSeal(childPath, child, other)) change("changed " + childPath + " to " + other, childWay, (owner, last) -> set(owner, last, other));
        }
    }

    private void objects(String path, JsonNode node, List<Object> way) {
        if (node.isObject()) {
            for (var name : List.of("undefinedMember", "description", "narrative", "id", "url", "image", "evidence", "urn:qadam:other", "exp", "termsOfUse"))
                if (!node.has(name)) change("added " + path + "/" + name, append(way, name), (owner, last) -> set(owner, last, text("https://qadam.example/added")));
            if (!path.contains("@context")) change("added type at " + path, append(way, "type"), (owner, last) -> ((ObjectNode) owner).set("type", StrictJson.array("VerifiableCredential", "OpenBadgeCredential", "Achievement")));
        }
        if (node.isArray()) change("added item at " + path, append(way, node.size()), (owner, last) -> ((ArrayNode) owner).add("https://qadam.example/added"));
        for (var step : steps(node)) objects(path + "/" + step, child(node, step), append(way, step));
    }

    private void contexts() {
        var known = List.of(Contexts.CREDENTIALS, Contexts.OPEN_BADGES);
        for (int i = 0; i < 3; i++) {
            for (var url : List.of("https://w3id.org/security/data-integrity/v2", "https://www.w3.org/ns/did/v1", "https://www.w3.org/2018/credentials/v1",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", "https://elsewhere.example/context")) {
                int at = i;
                context("@context entry " + i + " replaced by " + url, list -> list.set(at, url));
                context("@context entry added before " + i + ": " + url, list -> list.insert(at, url));
                context("@context entry added after " + i + ": " + url, list -> list.insert(at + 1, url));
            }
        }
        for (var url : known) context("@context entry repeated: " + url, list -> list.add(url));
        context("@context with an empty inline entry", list -> list.addObject());
        context("@context with an inline entry that defines a new word", list -> list.addObject().put("undefinedMember", "urn:x:y"));
        context("@context with an inline entry that redefines a word of ours", list -> list.addObject().put("academicHours", "urn:x:y"));
        context("@context with a base", list -> list.addObject().put("@base", "https://elsewhere.example/"));
        context("@context with a vocabulary for all words", list -> list.addObject().put("@vocab", "https://elsewhere.example/"));
        context("@context with a language", list -> list.addObject().put("@language", "kk"));
        context("@context in another order", list -> { var first = list.remove(0); list.insert(1, first); });
        add("context inside the subject", Kind.WITH_MEANING, changed(document -> ((ObjectNode) document.get("credentialSubject")).putObject("@context")));
        add("null context inside the subject", Kind.WITH_MEANING, changed(document -> ((ObjectNode) document.get("credentialSubject")).putNull("@context")));
    }

    private void proofOptions() {
        for (var option : List.of("expires", "domain", "challenge", "nonce", "previousProof", "id", "undefinedOption", "created2", "proofPurpose2"))
            proof("proof option added: " + option, proof -> proof.put(option, option.equals("expires") ? "2030-01-01T00:00:00Z" : "urn:x:added"));
        proof("proof purpose authentication", proof -> proof.put("proofPurpose", "authentication"));
        proof("proof suite eddsa-jcs-2022", proof -> proof.put("cryptosuite", "eddsa-jcs-2022"));
        proof("proof type Ed25519Signature2020", proof -> proof.put("type", "Ed25519Signature2020"));
        proof("proof created a second later", proof -> proof.put("created", "2026-11-23T10:00:01Z"));
        proof("proof created, same instant written otherwise", proof -> proof.put("created", "2026-11-23T10:00:00.000Z"));
        proof("proof by the other key of the issuer", proof -> proof.put("verificationMethod", VerificationKey.of(Sample.DID, Sample.KEYS.p256()).id()));
        proof("proof by an unknown key of the issuer", proof -> proof.put("verificationMethod", VerificationKey.of(Sample.DID, Sample.OTHER_KEYS.ed25519()).id()));
        proof("proof by another issuer", proof -> proof.put("verificationMethod", VerificationKey.of("did:web:elsewhere.example", Sample.KEYS.ed25519()).id()));
        proof("proof value empty", proof -> proof.put("proofValue", ""));
        proof("proof value without prefix", proof -> proof.put("proofValue", proof.get("proofValue").stringValue().substring(1)));
        proof("proof value with a leading zero byte", proof -> proof.put("proofValue", "z1" + proof.get("proofValue").stringValue().substring(1)));
        add("proof emptied", Kind.WITH_MEANING, changed(document -> document.putObject("proof")));
    }

    private void signatureBytes() throws Rejected {
        byte[] signature = Base58.decode(original.get("proof").get("proofValue").stringValue().substring(1));
        for (int i = 0; i < signature.length; i++) {
            for (int bit : new int[] {0x01, 0x80}) {
                byte[] flipped = signature.clone();
                flipped[i] ^= (byte) bit;
                proof("signature byte " + i + " flipped by " + bit, proof -> proof.put("proofValue", "z" + Base58.encode(flipped)));
            }
        }
    }

    private void token() throws Rejected {
        var parts = jwt.split("\\.");
        var payload = StrictJson.read(Base64.getUrlDecoder().decode(parts[1]));
        tokenLeaves("", payload, payload, new ArrayList<>(), parts);
        for (var name : List.of("exp", "aud", "iat", "proof", "vc", "undefinedMember")) tokenPayload("token payload added " + name, payload, parts, p -> p.put(name, "urn:x:added"));
        for (var name : List.of("alg", "kid", "typ")) tokenHeader("token header without " + name, parts, h -> h.remove(name));
        for (var value : List.of("none", "HS256", "ES384", "EdDSA", "es256", "")) tokenHeader("token header alg " + value, parts, h -> h.put("alg", value));
        for (var value : List.of(VerificationKey.of(Sample.DID, Sample.KEYS.ed25519()).id(), "did:web:elsewhere.example#0", "")) tokenHeader("token header kid " + value, parts, h -> h.put("kid", value));
        tokenHeader("token header typ vc+jwt", parts, h -> h.put("typ", "vc+jwt"));
        for (var name : List.of("jwk", "jku", "x5c", "crit", "b64", "zip", "cty")) tokenHeader("token header added " + name, parts, h -> h.put(name, "x"));
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        for (int i = 0; i < signature.length; i++) {
            byte[] flipped = signature.clone();
            flipped[i] ^= 0x10;
            addToken("token signature byte " + i, Kind.WITH_MEANING, parts[0] + "." + parts[1] + "." + base64(flipped));
        }
        addToken("token signature of zeros", Kind.WITH_MEANING, parts[0] + "." + parts[1] + "." + base64(new byte[64]));
        addToken("token without signature", Kind.WITH_MEANING, parts[0] + "." + parts[1] + ".");
        addToken("token of two parts", Kind.WITH_MEANING, parts[0] + "." + parts[1]);
        addToken("token of four parts", Kind.WITH_MEANING, jwt + "." + parts[2]);
        addToken("token signature a byte short", Kind.WITH_MEANING, parts[0] + "." + parts[1] + "." + base64(Arrays.copyOf(signature, 63)));
        addToken("token signature a byte long", Kind.WITH_MEANING, parts[0] + "." + parts[1] + "." + base64(Arrays.copyOf(signature, 65)));
        addToken("token payload written with spaces", Kind.WITH_MEANING, parts[0] + "." + base64(payload.toPrettyString().getBytes(StandardCharsets.UTF_8)) + "." + parts[2]);
    }

    private void withoutMeaning() {
        addText("white space between members", original.toPrettyString());
        addText("white space around", "\n\t " + new String(StrictJson.write(original), StandardCharsets.UTF_8) + " \r\n");
        addText("members in reverse order", reversed(original).toString());
        addText("letters written as escapes", escaped(original.toString()));
        add("types in another order", Kind.WITHOUT_MEANING, changed(document -> document.set("type", StrictJson.array("OpenBadgeCredential", "VerifiableCredential"))));
        add("a type as text instead of a list of one", Kind.WITHOUT_MEANING, changed(document -> ((ObjectNode) document.get("issuer")).put("type", "Profile")));
        add("a proof as a list of one", Kind.WITHOUT_MEANING, changed(document -> document.putArray("proof").add(original.get("proof"))));
        addText("a whole number written with a fraction of zero", original.toString().replace("\"academicHours\":36", "\"academicHours\":36.0"));
        add("a null member that the contexts define", Kind.WITHOUT_MEANING, changed(document -> document.putNull("description")));
        addText("a truth value written as text, where the context types it", original.toString().replace("\"hashed\":false", "\"hashed\":\"false\""));
        addText("the one identifier without its list", original.toString().replace("\"identifier\":[{", "\"identifier\":{").replace("\"identityType\":\"name\"}]", "\"identityType\":\"name\"}"));
        var unused = jwt.substring(0, jwt.length() - 1) + sibling(jwt.charAt(jwt.length() - 1));
        addToken("unused base64 bits of the token's signature", Kind.WITHOUT_MEANING, unused);
        addToken("a line end after the token", Kind.WITHOUT_MEANING, jwt + "\n");
    }

    private void oddlyWritten() throws Rejected {
        var json = original.toString();
        byte[] signature = Base58.decode(original.get("proof").get("proofValue").stringValue().substring(1));
        odd("a member twice, the true one last", json.replaceFirst("\"programme\":", "\"programme\":\"other\",\"programme\":"));
        odd("a proof value in base64url, which the suite forbids", changedProof("proofValue", "u" + base64(signature)));
        odd("an @index, which RDF drops", json.replaceFirst("\"programme\":", "\"@index\":\"other name\",\"programme\":"));
        odd("a blank node's label", json.replaceFirst("\"criteria\":\\{", "\"criteria\":{\"id\":\"_:b7\","));
        odd("a byte order mark", "\ufeff" + json);
    }

    private String changedProof(String name, String value) {
        return changed(document -> ((ObjectNode) document.get("proof")).put(name, value)).toString();
    }

    private void odd(String name, String json) {
        cases.add(new Case(name, Kind.ODDLY_WRITTEN, "json", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code hashed} is typed by the Open Badges context, so false and "false" are one literal. */
    private static boolean sameUnderTheSeal(String path, JsonNode value, JsonNode other) {
        return path.endsWith("/hashed") && other.asString("").equals(value.toString());
    }

    // how changes are made

    private interface Change { void in(JsonNode owner, Object last); }

    private void change(String name, List<Object> way, Change change) {
        add(name, Kind.WITH_MEANING, changed(document -> {
            JsonNode owner = document;
            for (var step : way.subList(0, way.size() - 1)) owner = child(owner, step);
            change.in(owner, way.getLast());
        }));
    }

    private void context(String name, Consumer<ArrayNode> change) {
        add(name, Kind.WITH_MEANING, changed(document -> change.accept((ArrayNode) document.get("@context"))));
    }

    private void proof(String name, Consumer<ObjectNode> change) {
        add(name, Kind.WITH_MEANING, changed(document -> change.accept((ObjectNode) document.get("proof"))));
    }

    private void tokenLeaves(String path, JsonNode node, ObjectNode payload, List<Object> way, String[] parts) {
        for (var step : steps(node)) {
            var childWay = append(way, step);
            tokenPayload("token removed " + path + "/" + step, payload, parts, p -> remove(owner(p, childWay), step));
            var child = child(node, step);
            if (child.isContainer()) tokenLeaves(path + "/" + step, child, payload, childWay, parts);
            else tokenPayload("token changed " + path + "/" + step, payload, parts, p -> set(owner(p, childWay), step, otherValues(child).getFirst()));
        }
    }

    private void tokenPayload(String name, ObjectNode payload, String[] parts, Consumer<ObjectNode> change) {
        var copy = payload.deepCopy();
        change.accept(copy);
        addToken(name, Kind.WITH_MEANING, parts[0] + "." + base64(StrictJson.write(copy)) + "." + parts[2]);
    }

    private void tokenHeader(String name, String[] parts, Consumer<ObjectNode> change) throws Rejected {
        var header = StrictJson.read(Base64.getUrlDecoder().decode(parts[0]));
        change.accept(header);
        addToken(name, Kind.WITH_MEANING, base64(StrictJson.write(header)) + "." + parts[1] + "." + parts[2]);
    }

    private ObjectNode changed(Consumer<ObjectNode> change) {
        var copy = original.deepCopy();
        change.accept(copy);
        return copy;
    }

    private void add(String name, Kind kind, ObjectNode document) {
        cases.add(new Case(name, kind, "json", StrictJson.write(document)));
    }

    private void addText(String name, String json) {
        cases.add(new Case(name, Kind.WITHOUT_MEANING, "json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private void addToken(String name, Kind kind, String token) {
        cases.add(new Case(name, kind, "jwt", token.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Object> steps(JsonNode node) {
        var steps = new ArrayList<Object>();
        if (node.isArray()) for (int i = 0; i < node.size(); i++) steps.add(i);
        else if (node.isObject()) steps.addAll(node.propertyNames());
        return steps;
    }

    private static JsonNode child(JsonNode node, Object step) {
        return step instanceof Integer index ? node.get(index) : node.get((String) step);
    }

    private static JsonNode owner(JsonNode node, List<Object> way) {
        for (var step : way.subList(0, way.size() - 1)) node = child(node, step);
        return node;
    }

    private static void set(JsonNode owner, Object step, JsonNode value) {
        if (step instanceof Integer index) ((ArrayNode) owner).set(index, value);
        else ((ObjectNode) owner).set((String) step, value);
    }

    private static void remove(JsonNode owner, Object step) {
        if (step instanceof Integer index) ((ArrayNode) owner).remove(index);
        else ((ObjectNode) owner).remove((String) step);
    }

    private static List<JsonNode> otherValues(JsonNode leaf) {
        var holder = StrictJson.object();
        if (leaf.isBoolean()) return List.of(holder.put("v", !leaf.booleanValue()).get("v"), text(leaf.toString()));
        if (leaf.isNumber()) return List.of(holder.put("v", leaf.longValue() + 1).get("v"), text(leaf.toString()));
        var value = leaf.stringValue();
        return List.of(text(value + "1"), text(value.substring(1)), text(value.toUpperCase().equals(value) ? value.toLowerCase() + " " : value.toUpperCase()), text("\u200b" + value));
    }

    private static JsonNode text(String value) {
        return StrictJson.object().put("v", value).get("v");
    }

    private static List<Object> append(List<Object> way, Object step) {
        var longer = new ArrayList<>(way);
        longer.add(step);
        return longer;
    }

    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ArrayNode array) { // a list keeps its order
            var copy = StrictJson.array();
            for (var item : array) copy.add(reversed(item));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) return node;
        var copy = StrictJson.object();
        for (var name : List.copyOf(object.propertyNames()).reversed()) copy.set(name, reversed(object.get(name)));
        return copy;
    }

    private static String escaped(String json) {
        var text = new StringBuilder();
        for (char c : json.toCharArray()) text.append(c < 128 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        return text.toString();
    }

    /** The base64url letter that differs in the lowest bit only; 64 bytes leave four bits of the last letter unused. */
    private static char sibling(char letter) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(letter) ^ 1);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
