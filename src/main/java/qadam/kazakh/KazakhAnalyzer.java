package qadam.kazakh;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The Kazakh chain, in three forms of one beginning: Unicode's word boundaries, initials parted from names, one spelling for each letter,
 * stop words. Offsets are those of the text throughout. Made once, it serves every thread.
 */
public final class KazakhAnalyzer extends Analyzer {
    private static final int GRAM = 4;
    private static final KazakhStemmer EXACT = KazakhStemmer.exact();
    private static final KazakhStemmer LOOSE = KazakhStemmer.loose();

    private final UnaryOperator<TokenStream> ending;

    private KazakhAnalyzer(UnaryOperator<TokenStream> ending) {
        this.ending = ending;
    }

    /** Words as stems: кітаптарымыздан becomes кітап. */
    public static KazakhAnalyzer stems() {
        return new KazakhAnalyzer(words -> new KazakhStemFilter(words, EXACT));
    }

    /** The same without the nine Kazakh letters, for text and question alike: кітаптарымыздан and китаптарымыздан become китап. */
    public static KazakhAnalyzer looseStems() {
        return new KazakhAnalyzer(words -> new KazakhStemFilter(new KazakhFoldFilter(words), LOOSE));
    }

    /** Runs of four letters of each word, folded: they meet where a stemmer does not know better, as with names and loans. */
    public static KazakhAnalyzer grams() {
        return new KazakhAnalyzer(words -> new GramFilter(new KazakhFoldFilter(words), GRAM));
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        return new TokenStreamComponents(tokenizer, ending.apply(new StopFilter(normalised(tokenizer), StopWords.ALL)));
    }

    private static TokenStream normalised(TokenStream words) {
        return new KazakhNormalFilter(new PartFilter(words));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream word) {
        return new KazakhNormalFilter(word);
    }
}
