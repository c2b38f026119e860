package qadam.scim;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import qadam.shared.Refusal;

/**
 * Which resources of a kind meet a filter. Only what we keep can be asked for; anything else is refused and never silently met by nobody.
 *
 * @param kinds the attributes that can be asked for, by their dotted names in small letters
 */
record Matching(String schema, Map<String, Kind> kinds) {
    /** How values are compared (RFC 7643 §2.2, caseExact). */
    enum Kind { EXACT, FOLDED, TRUTH }

    static final String USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final Matching USERS = new Matching(USER_SCHEMA, Map.of("id", Kind.EXACT, "externalid", Kind.EXACT, "username", Kind.FOLDED,
        "displayname", Kind.FOLDED, "name.formatted", Kind.FOLDED, "name.familyname", Kind.FOLDED, "name.givenname", Kind.FOLDED, "active", Kind.TRUTH));
    static final Matching GROUPS = new Matching(GROUP_SCHEMA, Map.of("id", Kind.EXACT, "externalid", Kind.EXACT, "displayname", Kind.FOLDED,
        "members", Kind.EXACT, "members.value", Kind.EXACT));
    /** Inside {@code members[…]}. */
    static final Matching MEMBER = new Matching("", Map.of("value", Kind.EXACT));

    /** The same for all spellings that differ in nothing but capitals and Unicode form. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when it asks for what cannot be asked */
    Filter checked(Filter filter) {
        switch (filter) {
            case Filter.And(Filter left, Filter right) -> checkBoth(left, right);
            case Filter.Or(Filter left, Filter right) -> checkBoth(left, right);
            case Filter.Not(Filter inner) -> checked(inner);
            case Filter.Present(AttributeName attribute) -> kind(attribute);
            case Filter.Compares(AttributeName attribute, Filter.Operator operator, Object value) -> checkValue(kind(attribute), operator, value);
            case Filter.OneOf(AttributeName attribute, Filter inner) -> {
                kind(attribute);
                if (!attribute.dotted().equals("members")) {
                    throw refused(attribute);
                }
                MEMBER.checked(inner);
            }
        }
        return filter;
    }

    private void checkBoth(Filter left, Filter right) {
        checked(left);
        checked(right);
    }

    private static void checkValue(Kind kind, Filter.Operator operator, Object value) {
        boolean equality = operator == Filter.Operator.EQ || operator == Filter.Operator.NE;
        boolean fits = value == null ? equality : kind == Kind.TRUTH ? equality && (value instanceof Boolean || "true".equals(value) || "false".equals(value)) : value instanceof String;
        if (!fits) {
            throw new Refusal(ScimProblem.FILTER);
        }
    }

    private Kind kind(AttributeName attribute) {
        if (!attribute.isOf(schema) || !kinds.containsKey(attribute.dotted())) {
            throw refused(attribute);
        }
        return kinds.get(attribute.dotted());
    }

    private static Refusal refused(AttributeName attribute) {
        return new Refusal(ScimProblem.FILTER_ATTRIBUTE, Map.of("name", attribute.dotted()));
    }

    /** @param filter one that was checked @param values of a resource, by the attribute's dotted name; truths as {@code true} and {@code false} */
    boolean meets(Filter filter, Function<String, List<String>> values) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> meets(left, values) && meets(right, values);
            case Filter.Or(Filter left, Filter right) -> meets(left, values) || meets(right, values);
            case Filter.Not(Filter inner) -> !meets(inner, values);
            case Filter.Present(AttributeName attribute) -> !values.apply(attribute.dotted()).isEmpty();
            case Filter.OneOf(AttributeName attribute, Filter inner) -> values.apply(attribute.dotted()).stream()
                .anyMatch(value -> MEMBER.meets(inner, name -> List.of(value)));
            case Filter.Compares(AttributeName attribute, Filter.Operator operator, Object value) -> compares(kind(attribute), operator, value, values.apply(attribute.dotted()));
        };
    }

    /** Whether one of the attribute's values is this. */
    boolean isEqual(String attribute, String wanted, List<String> values) {
        return compares(kinds.get(attribute), Filter.Operator.EQ, wanted, values);
    }

    private static boolean compares(Kind kind, Filter.Operator operator, Object wanted, List<String> values) {
        if (operator == Filter.Operator.NE) {
            return !compares(kind, Filter.Operator.EQ, wanted, values);
        }
        if (wanted == null) {
            return values.isEmpty();
        }
        String right = kind == Kind.FOLDED ? folded(wanted.toString()) : wanted.toString();
        return values.stream().map(value -> kind == Kind.FOLDED ? folded(value) : value).anyMatch(left -> switch (operator) {
            case EQ -> left.equals(right);
            case NE -> !left.equals(right);
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case GT -> left.compareTo(right) > 0;
            case GE -> left.compareTo(right) >= 0;
            case LT -> left.compareTo(right) < 0;
            case LE -> left.compareTo(right) <= 0;
        });
    }
}
