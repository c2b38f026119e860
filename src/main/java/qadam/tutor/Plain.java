package qadam.tutor;

import java.util.regex.Pattern;

/** A stranger's text without what is not seen: signs that steer a terminal, turn the direction of writing, or hide between letters. */
final class Plain {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n\\t]]");

    private Plain() {
    }

    static String of(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }
}
