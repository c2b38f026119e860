package qadam.scim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** Somebody as a request makes them: what we keep is taken, what the standard knows and we do not keep is dropped. */
final class UserDraft {
    private static final Set<String> KEPT = Set.of("username", "externalid", "displayname", "name.formatted", "name.familyname", "name.givenname");
    private static final Set<String> PARTS_OF_NAME = Set.of("formatted", "familyname", "givenname");
    private static final Set<String> OURS = Set.of("id", "meta", "groups", "schemas");
    /** Of RFC 7643 §4.1: addresses, telephones, pictures and the like of somebody. Nothing of it is needed here, so nothing of it is kept. */
    private static final Set<String> DROPPED = Set.of("emails", "phonenumbers", "ims", "photos", "addresses", "nickname", "profileurl", "title", "usertype",
        "preferredlanguage", "locale", "timezone", "entitlements", "roles", "x509certificates", "password");
    private static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:";

    private final Map<String, String> words = new HashMap<>();
    private boolean active;

    private UserDraft() {
    }

    /** @param active what they are when the body does not say */
    static UserDraft read(Body body, boolean active) {
        UserDraft draft = new UserDraft();
        draft.active = active;
        draft.take(body);
        return draft;
    }

    static UserDraft of(UserWords known, boolean active) {
        UserDraft draft = new UserDraft();
        KEPT.forEach(name -> known.values(name).forEach(value -> draft.words.put(name, value)));
        draft.active = active;
        return draft;
    }

    /** Whatever nobody knows is passed over in a body (RFC 7644 §3.3), as is what only we may set. */
    private void take(Body body) {
        body.members().forEach((name, value) -> attribute(name).filter(this::isKept).ifPresent(attribute -> set(attribute, value)));
    }

    /** Some directories name {@code name.familyName} in a value without a path, or an attribute with its schema. */
    private static Optional<AttributeName> attribute(String name) {
        try {
            return Optional.of(AttributeName.of(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private boolean isKept(AttributeName attribute) {
        String name = attribute.dotted();
        return attribute.isOf(Matching.USER_SCHEMA) && (KEPT.contains(name) || name.equals("name") || name.equals("active"));
    }

    UserDraft change(Iterable<Change> changes) {
        changes.forEach(change -> change.path().ifPresentOrElse(path -> change(change, path), () -> take(Body.of(change.value()))));
        return this;
    }

    private void change(Change change, Path path) {
        AttributeName attribute = path.attribute();
        if (isKept(attribute) && path.filter().isEmpty()) {
            if (change.act() == Change.Act.REMOVE) {
                remove(attribute.dotted());
            } else {
                set(attribute, change.value());
            }
        } else if (attribute.isOf(Matching.USER_SCHEMA) && OURS.contains(attribute.name())) {
            throw new Refusal(ScimProblem.MUTABILITY, Map.of("name", attribute.dotted()));
        } else if (!isDropped(attribute)) {
            throw new Refusal(ScimProblem.PATH);
        }
    }

    private static boolean isDropped(AttributeName attribute) {
        boolean ofName = attribute.name().equals("name") && Set.of("middlename", "honorificprefix", "honorificsuffix").contains(attribute.sub());
        return attribute.schema().startsWith(EXTENSION) || attribute.isOf(Matching.USER_SCHEMA) && (ofName || DROPPED.contains(attribute.name()));
    }

    private void remove(String name) {
        if (name.equals("username") || name.equals("active")) {
            throw new Refusal(ScimProblem.MUTABILITY, Map.of("name", name));
        }
        words.keySet().removeIf(kept -> kept.equals(name) || kept.startsWith(name + "."));
    }

    private void set(AttributeName attribute, JsonNode value) {
        String name = attribute.dotted();
        if (name.equals("active")) {
            active = value.isNull() ? active : Plain.truth(name, value);
        } else if (!name.equals("name")) {
            words.put(name, Plain.text(name, value));
        } else if (value.isNull()) {
            remove(name);
        } else if (value.isObject()) {
            Body.of(value).members().forEach((part, text) -> {
                if (PARTS_OF_NAME.contains(part)) {
                    set(attribute.withSub(part), text);
                }
            });
        } else {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", name));
        }
    }

    boolean active() {
        return active;
    }

    /** @throws Refusal without a user name */
    UserWords words() {
        if (word("username").isEmpty()) {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", "userName"));
        }
        return new UserWords(word("username"), word("externalid"), word("name.formatted"), word("name.familyname"), word("name.givenname"), word("displayname"));
    }

    private String word(String name) {
        return words.getOrDefault(name, "");
    }
}
