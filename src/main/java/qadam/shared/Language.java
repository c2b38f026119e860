package qadam.shared;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The three languages of equal rank. The tag is BCP 47 and the first segment of every page's address. */
public enum Language {
    KK("kk", "Қаз", "Қазақша"), RU("ru", "Рус", "Русский"), EN("en", "Eng", "English");

    private final String tag;
    private final String shortName;
    private final String ownName;

    Language(String tag, String shortName, String ownName) {
        this.tag = tag;
        this.shortName = shortName;
        this.ownName = ownName;
    }

    public String tag() {
        return tag;
    }

    public String shortName() {
        return shortName;
    }

    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.of(tag, this == EN ? "GB" : "KZ");
    }

    /** As its dictionaries sort, and 7 before 10. ICU's: the JDK puts the letters that only Kazakh has behind я (Unicode UTS 10, CLDR). */
    public Comparator<String> order() {
        RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(locale());
        collator.setNumericCollation(true);
        return collator::compare;
    }

    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
