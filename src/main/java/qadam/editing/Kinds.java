package qadam.editing;

import qadam.catalog.reading.TextAddress;

/** How each kind of text is called, and how much room it needs. */
final class Kinds {
    private Kinds() {
    }

    static String key(TextAddress address) {
        return switch (address.kind()) {
            case "title" -> "editing.kind.title";
            case "summary" -> "editing.kind.summary";
            case "body" -> "editing.kind.body";
            case "stem" -> "editing.kind.stem";
            case "rationale" -> "editing.kind.rationale";
            case "text" -> "editing.kind.option";
            case "why" -> "editing.kind.why";
            case "left" -> "editing.kind.left";
            case "right" -> "editing.kind.right";
            case "unit" -> "editing.kind.unit";
            case "accepted" -> "editing.kind.accepted";
            case "key" -> "editing.kind.key";
            default -> "editing.kind.words";
        };
    }

    static int rows(TextAddress address) {
        return switch (address.kind()) {
            case "body" -> 28;
            case "stem", "rationale", "summary" -> 5;
            case "why", "accepted" -> 3;
            default -> 2;
        };
    }
}
