package qadam.count;

import java.time.Instant;

/** A witness under the checkpoint. @param owner who answers for it; empty when nobody was named */
public record SeenBy(String name, String owner, boolean independent, Instant at) {
}
