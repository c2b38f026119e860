package qadam.proof;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/**
 * Checks an expanded JSON-LD document: everything in it will become RDF. ("Safe mode" in other libraries; titanium's own
 * policy sees undefined members only, not relative addresses, indexes or text directions, which RDF drops.)
 */
final class NothingLost {
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|^`\\\\]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    private NothingLost() {}

    static void require(JsonArray expanded) throws Rejected {
        for (var node : expanded) value(node);
    }

    private static void value(JsonValue value) throws Rejected {
        switch (value) {
            case JsonObject object -> { for (var member : object.entrySet()) member(object, member.getKey(), member.getValue()); }
            case JsonArray array -> { for (var item : array) value(item); }
            default -> throw lost("a bare value");
        }
    }

    private static void member(JsonObject owner, String name, JsonValue value) throws Rejected {
        switch (name) {
            case "@id" -> iri(value);
            case "@type" -> types(value);
            case "@value" -> scalar(value);
            case "@language" -> { if (!(value instanceof JsonString tag && LANGUAGE.matcher(tag.getString()).matches())) throw lost("language"); }
            case "@list" -> { if (owner.size() > 1) throw lost("list"); value(value); }
            default -> {
                if (!IRI.matcher(name).matches()) throw lost(name);
                value(value);
            }
        }
    }

    private static void types(JsonValue value) throws Rejected {
        if (!(value instanceof JsonArray types)) iri(value);
        else for (var type : types) iri(type);
    }

    private static void iri(JsonValue value) throws Rejected {
        if (!(value instanceof JsonString iri && IRI.matcher(iri.getString()).matches())) throw lost("relative address " + value);
    }

    private static void scalar(JsonValue value) throws Rejected {
        if (value == JsonValue.NULL || value instanceof JsonObject || value instanceof JsonArray) throw lost("no plain value");
    }

    private static Rejected lost(String what) {
        return new Rejected(Problem.UNCOVERED_MEMBER, "not covered by the signature: " + what);
    }
}
