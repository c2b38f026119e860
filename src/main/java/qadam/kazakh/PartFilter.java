package qadam.kazakh;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Parts what Unicode's word boundaries leave together: an initial and the name that follows it without a space (А.Байтұрсынұлы), two words with
 * a colon between them. Numbers stay whole. Must stand directly behind the tokenizer, while offsets and letters still agree.
 */
public final class PartFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private char[] word = new char[0];
    private int length;
    private int at;
    private int begin;

    public PartFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (at < length) {
            step.setPositionIncrement(1);
            give();
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        length = term.length();
        at = 0;
        if (end(term.buffer(), 0) == length || offset.endOffset() - offset.startOffset() != length) {
            at = length;
            return true;
        }
        word = term.toString().toCharArray();
        begin = offset.startOffset();
        give();
        return true;
    }

    private void give() {
        int end = end(word, at);
        term.copyBuffer(word, at, end - at);
        offset.setOffset(begin + at, begin + end);
        at = end + 1;
    }

    /** Where the part that begins there ends: a boundary is never at the end of a token, so that after it there is more. */
    private int end(char[] letters, int from) {
        for (int i = from + 1; i < length - 1; i++) {
            if ((letters[i] == '.' || letters[i] == ':' || letters[i] == '_') && Character.isLetter(letters[i - 1]) && Character.isLetter(letters[i + 1])) {
                return i;
            }
        }
        return length;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        at = 0;
    }
}
