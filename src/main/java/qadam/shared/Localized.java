package qadam.shared;

/** One text in the three languages. */
public record Localized(String kk, String ru, String en) {
    public String in(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }
}
