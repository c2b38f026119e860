package qadam.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A model's text as it is searched: in small letters, with one kind of space. */
record Text(String small) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:[-'’][\\p{L}\\p{M}]+)*");

    static Text of(String text) {
        return new Text(SPACE.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a word, a phrase or a number stands in it, perhaps with an ending behind it; a number with nothing more that is of a number.
     */
    boolean holds(String fact) {
        String small = Text.of(fact).small();
        boolean number = Character.isDigit(small.codePointBefore(small.length()));
        String before = Character.isDigit(small.codePointAt(0)) ? "(?<![\\p{L}\\p{N}]|\\p{N}[.,\\u00a0 -])" : "(?<![\\p{L}\\p{N}])";
        return Pattern.compile(before + Pattern.quote(small) + (number ? "(?!\\p{N}|[.,]\\p{N})" : "")).matcher(this.small).find();
    }

    boolean holdsAny(List<String> facts) {
        return facts.stream().anyMatch(this::holds);
    }

    /** Whether one of these stands anywhere in it, within a word too. */
    boolean containsAny(List<String> pieces) {
        return pieces.stream().anyMatch(piece -> small.contains(Text.of(piece).small()));
    }

    int words() {
        return (int) WORD.matcher(small).results().count();
    }
}
