package qadam.catalog.reading;

/** One value as it was written, and where; empty text when there was none. */
record YamlText(String text, Spot at) {
    boolean isEmpty() {
        return text.isEmpty();
    }
}
