package qadam.search;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Russian as Lucene has it, with ё and е the same letter: few type the dots, and Snowball knows none. Stemmed twice: once over, Snowball makes
 * токен and токеном two words.
 */
final class RussianWords extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream content = new StopFilter(new WithoutDots(new LowerCaseFilter(words)), RussianAnalyzer.getDefaultStopSet());
        return new TokenStreamComponents(words, new SnowballFilter(new SnowballFilter(content, new RussianStemmer()), new RussianStemmer()));
    }

    private static final class WithoutDots extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        private WithoutDots(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            char[] letters = term.buffer();
            for (int i = 0; i < term.length(); i++) {
                letters[i] = letters[i] == 'ё' ? 'е' : letters[i];
            }
            return true;
        }
    }
}
