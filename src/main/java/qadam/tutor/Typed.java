package qadam.tutor;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import qadam.shared.Ids;

/**
 * The fields of a question as they came, from an address or a form.
 *
 * @param after the answer to which it belongs
 */
record Typed(String words, String course, String lesson, Tier tier, Optional<UUID> after) {
    private static final int LONGEST_NAME = 100;

    static Typed in(Context context, boolean form) {
        Function<String, String> field = name -> Optional.ofNullable(form ? context.formParam(name) : context.queryParam(name)).orElse("");
        return new Typed(field.apply("q"), name(field.apply("course")), name(field.apply("lesson")), tier(field.apply("tier")), Ids.parse(field.apply("after")));
    }

    private static String name(String text) {
        return text.length() <= LONGEST_NAME ? text : "";
    }

    private static Tier tier(String name) {
        for (Tier tier : Tier.values()) {
            if (tier.name().equals(name)) {
                return tier;
            }
        }
        return Tier.EXPLANATION;
    }

    boolean isQuestion() {
        return !words.isBlank();
    }

    /** What of it can be shown again. */
    String readable(int most) {
        String plain = Plain.of(words);
        return plain.codePointCount(0, plain.length()) <= most ? plain : plain.substring(0, plain.offsetByCodePoints(0, most));
    }
}
