package qadam.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A part of a statement and where it stands, so that a refusal can name the place. A null is no value anywhere (xAPI 1.0.3 Part Two §2.2). */
record Part(JsonNode node, String place) {
    /** @throws XapiProblem 400 always */
    <T> T refuse(String why) {
        throw new XapiProblem(400, place + " " + why);
    }

    /** This, which must be an object with no other members than these. */
    Part object(Set<String> known) {
        anyObject();
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                refuse("has the unknown property " + XapiProblem.shown(name));
            }
        }
        return this;
    }

    Part anyObject() {
        return node.isObject() ? this : refuse("must be an object");
    }

    boolean has(String name) {
        return node.has(name);
    }

    Optional<Part> member(String name) {
        return Optional.ofNullable(node.get(name)).map(found -> new Part(found, place + "." + name));
    }

    Part required(String name) {
        return member(name).orElseGet(() -> refuse("lacks the property " + name));
    }

    List<Part> elements() {
        if (!node.isArray()) {
            refuse("must be an array");
        }
        List<Part> elements = new ArrayList<>();
        for (JsonNode element : node.values()) {
            elements.add(new Part(element, place + "[" + elements.size() + "]"));
        }
        return elements;
    }

    /** Members whose names the client has chosen. */
    List<Map.Entry<String, Part>> entries() {
        anyObject();
        return node.properties().stream()
            .map(entry -> Map.entry(entry.getKey(), new Part(entry.getValue(), place + "[" + XapiProblem.shown(entry.getKey()) + "]"))).toList();
    }

    String text() {
        return node.isString() ? node.stringValue() : refuse("must be a string");
    }

    void truth() {
        if (!node.isBoolean()) {
            refuse("must be true or false");
        }
    }

    /** This, which must be one of these words exactly. */
    String oneOf(Set<String> words) {
        String word = text();
        return words.contains(word) ? word : refuse("must be one of " + words.stream().sorted().toList());
    }
}
