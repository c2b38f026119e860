package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** States, activity profiles and agent profiles: parameters, methods and headers (xAPI 1.0.3 Part Three §2.2, §2.3, §2.6, §2.7). */
final class DocumentResource implements Resource {
    private static final int LONGEST_NAME = 2_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final String BYTES = "application/octet-stream";

    private final DocumentKind kind;
    private final Documents documents;

    DocumentResource(DocumentKind kind, Documents documents) {
        this.kind = kind;
        this.documents = documents;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "PUT", "POST", "DELETE");
    }

    @Override
    public XapiAnswer answer(XapiRequest request) {
        boolean reads = request.method().equals("GET");
        if (!reads || !request.client().may(Scope.ALL_READ)) {
            request.client().require(kind.scope());
        }
        allow(request, reads);
        Branch branch = branch(request);
        Optional<UUID> registration = kind == DocumentKind.STATE ? request.parameter("registration").map(DocumentResource::uuid) : Optional.empty();
        Optional<String> name = request.parameter(kind.parameter());
        Instant since = request.parameter("since").map(text -> Values.moment(new Part(StringNode.valueOf(text), "since"))).orElse(Instant.EPOCH);
        if (name.isEmpty() && reads) {
            return list(branch, registration, since);
        }
        if (name.isEmpty() && kind == DocumentKind.STATE && request.method().equals("DELETE")) {
            return deleteAll(request, branch, registration);
        }
        Documents.Address address = new Documents.Address(branch, registration, name(request.required(kind.parameter())));
        return reads ? show(request, address) : write(request, address);
    }

    private void allow(XapiRequest request, boolean reads) {
        List<String> known = new ArrayList<>(List.of(kind.parameter()));
        if (kind.hasActivity()) {
            known.add("activityId");
        }
        if (kind.hasAgent()) {
            known.add("agent");
        }
        if (kind == DocumentKind.STATE) {
            known.add("registration");
        }
        if (reads) {
            known.add("since");
        }
        request.allow(known.toArray(String[]::new));
    }

    private Branch branch(XapiRequest request) {
        String activity = kind.hasActivity() ? Values.iri(new Part(StringNode.valueOf(request.required("activityId")), "activityId")) : "";
        Optional<Agent> agent = kind.hasAgent() ? Optional.of(agent(request)) : Optional.empty();
        return documents.branch(kind, activity, agent);
    }

    static Agent agent(XapiRequest request) {
        return AgentRules.agent(json(request));
    }

    static JsonNode json(XapiRequest request) {
        return StrictJson.read(request.required("agent").getBytes(StandardCharsets.UTF_8));
    }

    private static UUID uuid(String text) {
        return Values.uuid(text).orElseThrow(() -> new XapiProblem(400, "registration must be a UUID"));
    }

    private static String name(String given) {
        if (given.length() > LONGEST_NAME || CONTROL.matcher(given).find()) {
            throw new XapiProblem(400, "a document's id may have " + LONGEST_NAME + " characters and no control characters");
        }
        return given;
    }

    private XapiAnswer show(XapiRequest request, Documents.Address address) {
        Document document = documents.find(address).orElseThrow(() -> new XapiProblem(404, "there is no such document"));
        boolean known = Preconditions.of(request).isKnown(document);
        XapiAnswer answer = known ? XapiAnswer.empty(304) : new XapiAnswer(200, Map.of(), document.contentType(), document.content());
        return answer.with("ETag", document.etag()).with("Last-Modified", httpDate(document.changedAt()));
    }

    private XapiAnswer list(Branch branch, Optional<UUID> registration, Instant since) {
        List<DocumentStore.Named> found = documents.names(branch, registration, since);
        XapiAnswer answer = XapiAnswer.json(StrictJson.write(names(found)));
        return found.stream().map(DocumentStore.Named::changedAt).max(Instant::compareTo).map(newest -> answer.with("Last-Modified", httpDate(newest))).orElse(answer);
    }

    private static JsonNode names(List<DocumentStore.Named> found) {
        var names = StrictJson.object().putArray("names");
        found.forEach(one -> names.add(one.name()));
        return names;
    }

    private XapiAnswer deleteAll(XapiRequest request, Branch branch, Optional<UUID> registration) {
        if (!Preconditions.of(request).isEmpty()) {
            throw new XapiProblem(400, "If-Match and If-None-Match are about one document: name it by " + kind.parameter());
        }
        documents.deleteAll(branch, registration);
        return XapiAnswer.empty(204);
    }

    private XapiAnswer write(XapiRequest request, Documents.Address address) {
        Preconditions preconditions = Preconditions.of(request);
        switch (request.method()) {
            case "PUT" -> documents.put(address, type(request), request.body(), preconditions, unseen(request));
            case "POST" -> documents.post(address, type(request), request.body(), preconditions);
            default -> documents.delete(address, preconditions);
        }
        return XapiAnswer.empty(204);
    }

    private Documents.Unseen unseen(XapiRequest request) {
        if (request.version() == Version.V2_0) {
            return Documents.Unseen.MAKE;
        }
        return kind == DocumentKind.STATE ? Documents.Unseen.REPLACE : Documents.Unseen.NOTHING;
    }

    private static String type(XapiRequest request) {
        return request.contentType().isEmpty() ? BYTES : Values.mediaType(new Part(StringNode.valueOf(request.contentType().trim()), "Content-Type"));
    }

    /** RFC 9110 §5.6.7. */
    static String httpDate(Instant moment) {
        return HTTP_DATE.format(moment.atZone(ZoneOffset.UTC));
    }
}
