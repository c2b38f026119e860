package qadam.kazakh;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Each word becomes its runs of four letters, all at the word's place and with its offsets; a word
 * of three letters stays as it is, a shorter one goes. Characters outside the basic plane are never cut in two.
 */
public final class GramFilter extends TokenFilter {
    /** One or two letters meet everywhere and say nothing. */
    private static final int SHORTEST = 3;
    /** Of a longer word only the beginning is cut up. */
    private static final int LONGEST = 64;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final int size;
    private final char[] word = new char[LONGEST];
    private int length;
    private int at;

    public GramFilter(TokenStream input, int size) {
        super(input);
        this.size = size;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (at < length && end(at) <= length) {
            step.setPositionIncrement(0);
            give();
            return true;
        }
        length = 0;
        do {
            if (!input.incrementToken()) {
                return false;
            }
        } while (term.length() < SHORTEST);
        begin();
        return true;
    }

    private void begin() {
        at = 0;
        length = Math.min(term.length(), LONGEST);
        System.arraycopy(term.buffer(), 0, word, 0, length);
        if (length <= size || end(0) > length) {
            length = 0;
        } else {
            give();
        }
    }

    private void give() {
        term.copyBuffer(word, at, end(at) - at);
        at = next(at);
    }

    private int next(int from) {
        return from + (Character.isHighSurrogate(word[from]) ? 2 : 1);
    }

    private int end(int from) {
        int end = from;
        for (int i = 0; i < size; i++) {
            if (end >= length) {
                return length + 1;
            }
            end = next(end);
        }
        return end;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
    }
}
