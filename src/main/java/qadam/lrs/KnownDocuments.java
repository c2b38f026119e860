package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Learners;
import qadam.identity.Leaving;
import qadam.shared.Ids;

/** The states and profiles that tools keep of a person under their learner keys: in the download of their data, and gone with them. */
final class KnownDocuments implements Exporter {
    private final Learners learners;
    private final String origin;
    private final byte[] secret;
    private final DocumentStore store = new DocumentStore();

    /** @param origin home page of the accounts by which tools know our learners */
    KnownDocuments(Learners learners, String origin, byte[] secret) {
        this.learners = learners;
        this.origin = origin;
        this.secret = secret.clone();
    }

    @Override
    public String name() {
        return "tool_documents";
    }

    @Override
    public Set<String> tables() {
        return Set.of("lrs_documents");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> numbers) {
        return numbers.stream().flatMap(number -> store.about(handle, agent(handle, number)).stream()).map(KnownDocuments::line).toList();
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        leaving.learners().forEach(number -> store.removeAbout(handle, agent(handle, number)));
    }

    private byte[] agent(Handle handle, long number) {
        return Branch.agentHash(secret, new Agent("account", origin + " " + Ids.hex(learners.key(handle, number))));
    }

    private static Map<String, Object> line(DocumentStore.About about) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", about.kind());
        line.put("activity", about.activity());
        line.put("name", about.name());
        line.put("changed_at", about.document().changedAt().toString());
        line.put("content_type", about.document().contentType());
        boolean json = Document.isJson(about.document().contentType());
        line.put(json ? "content" : "content_base64", json ? new String(about.document().content(), StandardCharsets.UTF_8)
            : Base64.getEncoder().encodeToString(about.document().content()));
        return line;
    }
}
