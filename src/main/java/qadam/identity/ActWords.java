package qadam.identity;

import java.util.Comparator;
import java.util.List;
import java.util.MissingResourceException;
import qadam.shared.Language;
import qadam.shared.Texts;

/** How the trail's acts are called. An act without words (of another version of the program) is shown by its code. */
final class ActWords {
    private static final String PREFIX = "identity.act.";

    private final Texts texts;

    ActWords(Texts texts) {
        this.texts = texts;
    }

    String of(String act, Language language) {
        try {
            return texts.text(language, PREFIX + act.replace('-', '_'));
        } catch (MissingResourceException unknown) {
            return act;
        }
    }

    /** Every act that has words, in the language's order. */
    List<AuditView.Choice> all(Language language) {
        return texts.keys(language).stream().filter(key -> key.startsWith(PREFIX)).map(key -> key.substring(PREFIX.length()).replace('_', '-'))
            .map(act -> new AuditView.Choice(act, of(act, language))).sorted(Comparator.comparing(AuditView.Choice::words, language.order())).toList();
    }
}
