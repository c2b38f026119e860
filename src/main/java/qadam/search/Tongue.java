package qadam.search;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import qadam.kazakh.KazakhAnalyzer;
import qadam.kazakh.KazakhFields;
import qadam.kazakh.LatinKazakh;
import qadam.shared.Language;

/** How a language is searched: its words in the index, a question to it, and the words that a question has marked. */
sealed interface Tongue {
    static Tongue of(Language language) {
        return switch (language) {
            case KK -> new Kazakh(new KazakhFields("text"));
            case RU -> new Stemmed(new RussianWords());
            case EN -> new Stemmed(new EnglishAnalyzer());
        };
    }

    Analyzer analyzer();

    void add(Document document, String text);

    Query query(String words);

    /** For a term of several words: they stand one after another. */
    Query phrase(String words);

    /** Under each of these, words of a text and of a question that mean the same are written the same. */
    List<Analyzer> marking();

    /** The question in the letters of the language. */
    String spelt(String question);

    /** Three ways at once. */
    record Kazakh(KazakhFields fields) implements Tongue {
        private static final List<Analyzer> MARKING = List.of(KazakhAnalyzer.stems(), KazakhAnalyzer.looseStems());

        @Override
        public Analyzer analyzer() {
            return fields.analyzer(KazakhAnalyzer.stems());
        }

        @Override
        public void add(Document document, String text) {
            fields.add(document, text);
        }

        @Override
        public Query query(String words) {
            return fields.query(words);
        }

        @Override
        public Query phrase(String words) {
            return fields.phrase(words);
        }

        @Override
        public List<Analyzer> marking() {
            return MARKING;
        }

        @Override
        public String spelt(String question) {
            return LatinKazakh.isPossibly(question) ? question + " " + LatinKazakh.cyrillic(question) : question;
        }
    }

    /** Snowball's stems. */
    record Stemmed(Analyzer analyzer) implements Tongue {
        private static final String FIELD = "text";

        @Override
        public void add(Document document, String text) {
            document.add(new TextField(FIELD, text, Field.Store.NO));
        }

        @Override
        public Query query(String words) {
            return orNothing(new QueryBuilder(analyzer).createBooleanQuery(FIELD, words));
        }

        @Override
        public Query phrase(String words) {
            return orNothing(new QueryBuilder(analyzer).createPhraseQuery(FIELD, words));
        }

        /** The builder gives none for a text without words. */
        private static Query orNothing(Query query) {
            return query == null ? MatchNoDocsQuery.INSTANCE : query;
        }

        @Override
        public List<Analyzer> marking() {
            return List.of(analyzer);
        }

        @Override
        public String spelt(String question) {
            return question;
        }
    }
}
