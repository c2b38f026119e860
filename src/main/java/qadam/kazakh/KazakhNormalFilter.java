package qadam.kazakh;

import java.io.IOException;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes each word in lower case, in one script and in today's letters; drops what is then empty. */
public final class KazakhNormalFilter extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    public KazakhNormalFilter(TokenStream input) {
        super(input);
    }

    @Override
    protected boolean accept() throws IOException {
        term.setLength(Letters.normalise(term.buffer(), term.length()));
        return term.length() > 0;
    }
}
