package qadam.identity;

import java.util.List;

/** What the office sees of one person. */
public record PersonView(String id, String name, String userName, boolean confirmed, List<Confirmation> history, boolean oneself) {
}
