package qadam.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a stream of pieces into sentences with the citation that follows each: {@code A sentence. [2: "words of passage 2"]}. Holds back what is not whole.
 * A citation belongs to the one sentence before it, so that one true quote does not cover a paragraph.
 */
final class Sentences {
    private static final int LONGEST_SENTENCE = 700;
    private static final int LONGEST_CITATION = 900;
    private static final Pattern CITATION = Pattern.compile("\\[\\s*(\\d{1,3})\\s*[:;,]?\\s*(?:[\"«“„”']{1,2}(.*?)[\"»“”']{1,2}|([^\\]\"«“„]*))\\s*\\]", Pattern.DOTALL);
    private static final Pattern BEGINS_CITATION = Pattern.compile("\\[\\s*(\\d{1,3}|$)");
    private static final Pattern BEGINS_QUOTE = Pattern.compile("\\[\\s*\\d{1,3}\\s*[:;,]?\\s*[\"«“„”']");
    /** What a model sets before a line: list marks, heads, quotation. */
    private static final Pattern LEADING = Pattern.compile("^(?:\\s|[-*•–#>]+(?=\\s)|\\d{1,2}[.)](?=\\s))+");
    private static final String ENDS = ".!?…";
    private static final String CLOSES = "\"»”')*_";

    private final StringBuilder waiting = new StringBuilder();

    /** Takes a piece; gives what has become whole by it. */
    List<Said> take(String piece) {
        waiting.append(piece);
        return all(false);
    }

    /** What is left when the stream has ended well. */
    List<Said> end() {
        return all(true);
    }

    private List<Said> all(boolean ended) {
        List<Said> all = new ArrayList<>();
        for (Optional<Said> next = next(ended); next.isPresent(); next = next(ended)) {
            next.filter(said -> said.text().chars().anyMatch(Character::isLetterOrDigit)).ifPresent(all::add);
        }
        return all;
    }

    /** Empty when more must come first. A citation without a sentence is given as an empty one. */
    private Optional<Said> next(boolean ended) {
        lead();
        for (int at = 0; at < waiting.length(); at++) {
            if (waiting.charAt(at) == '[' && BEGINS_CITATION.matcher(waiting).region(at, waiting.length()).lookingAt()) {
                Optional<Said> cited = cited(at, at);
                if (cited.isPresent() || mayClose(at, ended)) {
                    return cited;
                }
            }
            if (isEnd(at)) {
                return ending(at, ended);
            }
            if (at >= LONGEST_SENTENCE) {
                return Optional.of(cut(at, false));
            }
        }
        return ended && !waiting.isEmpty() ? Optional.of(cut(waiting.length(), true)) : Optional.empty();
    }

    private void lead() {
        Matcher leading = LEADING.matcher(waiting);
        if (leading.find() && leading.end() < waiting.length()) {
            waiting.delete(0, leading.end());
        }
    }

    private boolean isEnd(int at) {
        char sign = waiting.charAt(at);
        if (sign == '\n') {
            return true;
        }
        return ENDS.indexOf(sign) >= 0 && at + 1 < waiting.length() && (Character.isWhitespace(waiting.charAt(at + 1)) || CLOSES.indexOf(waiting.charAt(at + 1)) >= 0
            || waiting.charAt(at + 1) == '[') && !isAbbreviation(at);
    }

    /** A point after one to three letters, with a small letter to follow: т.б., и др., e.g. */
    private boolean isAbbreviation(int at) {
        int begin = at;
        while (begin > 0 && Character.isLetter(waiting.charAt(begin - 1))) {
            begin--;
        }
        return waiting.charAt(at) == '.' && at > begin && at - begin <= 3 && at + 2 < waiting.length() && waiting.charAt(at + 1) == ' ' && Character.isLowerCase(waiting.charAt(at + 2));
    }

    /** The sentence ends here, if what comes after says so. */
    private Optional<Said> ending(int at, boolean ended) {
        int end = at + 1;
        while (end < waiting.length() && (CLOSES + ENDS).indexOf(waiting.charAt(end)) >= 0) {
            end++;
        }
        int next = end;
        while (next < waiting.length() && Character.isWhitespace(waiting.charAt(next))) {
            next++;
        }
        if (next == waiting.length() && !ended) {
            return waiting.length() > LONGEST_SENTENCE + LONGEST_CITATION ? Optional.of(cut(end, true)) : Optional.empty();
        }
        if (next < waiting.length() && waiting.charAt(next) == '[') {
            Optional<Said> cited = cited(end, next);
            if (cited.isPresent() || mayClose(next, ended)) {
                return cited;
            }
        }
        return Optional.of(cut(end, true));
    }

    /** Whether a citation that begins here may still come to its end. */
    private boolean mayClose(int at, boolean ended) {
        return !ended && waiting.length() - at < LONGEST_CITATION && BEGINS_CITATION.matcher(waiting).region(at, waiting.length()).lookingAt()
            && (waiting.indexOf("]", at) < 0 || BEGINS_QUOTE.matcher(waiting).region(at, waiting.length()).lookingAt());
    }

    private Optional<Said> cited(int end, int at) {
        Matcher citation = CITATION.matcher(waiting).region(at, Math.min(waiting.length(), at + LONGEST_CITATION));
        if (!citation.lookingAt()) {
            return Optional.empty();
        }
        String quote = citation.group(2) != null ? citation.group(2) : citation.group(3);
        Said said = new Said(waiting.substring(0, end).strip(), Optional.of(new Said.Claimed(Integer.parseInt(citation.group(1)), quote.strip())), true);
        int after = citation.end();
        while (after < waiting.length() && (ENDS + ",;").indexOf(waiting.charAt(after)) >= 0) {   // the point after a citation within its sentence
            after++;
        }
        waiting.delete(0, after);
        return Optional.of(said);
    }

    private Said cut(int at, boolean whole) {
        String text = waiting.substring(0, at).strip();
        waiting.delete(0, at);
        return new Said(text, Optional.empty(), whole);
    }
}
