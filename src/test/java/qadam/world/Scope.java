package qadam.world;

import java.util.stream.Stream;

/** How much a run checks: {@code ./qadam test} takes the longest walks in one language each, {@code --all} in every one. */
public final class Scope {
    private Scope() {
    }

    public static boolean all() {
        return Boolean.getBoolean("qadam.all");
    }

    public static Stream<String> languagesOr(String oneLanguage) {
        return all() ? Browsers.languages() : Stream.of(oneLanguage);
    }
}
