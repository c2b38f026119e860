package qadam.exam;

import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Texts;

/** What is wrong with the questions of an exam, and with it what to do. */
enum BankWarning {
    /** The server cannot read its own sealed items. */
    LOCKED("exam.warning.locked", true),
    /** Neither bank fills the blueprint: nobody can sit the exam. */
    NO_BANK("exam.warning.no_bank", true),
    OPEN_ONLY("exam.warning.open_only", true),
    NOT_FILLING("exam.warning.not_filling", true),
    FEW("exam.warning.few", false),
    WORN("exam.warning.worn", false),
    OLD("exam.warning.old", false);

    private final String key;
    private final boolean grave;

    BankWarning(String key, boolean grave) {
        this.key = key;
        this.grave = grave;
    }

    /** True when certificates of the exam do not count, or none can be got. */
    boolean isGrave() {
        return grave;
    }

    String words(Texts texts, Language language, Map<String, Object> values) {
        return texts.text(language, key, values);
    }
}
