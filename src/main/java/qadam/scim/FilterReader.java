package qadam.scim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads filters and the paths of changes by the grammar of RFC 7644 (figures 1 and 7); long and deep ones are refused before they cost anything. */
final class FilterReader {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 10;

    private final String text;
    private final ScimProblem problem;
    private int at;
    private int depth;

    private FilterReader(String text, ScimProblem problem) {
        this.text = text;
        this.problem = problem;
        if (text.length() > LONGEST) {
            throw refused();
        }
    }

    /** @throws Refusal {@code invalidFilter} */
    static Filter filter(String text) {
        FilterReader reader = new FilterReader(text, ScimProblem.FILTER);
        Filter filter = reader.or();
        reader.end();
        return filter;
    }

    /** @throws Refusal {@code invalidPath} */
    static Path path(String text) {
        FilterReader reader = new FilterReader(text, ScimProblem.PATH);
        AttributeName attribute = reader.attribute();
        Optional<Filter> filter = reader.take("[") ? Optional.of(reader.inner()) : Optional.empty();
        if (filter.isPresent() && reader.take(".")) {
            attribute = attribute.sub().isEmpty() ? attribute.withSub(reader.attribute().dotted()) : reader.fail();
        }
        reader.end();
        return new Path(attribute, filter);
    }

    private Filter or() {
        Filter left = and();
        while (word("or")) {
            left = new Filter.Or(left, deeper(this::and));
        }
        return left;
    }

    private Filter and() {
        Filter left = term();
        while (word("and")) {
            left = new Filter.And(left, deeper(this::term));
        }
        return left;
    }

    private interface Rule {
        Filter read();
    }

    /** Counts chains too: what is built is walked down again. */
    private Filter deeper(Rule rule) {
        if (++depth > DEEPEST) {
            throw refused();
        }
        return rule.read();
    }

    private Filter term() {
        spaces();
        int start = at;
        if (word("not") && take("(")) {
            return new Filter.Not(group());
        }
        at = start;
        if (take("(")) {
            return group();
        }
        AttributeName attribute = attribute();
        return take("[") ? new Filter.OneOf(attribute, inner()) : comparison(attribute);
    }

    private Filter group() {
        Filter inner = deeper(this::or);
        expect(")");
        return inner;
    }

    private Filter inner() {
        Filter inner = deeper(this::or);
        expect("]");
        return inner;
    }

    private Filter comparison(AttributeName attribute) {
        String operator = name().toUpperCase(Locale.ROOT);
        if (operator.equals("PR")) {
            return new Filter.Present(attribute);
        }
        return new Filter.Compares(attribute, Arrays.stream(Filter.Operator.values()).filter(one -> one.name().equals(operator)).findFirst().orElseThrow(this::refused), value());
    }

    private AttributeName attribute() {
        try {
            return AttributeName.of(name());
        } catch (IllegalArgumentException noName) {
            throw refused();
        }
    }

    private String name() {
        spaces();
        int start = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw refused();
        }
        return text.substring(start, at);
    }

    private static boolean isOfName(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9' || "_-$.:".indexOf(letter) >= 0;
    }

    /** A JSON string, number, truth or null (RFC 8259). */
    private Object value() {
        spaces();
        int start = at;
        if (take("\"")) {
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            expectHere('"');
        } else {
            while (at < text.length() && " )]".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        return json(text.substring(start, at));
    }

    private Object json(String literal) {
        try {
            Object value = JsonMapper.shared().readValue(literal, Object.class);
            return value instanceof Map || value instanceof Iterable ? fail() : value;
        } catch (JacksonException broken) {
            throw refused();
        }
    }

    /** A word and then a space or a bracket. */
    private boolean word(String word) {
        spaces();
        int end = at + word.length();
        boolean found = text.regionMatches(true, at, word, 0, word.length()) && end < text.length() && " (".indexOf(text.charAt(end)) >= 0;
        at = found ? end : at;
        return found;
    }

    private boolean take(String sign) {
        if (!sign.equals("[") && !sign.equals(".")) {
            spaces();
        }
        boolean found = text.startsWith(sign, at);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw refused();
        }
    }

    private void expectHere(char sign) {
        if (at >= text.length() || text.charAt(at) != sign) {
            throw refused();
        }
        at++;
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void end() {
        spaces();
        if (at < text.length()) {
            throw refused();
        }
    }

    private <T> T fail() {
        throw refused();
    }

    private Refusal refused() {
        return new Refusal(problem);
    }
}
