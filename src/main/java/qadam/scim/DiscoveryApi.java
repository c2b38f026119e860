package qadam.scim;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a program may ask here, open to all (RFC 7644 §4, RFC 7643 §5): it says nothing of anybody. And whatever is not here at all. */
final class DiscoveryApi implements Routes {
    private static final List<String> KNOWN = List.of("Users", "Groups", "ServiceProviderConfig", "ResourceTypes", "Schemas");
    private static final List<String> NOT_OFFERED = List.of("Me", "Bulk", ".search");

    private final Entrance entrance;
    private final Map<String, Object> config = read("service-provider-config");
    private final Map<String, Object> types = read("resource-types");
    private final Map<String, Object> schemas = read("schemas");

    DiscoveryApi(Entrance entrance) {
        this.entrance = entrance;
    }

    private static Map<String, Object> read(String name) {
        try (var file = DiscoveryApi.class.getResourceAsStream("/scim/" + name + ".json")) {
            return JsonMapper.shared().readValue(file, new TypeReference<LinkedHashMap<String, Object>>() { });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(Answers.BASE + "/ServiceProviderConfig", entrance.forAll(context -> Answers.send(unfiltered(context), 200,
            placed(context, config, "ServiceProviderConfig", ""))), Role.ANYONE);
        add(routes, "ResourceType", types);
        add(routes, "Schema", schemas);
        for (var way : List.<Way>of(routes::get, routes::post, routes::put, routes::patch, routes::delete)) {
            way.add(Answers.BASE, entrance.forAll(DiscoveryApi::refuse), Role.ANYONE, SecretAddress.BEARER);
            way.add(Answers.BASE + "/<path>", entrance.forAll(DiscoveryApi::refuse), Role.ANYONE, SecretAddress.BEARER);
        }
    }

    private interface Way {
        Object add(String path, io.javalin.http.Handler handler, io.javalin.security.RouteRole... roles);
    }

    private void add(RoutesConfig routes, String type, Map<String, Object> all) {
        String address = Answers.BASE + "/" + type + "s";
        routes.get(address, entrance.forAll(context -> {
            List<Map<String, Object>> items = all.entrySet().stream().map(one -> placed(context, of(one.getValue()), type, "/" + one.getKey())).toList();
            Answers.send(unfiltered(context), 200, Resources.list(new Listed<>(items.size(), 0, items), item -> item));
        }), Role.ANYONE);
        routes.get(address + "/{id}", entrance.forAll(context -> {
            String id = context.pathParam("id");
            if (!all.containsKey(id)) {
                throw new Refusal(ScimProblem.NOT_FOUND);
            }
            Answers.send(context, 200, placed(context, of(all.get(id)), type, "/" + id));
        }), Role.ANYONE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> of(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> placed(Context context, Map<String, Object> resource, String type, String rest) {
        Map<String, Object> placed = new LinkedHashMap<>(resource);
        String address = Answers.resources(context).base() + "/" + (type.equals("ServiceProviderConfig") ? type : type + "s") + rest;
        placed.put("meta", Map.of("resourceType", type, "location", address));
        return placed;
    }

    /** RFC 7644 §4: a filter here is refused and not passed over. */
    private static Context unfiltered(Context context) {
        if (context.queryParam("filter") != null) {
            throw new Refusal(ScimProblem.NO_FILTER_HERE);
        }
        return context;
    }

    private static void refuse(Context context) {
        String[] parts = context.path().substring(Answers.BASE.length()).replaceFirst("^/", "").split("/");
        boolean known = parts.length > 0 && parts.length < 3 && KNOWN.contains(parts[0]);
        boolean notOffered = parts.length > 0 && NOT_OFFERED.contains(parts[0]);
        throw new Refusal(notOffered ? ScimProblem.NOT_OFFERED : known ? ScimProblem.METHOD : ScimProblem.NOT_FOUND);
    }
}
