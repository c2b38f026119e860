package qadam.kazakh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * A Kazakh text in a Lucene index: three fields that hold it three ways, and the question that asks all of them. The exact stems know what
 * the spelling says, the loose ones what is left of it without Kazakh letters, and runs of four letters what both have missed.
 *
 * @param name of the text; the fields are called after it
 */
public record KazakhFields(String name) {
    /** The weight of the letter runs beside the stems, whose weights are 1: a word has one stem and many runs. */
    private static final float GRAMS_WEIGHT = 0.2f;
    /** Of a longer question only so many different words are asked: Lucene refuses more than 1,024 in all. */
    private static final int MOST_TERMS = 100;
    private static final int LONGEST_QUESTION = 2_000;
    private static final int MOST_OF_TEN = 6;
    private static final int MOST_WORDS = 20;

    private static final Analyzer STEMS = KazakhAnalyzer.stems();
    private static final Analyzer LOOSE = KazakhAnalyzer.looseStems();
    private static final Analyzer GRAMS = KazakhAnalyzer.grams();

    String stems() {
        return name + ".stems";
    }

    String loose() {
        return name + ".loose";
    }

    String grams() {
        return name + ".grams";
    }

    /** Adds the text to a document, to be found and not to be shown. */
    public void add(Document document, String text) {
        document.add(new TextField(stems(), text, Field.Store.NO));
        document.add(new TextField(loose(), text, Field.Store.NO));
        document.add(new TextField(grams(), text, Field.Store.NO));
    }

    /** For the index writer: analyses the three fields, and every other as the given one does. */
    public Analyzer analyzer(Analyzer others) {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.equals(stems()) ? STEMS : field.equals(loose()) ? LOOSE : field.equals(grams()) ? GRAMS : others;
            }
        };
    }

    /**
     * Asks for texts that speak of these words. A question in Latin letters is asked as it is and as the Kazakh it may be. One without any
     * word finds nothing.
     */
    public Query query(String question) {
        String asked = question.length() > LONGEST_QUESTION ? question.substring(0, LONGEST_QUESTION) : question;
        Query plain = inAllFields(asked);
        if (!LatinKazakh.isPossibly(asked)) {
            return plain;
        }
        return new BooleanQuery.Builder().add(plain, Occur.SHOULD).add(inAllFields(LatinKazakh.cyrillic(asked)), Occur.SHOULD).build();
    }

    /** Asks for texts in which these words stand one after another, whatever their endings. */
    public Query phrase(String words) {
        Query phrase = new QueryBuilder(LOOSE).createPhraseQuery(loose(), words);
        return phrase == null ? MatchNoDocsQuery.INSTANCE : phrase;
    }

    private Query inAllFields(String question) {
        return new BooleanQuery.Builder()
            .add(words(STEMS, stems(), question), Occur.SHOULD)
            .add(words(LOOSE, loose(), question), Occur.SHOULD)
            .add(new BoostQuery(words(GRAMS, grams(), question), GRAMS_WEIGHT), Occur.SHOULD)
            .add(new BooleanQuery.Builder().add(any(STEMS, stems(), question), Occur.SHOULD).add(any(LOOSE, loose(), question), Occur.SHOULD)
                .add(mostOfAWord(question), Occur.SHOULD).build(), Occur.FILTER)
            .build();
    }

    private static Query any(Analyzer analyzer, String field, String question) {
        return new TermInSetQuery(field, terms(analyzer, field, question).keySet().stream().map(BytesRef::new).toList());
    }

    /** A text in which neither stem stands is found by runs of letters only when it has most of those of one word: some run of any nonsense stands somewhere. */
    private Query mostOfAWord(String question) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        int left = MOST_TERMS;
        for (String word : question.strip().split("\\s+", MOST_WORDS)) {
            Set<String> runs = terms(GRAMS, grams(), word).keySet();
            left -= runs.size();
            if (left < 0) {
                break;
            }
            BooleanQuery.Builder most = new BooleanQuery.Builder().setMinimumNumberShouldMatch(Math.ceilDiv(runs.size() * MOST_OF_TEN, 10));
            runs.forEach(run -> most.add(new TermQuery(new Term(grams(), run)), Occur.SHOULD));
            any.add(most.build(), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query words(Analyzer analyzer, String field, String question) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        terms(analyzer, field, question).forEach((term, times) ->
            words.add(times == 1 ? new TermQuery(new Term(field, term)) : new BoostQuery(new TermQuery(new Term(field, term)), times), Occur.SHOULD));
        return words.build();
    }

    private static Map<String, Integer> terms(Analyzer analyzer, String field, String text) {
        Map<String, Integer> terms = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < MOST_TERMS && stream.incrementToken()) {
                terms.merge(term.toString(), 1, Integer::sum);
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return terms;
    }
}
