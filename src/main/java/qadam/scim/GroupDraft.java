package qadam.scim;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** A department as a request makes it. */
final class GroupDraft {
    private static final Set<String> OURS = Set.of("id", "meta", "schemas");

    private String name = "";
    private String externalId = "";
    private final Set<UUID> members = new LinkedHashSet<>();
    /** Whom the request names as members, whether they were it before or not. */
    private final Set<UUID> named = new HashSet<>();

    private GroupDraft() {
    }

    static GroupDraft read(Body body) {
        GroupDraft draft = new GroupDraft();
        draft.take(body, Change.Act.REPLACE);
        return draft;
    }

    static GroupDraft of(Group known, Collection<UUID> members) {
        GroupDraft draft = new GroupDraft();
        draft.name = known.place().name();
        draft.externalId = known.externalId();
        draft.members.addAll(members);
        return draft;
    }

    GroupDraft change(Iterable<Change> changes) {
        changes.forEach(change -> change.path().ifPresentOrElse(path -> change(change, path), () -> take(Body.of(change.value()), change.act())));
        return this;
    }

    /** Unknown names and what only we may set are passed over in a body. */
    private void take(Body body, Change.Act act) {
        body.members().forEach((attribute, value) -> {
            if (isKept(attribute)) {
                set(attribute, value, act);
            }
        });
    }

    private static boolean isKept(String attribute) {
        return attribute.equals("displayname") || attribute.equals("externalid") || attribute.equals("members");
    }

    private void change(Change change, Path path) {
        String attribute = path.attribute().dotted();
        boolean ours = path.attribute().isOf(Matching.GROUP_SCHEMA);
        if (ours && OURS.contains(path.attribute().name())) {
            throw new Refusal(ScimProblem.MUTABILITY, Map.of("name", attribute));
        }
        if (!ours || !isKept(attribute) || path.filter().isPresent() && !(attribute.equals("members") && change.act() == Change.Act.REMOVE)) {
            throw new Refusal(ScimProblem.PATH);
        }
        if (change.act() == Change.Act.REMOVE) {
            remove(attribute, change.value(), path.filter());
        } else {
            set(attribute, change.value(), change.act());
        }
    }

    private void set(String attribute, JsonNode value, Change.Act act) {
        switch (attribute) {
            case "displayname" -> name = Plain.text("displayName", value);
            case "externalid" -> externalId = Plain.text("externalId", value);
            default -> {
                if (act == Change.Act.REPLACE) {
                    members.clear();
                }
                List<UUID> ids = Body.list(value).stream().map(GroupDraft::member).toList();
                members.addAll(ids);
                named.addAll(ids);
            }
        }
    }

    /** By a filter, by a list as one large directory sends it, or all. */
    private void remove(String attribute, JsonNode value, Optional<Filter> filter) {
        switch (attribute) {
            case "displayname" -> throw new Refusal(ScimProblem.MUTABILITY, Map.of("name", "displayName"));
            case "externalid" -> externalId = "";
            default -> {
                if (filter.isPresent()) {
                    Filter checked = Matching.MEMBER.checked(filter.get());
                    members.removeIf(id -> Matching.MEMBER.meets(checked, part -> List.of(Ids.hex(id))));
                } else if (value.isNull()) {
                    members.clear();
                } else {
                    Body.list(value).stream().map(GroupDraft::member).forEach(members::remove);
                }
            }
        }
    }

    private static UUID member(JsonNode value) {
        JsonNode id = value.isObject() ? Body.of(value).get("value") : value;
        return Ids.parse(id.asString("")).orElseThrow(() -> new Refusal(ScimProblem.MEMBER));
    }

    /** @throws Refusal without one */
    String name() {
        if (name.isEmpty()) {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", "displayName"));
        }
        return name;
    }

    String externalId() {
        return externalId;
    }

    Set<UUID> members() {
        return members;
    }

    boolean names(UUID id) {
        return named.contains(id);
    }
}
