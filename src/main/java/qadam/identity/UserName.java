package qadam.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name a person signs in with.
 *
 * @param written as the person wrote it
 * @param folded the same for every spelling that differs only in case or Unicode form; unique
 */
record UserName(String written, String folded) {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]{3,40}");

    /** Letters of any script, digits, dot, hyphen and underscore; 3 to 40 of them. Empty for anything else. */
    static Optional<UserName> parse(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return ALLOWED.matcher(composed).matches()
            ? Optional.of(new UserName(text, composed.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** The folded form of whatever was typed, for looking it up. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "UserName[…]";
    }
}
