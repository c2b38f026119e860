package qadam.safeguard;

import java.util.ArrayList;
import java.util.List;

/** A text as words to be compared with expressions; the end of a sentence is a word that nothing fits. */
final class Spoken {
    /** @param letters of a Latin word, each once in a row; empty of any other @param sound as {@link Sounds} hears it */
    record Word(String letters, String sound) {
        static final Word PAUSE = new Word("", "");

        boolean isPause() {
            return this == PAUSE;
        }
    }

    private final List<Word> words;

    private Spoken(List<Word> words) {
        this.words = words;
    }

    static Spoken of(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = Sounds.plain(text);
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            if (Character.isLetterOrDigit(letter)) {
                word.append(letter);
            } else if ("'’‘ʼ`´*".indexOf(letter) < 0) {
                end(words, word);
                if (".!?;\n…".indexOf(letter) >= 0 && !words.isEmpty() && !words.getLast().isPause()) {
                    words.add(Word.PAUSE);
                }
            }
        }
        end(words, word);
        if (!words.isEmpty() && words.getLast().isPause()) {
            words.removeLast();
        }
        return new Spoken(words);
    }

    private static void end(List<Word> words, StringBuilder word) {
        if (!word.isEmpty()) {
            String whole = word.toString();
            words.add(new Word(Sounds.isLatin(whole) ? Sounds.once(whole) : "", Sounds.of(whole)));
            word.setLength(0);
        }
    }

    int size() {
        return words.size();
    }

    Word word(int at) {
        return words.get(at);
    }

    /** Takes words out: nothing fits them any more. */
    void silence(int from, int to) {
        for (int at = from; at < to; at++) {
            words.set(at, Word.PAUSE);
        }
    }
}
