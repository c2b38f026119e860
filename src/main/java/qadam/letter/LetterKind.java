package qadam.letter;

/** What a letter is for; its code stands in the queue, its words in {@code messages/letter_*.properties}. */
enum LetterKind {
    /** Whether this address is really the person's. */
    CONFIRM("letter.confirm."),
    /** That something is new. */
    NEWS("letter.news.");

    private final String key;

    LetterKind(String key) {
        this.key = key;
    }

    /** The beginning of its words' keys: subject, text and link are added. */
    String key() {
        return key;
    }
}
