package qadam.kazakh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KazakhFieldsTest {
    private static final KazakhFields TEXT = new KazakhFields("text");
    private static final List<String> PASSAGES = List.of(
        "Жасанды интеллект деректерден үйренеді, сондықтан деректердің сапасы маңызды.",
        "Нейрондық желінің қабаттары суреттегі пішіндерді таниды.",
        "Құпиясөзді ешкімге айтпаңыз, екі сатылы қорғанысты қосыңыз.",
        "Кітапханадағы кітаптар мен журналдарды оқушылар пайдаланады.");
    private static Directory directory;
    private static DirectoryReader reader;

    @BeforeAll
    static void index() throws Exception {
        directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(TEXT.analyzer(new StandardAnalyzer())))) {
            for (int i = 0; i < PASSAGES.size(); i++) {
                Document document = new Document();
                document.add(new StringField("id", String.valueOf(i), Field.Store.YES));
                TEXT.add(document, PASSAGES.get(i));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterAll
    static void close() throws Exception {
        reader.close();
        directory.close();
    }

    private static List<Integer> found(String question) throws Exception {
        return Arrays.stream(new IndexSearcher(reader).search(TEXT.query(question), 10).scoreDocs).map((ScoreDoc hit) -> hit.doc).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"деректердің сапасы қандай", "дерек сапа", "деректин сапасы кандай", "derekterdıñ sapasy", "derekter sapasy", "деpeктep caпacы", "ДЕРЕКТЕР"})
    void a_passage_is_found_however_the_question_is_typed(String question) throws Exception {
        assertThat(found(question)).first().isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"кітабымыз", "китап", "kitap", "кітапхана"})
    void forms_of_a_word_find_each_other(String question) throws Exception {
        assertThat(found(question)).first().isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!!", "және", "\uD800", "\u00AD", "*:*", "text.stems:a AND (", "\"", "qqqqzzzz"})
    void a_question_without_a_word_that_is_there_finds_nothing_and_throws_nothing(String question) throws Exception {
        assertThat(found(question)).isEmpty();
    }

    @Test
    void a_phrase_asks_for_its_words_side_by_side_whatever_their_endings() throws Exception {
        assertThat(new IndexSearcher(reader).count(TEXT.phrase("нейрондық желі"))).isOne();
        assertThat(new IndexSearcher(reader).count(TEXT.phrase("желі нейрондық"))).isZero();
        assertThat(new IndexSearcher(reader).count(TEXT.phrase(""))).isZero();
    }

    @Test
    void a_very_long_question_is_answered_as_far_as_it_is_read() throws Exception {
        String noise = java.util.stream.IntStream.range(0, 100_000).mapToObj(i -> "сөз" + i).collect(java.util.stream.Collectors.joining(" "));
        assertThat(found("деректер сапасы " + noise)).contains(0);
        assertThat(found("a".repeat(1_000_000))).isEmpty();
    }
}
