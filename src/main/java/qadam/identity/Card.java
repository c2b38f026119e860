package qadam.identity;

import java.util.List;
import java.util.Optional;

/** A box on a page of ours that another package fills: words already in the reader's language. */
public record Card(String title, String words, List<Link> links, Optional<Badge> badge) {
    public Card(String title, String words, List<Link> links) {
        this(title, words, links, Optional.empty());
    }

    /** @param address local, with its language */
    public record Link(String words, String address) {
    }

    /**
     * A word or two beside the title.
     *
     * @param tone {@code good}, {@code warn}, {@code bad} or empty; the words say the same
     */
    public record Badge(String words, String tone) {
        boolean isWarning() {
            return tone.equals("warn") || tone.equals("bad");
        }
    }

    /** The same card with a badge. */
    public Card with(Badge sign) {
        return new Card(title, words, links, Optional.of(sign));
    }

    boolean warns() {
        return badge.filter(Badge::isWarning).isPresent();
    }
}
