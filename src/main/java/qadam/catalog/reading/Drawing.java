package qadam.catalog.reading;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qadam.shared.Language;
import qadam.shared.Localized;

/** A drawing that has been read and found harmless: our own markup with places for words. */
record Drawing(String viewBox, List<Piece> pieces, Map<String, Localized> words) {
    sealed interface Piece {
    }

    record Markup(String svg) implements Piece {
    }

    record Word(String name) implements Piece {
    }

    /** The drawing as a figure of a page in this language. */
    String figure(Language language, String alt) {
        String inside = pieces.stream().map(piece -> switch (piece) {
            case Markup markup -> markup.svg();
            case Word word -> escape(words.containsKey(word.name()) ? words.get(word.name()).in(language) : "");
        }).collect(Collectors.joining());
        return "<figure class=\"figure\"><svg class=\"drawing\" role=\"img\" aria-label=\"" + escape(alt) + "\" viewBox=\"" + viewBox + "\">"
            + inside + "</svg></figure>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
