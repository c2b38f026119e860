package qadam.identity;

import java.util.List;

/** A box on a page of ours that another package fills: words already in the reader's language. */
public record Card(String title, String words, List<Link> links) {
    /** @param address local, with its language */
    public record Link(String words, String address) {
    }
}
