package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The statements of one request with what came along, read and checked whole before anything is stored: one bad one, and none is taken
 * (xAPI 1.0.3 Part Three §1.5, §2.1; IEEE 9274.1.1 §4.1.3, §4.1.6.1).
 *
 * @param attachments content by its hash in hex
 * @param single whether it is a statement and no array of them
 */
record Delivery(List<NewStatement> statements, Map<String, byte[]> attachments, boolean single) {
    /** A page holds many in memory, and each thing that one names is a row: so that none costs what belongs to all. */
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_TERMS = 1_000;

    private static final int MOST_DEFINITIONS = 64;

    /** @throws XapiProblem 400, 413 */
    static Delivery of(XapiRequest request, int mostStatements, int mostAttachments) {
        String type = mediaType(request.contentType());
        if (type.equals("application/json")) {
            return new Delivery(checked(request, StrictJson.objects(request.body(), mostStatements), Map.of()), Map.of(), isObject(request.body()));
        }
        if (!type.equals("multipart/mixed")) {
            throw new XapiProblem(400, "statements come as application/json, or with attachments as multipart/mixed");
        }
        List<MixedBody.Section> sections = MixedBody.read(request.contentType(), request.body(), mostAttachments + 1);
        if (!mediaType(sections.getFirst().header("content-type")).equals("application/json")) {
            throw new XapiProblem(400, "the first part must be application/json and hold the statements");
        }
        Map<String, byte[]> contents = contents(sections.subList(1, sections.size()));
        List<NewStatement> statements = checked(request, StrictJson.objects(sections.getFirst().content(), mostStatements), contents);
        Set<String> named = new HashSet<>();
        statements.forEach(statement -> named.addAll(statement.attachments()));
        if (!named.containsAll(contents.keySet())) {
            throw new XapiProblem(400, "a part is no attachment of any of the statements");
        }
        return new Delivery(statements, contents, isObject(sections.getFirst().content()));
    }

    private static boolean isObject(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, byte[]> contents(List<MixedBody.Section> parts) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (MixedBody.Section part : parts) {
            if (!part.header("content-transfer-encoding").equalsIgnoreCase("binary")) {
                throw new XapiProblem(400, "each attachment must have the header Content-Transfer-Encoding: binary");
            }
            String hash = part.header("x-experience-api-hash").toLowerCase(Locale.ROOT);
            if (!hash.equals(sha2(part.content(), hash.length()))) {
                throw new XapiProblem(400, "each attachment must have its SHA-2 in the header X-Experience-API-Hash");
            }
            contents.put(hash, part.content());
        }
        return contents;
    }

    /** In hex, of the family's member whose hash is so long; nothing for another length. */
    static String sha2(byte[] content, int digits) {
        if (!Set.of(56, 64, 96, 128).contains(digits)) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-" + digits * 4).digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<NewStatement> checked(XapiRequest request, List<StrictJson.Piece> pieces, Map<String, byte[]> contents) {
        List<NewStatement> statements = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (StrictJson.Piece piece : pieces) {
            StatementRules.check(piece.tree(), request.version());
            NewStatement statement = statement(request, piece, contents);
            if (!ids.add(statement.id())) {
                throw new XapiProblem(400, "two statements of one request have the same id");
            }
            statements.add(statement);
        }
        return statements;
    }

    private static NewStatement statement(XapiRequest request, StrictJson.Piece piece, Map<String, byte[]> contents) {
        ObjectNode tree = piece.tree();
        JsonNode object = tree.path("object");
        Optional<UUID> target = object.path("objectType").stringValue("").equals("StatementRef")
            ? Values.uuid(object.path("id").stringValue("")) : Optional.empty();
        boolean voids = tree.path("verb").path("id").stringValue("").equals(StatementRules.VOIDED);
        String version = tree.path("version").stringValue(request.version() == Version.V1_0_3 ? "1.0.0" : Version.V2_0.words());
        UUID id = tree.has("id") ? UUID.fromString(tree.path("id").stringValue("")) : UUID.randomUUID();
        Set<String> terms = StatementTerms.of(tree, request.client().authority());
        if (piece.bytes().length > MOST_BYTES || terms.size() > MOST_TERMS) {
            throw new XapiProblem(413, "a statement may have " + MOST_BYTES + " bytes here and name " + MOST_TERMS + " things by which it is found");
        }
        return new NewStatement(id, tree, piece.bytes(), version, terms, target, voids,
            attached(tree, contents), definitions(tree));
    }

    /** Which of the contents are this statement's. What has no address elsewhere must be among them. */
    private static Set<String> attached(ObjectNode tree, Map<String, byte[]> contents) {
        Set<String> attached = new TreeSet<>();
        List<JsonNode> all = new ArrayList<>(tree.path("attachments").values());
        all.addAll(tree.path("object").path("attachments").values());
        for (JsonNode one : all) {
            String hash = one.path("sha2").stringValue("").toLowerCase(Locale.ROOT);
            byte[] content = contents.get(hash);
            if (content != null) {
                attached.add(hash);
            } else if (!one.has("fileUrl")) {
                throw new XapiProblem(400, "an attachment has no fileUrl, and its content did not come along");
            }
        }
        for (JsonNode one : tree.path("attachments").values()) {
            byte[] content = contents.get(one.path("sha2").stringValue("").toLowerCase(Locale.ROOT));
            if (content != null && one.path("usageType").stringValue("").equals(Signature.USAGE)) {
                Signature.check(tree, one.path("contentType").stringValue(""), content);
            }
        }
        return attached;
    }

    private static Map<String, List<ObjectNode>> definitions(ObjectNode tree) {
        Map<String, List<ObjectNode>> definitions = new HashMap<>();
        StatementTerms.eachActivity(tree, activity -> {
            if (activity.get("definition") instanceof ObjectNode definition && definitions.size() < MOST_DEFINITIONS) {
                definitions.computeIfAbsent(activity.path("id").stringValue(""), id -> new ArrayList<>()).add(definition);
            }
        });
        return definitions;
    }
}
