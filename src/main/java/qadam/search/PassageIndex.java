package qadam.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Passages of one language in memory. Made once, then only read, by any number of threads; holds nothing but memory, so nobody closes it. */
final class PassageIndex {
    /** What a term is called otherwise counts for less than the words that were typed. */
    private static final float OTHERWISE = 0.5f;

    /** Lucene warns that the module for vectors is not there; we search words. Kept, because the JDK forgets a logger that nobody holds. */
    private static final Logger QUIET = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    private final List<Passage> passages;
    private final Tongue tongue;
    private final IndexSearcher searcher;
    private final Set<String> stems;

    PassageIndex(List<Passage> passages, Tongue tongue) {
        this.passages = passages;
        this.tongue = tongue;
        this.stems = passages.stream().flatMap(passage -> ContentWords.of(passage.language(), passage.title() + "\n" + passage.heading() + "\n" + passage.text()).stream())
            .collect(Collectors.toUnmodifiableSet());
        try {
            this.searcher = new IndexSearcher(DirectoryReader.open(write()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean knows(String stem) {
        return stems.contains(stem);
    }

    private ByteBuffersDirectory write() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(tongue.analyzer()))) {
            for (Passage passage : passages) {
                Document document = new Document();
                tongue.add(document, passage.indexed());
                writer.addDocument(document);
            }
            writer.forceMerge(1);   // then a document's number is its passage's place in the list
        }
        return directory;
    }

    /** @param otherwise what terms of the question are also called in this language */
    List<Found> find(String question, List<String> otherwise, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(tongue.query(question), Occur.SHOULD);
        otherwise.forEach(way -> query.add(new BoostQuery(tongue.phrase(way), OTHERWISE), Occur.SHOULD));
        Marks marks = new Marks(tongue.marking(), tongue.spelt(question), otherwise);
        List<Found> found = new ArrayList<>();
        try {
            for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
                Passage passage = passages.get(hit.doc);
                found.add(new Found(passage, hit.score, marks.in(passage.text())));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return List.copyOf(found);
    }
}
