package qadam.catalog.reading;

/**
 * A lesson's head between two lines of {@code ---}, and the text below it.
 *
 * @param body where the text begins, so that its lines can be named
 */
record FrontMatter(YamlMap head, String text, Spot body) {
    private static final String FENCE = "---\n";

    static FrontMatter read(String file, Spot first) {
        int end = file.startsWith(FENCE) ? file.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
        if (end < 0) {
            first.note(Rule.FRONT_MATTER_MISSING);
            return new FrontMatter(YamlMap.empty(first), file, first);
        }
        String head = file.substring(FENCE.length(), end + 1);
        int bodyLine = 3 + (int) head.chars().filter(character -> character == '\n').count();
        YamlMap map = YamlFile.read(head, first.onLine(2));
        return new FrontMatter(map, file.substring(end + 1 + FENCE.length()), first.onLine(bodyLine));
    }
}
