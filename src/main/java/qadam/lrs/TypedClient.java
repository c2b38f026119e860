package qadam.lrs;

import java.util.List;

/** What somebody has filled in for a new client, to be shown again beside what is wrong with it. */
public record TypedClient(String name, List<String> scopes, String origins) {
    static final TypedClient NOTHING = new TypedClient("", List.of(), "");
}
