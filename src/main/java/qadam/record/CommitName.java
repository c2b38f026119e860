package qadam.record;

/** What a commit is called: the node that made it, and the sequence of its first step. */
record CommitName(int node, long first) {
}
