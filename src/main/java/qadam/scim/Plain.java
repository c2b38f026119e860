package qadam.scim;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import qadam.identity.NationalId;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** Text of a directory as we take it: short, without control characters, and holding no national id however it is written. */
final class Plain {
    private static final int LONGEST = 200;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final Pattern TWELVE = Pattern.compile("(?<![0-9])[0-9](?:[\\s\\u00A0._/-]?[0-9]){11}(?![0-9])");
    /** RFC 9562. Of 200,000 of them a few hold twelve digits that could be a national id, and are none. */
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private Plain() {
    }

    /** @param name of the attribute, to be said when it is refused @return stripped; empty text for null */
    static String text(String name, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", name));
        }
        String text = value.asString().strip();
        if (text.length() > LONGEST || UNFIT.matcher(text).find()) {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", name));
        }
        if (holdsNationalId(text)) {
            throw new Refusal(ScimProblem.NATIONAL_ID, Map.of("name", name));
        }
        return text;
    }

    /** Also inside other words, with signs between its digits, and in the digits of other scripts. */
    static boolean holdsNationalId(String text) {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints()
            .forEach(point -> digits.appendCodePoint(Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return !UUID.matcher(text).matches() && TWELVE.matcher(digits).results()
            .anyMatch(twelve -> NationalId.parse(twelve.group().replaceAll("[^0-9]", "")).isPresent());
    }

    /** True, false, or the same as text, as one large directory sends it. */
    static boolean truth(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        String text = value.isString() ? value.asString() : "";
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", name));
        }
        return text.equalsIgnoreCase("true");
    }
}
