package qadam.safeguard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words that say something together, as a line of {@code crisis.txt} has them. */
final class Expression {
    private final List<Part> parts;
    private final boolean atBeginning;
    private final boolean atEnd;

    /** @param latin whether its words are English and compared by letters; otherwise by sound @param gap how many other words may stand before it */
    private record Part(List<List<String>> words, boolean latin, boolean optional, int gap) {
        /** @return how many words it takes here; 0 when none of its own stand here */
        int length(Spoken spoken, int at) {
            for (List<String> one : words) {
                if (at + one.size() <= spoken.size() && fits(one, spoken, at)) {
                    return one.size();
                }
            }
            return 0;
        }

        private boolean fits(List<String> one, Spoken spoken, int at) {
            for (int number = 0; number < one.size(); number++) {
                Spoken.Word word = spoken.word(at + number);
                String said = latin ? word.letters() : word.sound();
                String wanted = one.get(number);
                if (!(wanted.endsWith("*") ? said.startsWith(wanted.substring(0, wanted.length() - 1)) : said.equals(wanted))) {
                    return false;
                }
            }
            return true;
        }
    }

    private Expression(List<Part> parts, boolean atBeginning, boolean atEnd) {
        this.parts = parts;
        this.atBeginning = atBeginning;
        this.atEnd = atEnd;
    }

    /** @throws IllegalArgumentException when the line is no expression */
    static Expression parse(String line) {
        List<Part> parts = new ArrayList<>();
        int gap = 0;
        for (String piece : line.strip().split("\\s+")) {
            if (piece.equals("^") || piece.equals("$")) {
                continue;
            }
            if (piece.matches("~[1-9]")) {
                gap = piece.charAt(1) - '0';
                continue;
            }
            parts.add(part(piece, gap));
            gap = 0;
        }
        if (parts.isEmpty() || gap > 0 || parts.getFirst().optional()) {
            throw new IllegalArgumentException("crisis.txt: \"" + line + "\" is no expression");
        }
        return new Expression(List.copyOf(parts), line.startsWith("^"), line.endsWith("$"));
    }

    private static Part part(String piece, int gap) {
        boolean optional = piece.endsWith("?");
        String words = Sounds.plain(optional ? piece.substring(0, piece.length() - 1) : piece);
        boolean latin = Sounds.isLatin(words.replaceAll("[*|_]", ""));
        List<List<String>> all = Arrays.stream(words.split("\\|")).map(one -> Arrays.stream(one.split("_")).map(word -> word(word, latin)).toList()).toList();
        return new Part(all, latin, optional, gap);
    }

    private static String word(String written, boolean latin) {
        boolean open = written.endsWith("*");
        String bare = open ? written.substring(0, written.length() - 1) : written;
        if (bare.isEmpty() || !bare.chars().allMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("crisis.txt: \"" + written + "\" is no word");
        }
        return (latin ? Sounds.once(bare) : Sounds.of(bare)) + (open ? "*" : "");
    }

    /** @return the place after its last word when it stands here; -1 when it does not */
    int endAt(Spoken spoken, int from) {
        if (atBeginning && from != 0) {
            return -1;
        }
        return endAt(spoken, from, 0);
    }

    private int endAt(Spoken spoken, int at, int part) {
        if (part == parts.size()) {
            return !atEnd || at == spoken.size() ? at : -1;
        }
        Part now = parts.get(part);
        for (int skipped = 0; skipped <= now.gap() && at + skipped < spoken.size(); skipped++) {
            int length = now.length(spoken, at + skipped);
            if (length > 0) {
                int end = endAt(spoken, at + skipped + length, part + 1);
                if (end >= 0) {
                    return end;
                }
            }
            if (spoken.word(at + skipped).isPause()) {
                break;
            }
        }
        return now.optional() ? endAt(spoken, at, part + 1) : -1;
    }

    /** The first letters by which it can be found: of each of its first words two at most. */
    List<String> beginnings() {
        Part first = parts.getFirst();
        return first.words().stream().map(words -> (first.latin() ? "l" : "s") + head(words.getFirst().replace("*", ""))).distinct().toList();
    }

    static String head(String word) {
        return word.length() > 2 ? word.substring(0, 2) : word;
    }
}
