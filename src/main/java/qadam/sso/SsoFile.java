package qadam.sso;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.shared.Language;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code sso.json}, strictly: a field that nobody knows is a slip, and a slip here lets the wrong people in or the right ones
 * not. The secret of a client lies in a file of its own that nobody else can read.
 */
final class SsoFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> FIELDS = Set.of("id", "issuer", "client", "secret_file", "label", "scopes", "claims", "confirms", "state", "strong");
    static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    private SsoFile(Path file) {
        this.file = file;
    }

    /** @throws Refusal in words for who starts the server */
    static List<Provider> read(Path file) {
        return new SsoFile(file).providers();
    }

    private List<Provider> providers() {
        JsonNode root = parse();
        require(root.isObject(), "");
        knowsOnly(root, Set.of("providers"), "");
        JsonNode list = root.path("providers");
        require(list.isArray() && list.size() <= 20, "providers");
        List<Provider> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<URI> issuers = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "providers[" + i + "]";
            Provider provider = provider(list.get(i), at);
            require(ids.add(provider.id()), at + ".id");
            require(issuers.add(provider.issuer()), at + ".issuer");
            read.add(provider);
        }
        return List.copyOf(read);
    }

    private JsonNode parse() {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new Refusal(SsoProblem.FILE_UNREADABLE, Map.of("file", file.toString()));
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
            throw new Refusal(SsoProblem.FILE_MALFORMED, Map.of("file", file.toString(), "line", line));
        }
    }

    private Provider provider(JsonNode node, String at) {
        require(node.isObject(), at);
        knowsOnly(node, FIELDS, at + ".");
        String id = text(node, "id", at);
        require(id.matches("[a-z0-9][a-z0-9-]{0,30}"), at + ".id");
        String confirms = node.path("confirms").asString("none");
        require(Set.of("sso", "none").contains(confirms), at + ".confirms");
        JsonNode state = node.path("state");
        require(state.isMissingNode() || state.isBoolean(), at + ".state");
        return new Provider(id, issuer(text(node, "issuer", at), at), text(node, "client", at), secret(node, at), labels(node, at),
            scopes(node, at), claims(node.path("claims"), at + ".claims"), confirms.equals("sso"), state.asBoolean(false),
            strong(node.path("strong"), at + ".strong"));
    }

    /** TLS, but on this machine (OpenID Connect Discovery §4.3, which has no query and no fragment either). */
    private URI issuer(String text, String at) {
        try {
            URI uri = new URI(text);
            boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            require(safe && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null, at + ".issuer");
            return uri;
        } catch (URISyntaxException malformed) {
            throw wrong(at + ".issuer");
        }
    }

    private String secret(JsonNode node, String at) {
        if (node.path("secret_file").isMissingNode()) {
            return "";
        }
        Path secret = file.toAbsolutePath().resolveSibling(text(node, "secret_file", at));
        try {
            refuseOpen(secret);
            String read = Files.readString(secret).strip();
            require(!read.isEmpty() && read.length() <= 500, at + ".secret_file");
            return read;
        } catch (IOException unreadable) {
            throw new Refusal(SsoProblem.FILE_UNREADABLE, Map.of("file", secret.toString()));
        }
    }

    private static void refuseOpen(Path secret) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            && Files.getPosixFilePermissions(secret).stream().anyMatch(OTHERS::contains)) {
            throw new Refusal(SsoProblem.SECRET_OPEN, Map.of("file", secret.toString()));
        }
    }

    private Map<Language, String> labels(JsonNode node, String at) {
        Map<Language, String> labels = new EnumMap<>(Language.class);
        JsonNode given = node.path("label");
        knowsOnly(given, Set.of("kk", "ru", "en"), at + ".label.");
        for (Language language : Language.values()) {
            String label = given.path(language.tag()).asString("").strip();
            require(!label.isEmpty() && label.length() <= 60, at + ".label." + language.tag());
            labels.put(language, label);
        }
        return labels;
    }

    private List<String> scopes(JsonNode node, String at) {
        Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
        scopes.addAll(node.path("scopes").isMissingNode() ? List.of("profile") : texts(node.path("scopes"), at + ".scopes"));
        return List.copyOf(scopes);
    }

    private Provider.Claims claims(JsonNode node, String at) {
        knowsOnly(node, Set.of("name", "subject", "national_id"), at + ".");
        Provider.Claims usual = Provider.Claims.USUAL;
        return new Provider.Claims(node.path("name").asString(usual.name()), node.path("subject").asString(usual.subject()),
            node.path("national_id").asString(usual.nationalId()));
    }

    private Provider.Strong strong(JsonNode node, String at) {
        knowsOnly(node, Set.of("acr", "amr"), at + ".");
        return new Provider.Strong(Set.copyOf(texts(node.path("acr"), at + ".acr")), Set.copyOf(texts(node.path("amr"), at + ".amr")));
    }

    private List<String> texts(JsonNode node, String at) {
        require(node.isMissingNode() || node.isArray(), at);
        List<String> texts = new ArrayList<>();
        node.forEach(one -> {
            require(one.isString() && !one.asString().isBlank(), at);
            texts.add(one.asString());
        });
        return texts;
    }

    private String text(JsonNode node, String field, String at) {
        JsonNode value = node.path(field);
        require(value.isString() && !value.asString().isBlank() && value.asString().length() <= 500, at + "." + field);
        return value.asString().strip();
    }

    private void knowsOnly(JsonNode node, Set<String> fields, String at) {
        require(node.isMissingNode() || node.isObject(), at.isEmpty() ? at : at.substring(0, at.length() - 1));
        node.propertyNames().forEach(name -> require(fields.contains(name), at + name));
    }

    private void require(boolean right, String field) {
        if (!right) {
            throw wrong(field);
        }
    }

    private Refusal wrong(String field) {
        return new Refusal(SsoProblem.FILE_FIELD, Map.of("file", file.toString(), "field", field.isEmpty() ? "{ }" : field));
    }
}
