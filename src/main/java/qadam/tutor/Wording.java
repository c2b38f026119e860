package qadam.tutor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as its bare words, so that a quote is found whatever signs stand between them. */
record Wording(String text, List<Word> words) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-'’][\\p{L}\\p{N}]+)*");

    /** @param bare in small letters, one form for each letter @param from where it begins in the text @param to where it ends */
    record Word(String bare, int from, int to) {
    }

    static Wording of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(bare(matcher.group()), matcher.start(), matcher.end()));
        }
        return new Wording(text, List.copyOf(words));
    }

    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('ё', 'е').replace('’', '\'');
    }

    List<String> bare() {
        return words.stream().map(Word::bare).toList();
    }

    int count() {
        return words.size();
    }

    /** Where the other's words stand in this one, one after another; the place is the number of the first. */
    OptionalInt indexOf(Wording other) {
        List<String> mine = bare();
        List<String> theirs = other.bare();
        for (int at = 0; !theirs.isEmpty() && at + theirs.size() <= mine.size(); at++) {
            if (mine.subList(at, at + theirs.size()).equals(theirs)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** The text as it is written, from one word up to and with another. */
    String written(int from, int many) {
        return text.substring(words.get(from).from(), words.get(from + many - 1).to());
    }
}
