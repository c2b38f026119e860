package qadam.model;

import qadam.shared.Language;

/** About how many tokens a text is, rather too many than too few: words by the cost of their language, told by their letters. */
final class Estimate {
    private static final String KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

    private Estimate() {
    }

    static int tokens(String text, ModelProfile profile) {
        double tokens = 0;
        for (String word : text.strip().split("\\s+")) {
            tokens += word.isEmpty() ? 0 : Math.max(profile.tokensPerWord().get(language(text, word)), word.length() / 12.0);
        }
        return (int) Math.min(10_000_000, Math.ceil(tokens));
    }

    private static Language language(String text, String word) {
        boolean cyrillic = word.codePoints().anyMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.CYRILLIC);
        return !cyrillic ? Language.EN : text.chars().anyMatch(sign -> KAZAKH.indexOf(sign) >= 0) ? Language.KK : Language.RU;
    }
}
