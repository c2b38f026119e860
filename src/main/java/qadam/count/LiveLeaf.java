package qadam.count;

import qadam.credential.Leaf;

/** What of an issue leaf the count needs, while it is not revoked. */
record LiveLeaf(long number, String track, int level, String region, String week, String mode, String established) {
    static LiveLeaf of(long number, Leaf.Issue leaf) {
        return new LiveLeaf(number, leaf.track(), leaf.level(), leaf.region(), leaf.week(), leaf.mode(), leaf.established());
    }

    boolean isConfirmed() {
        return !established.equals(Leaf.SELF);
    }
}
