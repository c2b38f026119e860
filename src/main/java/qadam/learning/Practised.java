package qadam.learning;

/** A practice answer that was given before: where its question stands, in the version it was given to, and what came of it. */
record Practised(PracticePlace place, PracticeResult result) {
}
