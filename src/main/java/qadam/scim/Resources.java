package qadam.scim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import qadam.shared.Ids;

/** How people and departments are written. @param base what their addresses begin with */
record Resources(String base) {
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    Map<String, Object> user(User user, Query query) {
        UserRow row = user.row();
        UserWords words = user.words();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemas", List.of(Matching.USER_SCHEMA));
        all.put("id", user.id());
        put(all, "externalId", words.externalId());
        all.put("userName", words.userName());
        Map<String, Object> name = new LinkedHashMap<>();
        put(name, "formatted", words.formatted());
        put(name, "familyName", words.familyName());
        put(name, "givenName", words.givenName());
        if (!name.isEmpty()) {
            all.put("name", name);
        }
        put(all, "displayName", words.displayName());
        all.put("active", row.isActive());
        all.put("meta", meta("User", row.madeAt(), row.changedAt(), location(user), user.version()));
        return wanted(all, query);
    }

    String location(User user) {
        return base + "/Users/" + user.id();
    }

    /** @param members asked only when they are wanted */
    Map<String, Object> group(Group group, Function<Group, List<UUID>> members, Query query) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemas", List.of(Matching.GROUP_SCHEMA));
        all.put("id", group.id());
        put(all, "externalId", group.externalId());
        all.put("displayName", group.place().name());
        if (query.wants("members")) {
            all.put("members", members.apply(group).stream().map(this::member).toList());
        }
        Map<String, Object> meta = group.row().map(row -> meta("Group", row.madeAt(), row.changedAt(), location(group), group.version()))
            .orElseGet(() -> meta("Group", location(group), group.version()));
        all.put("meta", meta);
        return wanted(all, query);
    }

    String location(Group group) {
        return base + "/Groups/" + group.id();
    }

    private Map<String, Object> member(UUID id) {
        return Map.of("value", Ids.hex(id), "type", "User", "$ref", base + "/Users/" + Ids.hex(id));
    }

    private static void put(Map<String, Object> all, String name, String words) {
        if (!words.isEmpty()) {
            all.put(name, words);
        }
    }

    private static Map<String, Object> meta(String type, Instant made, Instant changed, String location, String version) {
        Map<String, Object> meta = meta(type, location, version);
        meta.put("created", made.toString());
        meta.put("lastModified", changed.toString());
        return meta;
    }

    private static Map<String, Object> meta(String type, String location, String version) {
        return new LinkedHashMap<>(Map.of("resourceType", type, "location", location, "version", version));
    }

    private static Map<String, Object> wanted(Map<String, Object> all, Query query) {
        all.keySet().removeIf(name -> !ALWAYS.contains(name) && !query.wants(name.toLowerCase(Locale.ROOT)));
        return all;
    }

    static <T> Map<String, Object> list(Listed<T> page, Function<T, Map<String, Object>> written) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemas", List.of(LIST));
        all.put("totalResults", page.total());
        all.put("startIndex", page.skip() + 1);
        all.put("itemsPerPage", page.items().size());
        all.put("Resources", page.items().stream().map(written).toList());
        return all;
    }
}
