package qadam.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import qadam.shared.Refusal;
import qadam.web.FixedPage;

/**
 * The names that options have on a page. An author's id may give the key away ({@code right}, {@code step-1}), and a pair's
 * id is the same on both sides; so a page shows a token that only someone who holds the item can read back. The same
 * item gives the same tokens in every language, order and node.
 */
final class Tokens {
    private Tokens() {
    }

    static String option(Item item, String id) {
        return token(item, "option", id);
    }

    static String left(Item item, String id) {
        return token(item, "left", id);
    }

    static String right(Item item, String id) {
        return token(item, "right", id);
    }

    /** @throws Refusal when the token is none of this item's */
    static String read(List<String> ids, String token, Function<String, String> tokenOf) {
        Map<String, String> known = ids.stream().collect(Collectors.toMap(tokenOf, id -> id));
        String id = known.get(token);
        if (id == null) {
            throw new Refusal(CatalogProblem.FOREIGN_OPTION);
        }
        return id;
    }

    private static String token(Item item, String side, String id) {
        return "o" + FixedPage.hash((item.hash() + "\n" + side + "\n" + id).getBytes(StandardCharsets.UTF_8)).substring(0, 10);
    }
}
