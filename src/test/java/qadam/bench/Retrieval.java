package qadam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import qadam.kazakh.KazakhAnalyzer;
import qadam.kazakh.KazakhFields;
import qadam.kazakh.Letters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./qadam bench retrieval DIR}: how well questions find their passages, with Lucene's StandardAnalyzer and with our Kazakh analysis in one
 * run, also when the questions are typed without Kazakh letters; what analysis and questions cost.
 */
final class Retrieval implements Bench.Benchmark {
    private static final int DEPTH = 100;
    private static final int TOP = 10;
    private static final int PASSAGES = 8_000;
    private static final int ROUNDS = 9;
    private static final KazakhFields OURS = new KazakhFields("ours");
    private static final String STANDARD = "standard";
    private static final Analyzer PLAIN = new StandardAnalyzer();

    private record Set(Map<String, String> passages, Map<String, String> queries, Map<String, Map<String, Integer>> grades) {
    }

    private record Quality(double ndcg, double reciprocal, double recall) {
    }

    @Override
    public void run(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("./qadam bench retrieval DIR: a folder with passages.jsonl, queries.jsonl and qrels.tsv");
            System.exit(2);
        }
        Set set = read(Path.of(arguments[0]));
        System.out.printf("%,d passages, %,d questions, %,d of them with a passage that answers%n", set.passages().size(), set.queries().size(), judged(set).size());
        if (judged(set).isEmpty()) {
            System.err.println("no question has a passage that answers it: nothing to measure");
            System.exit(2);
        }
        measureQuality(set);
        measureAnalysis(List.copyOf(set.passages().values()));
        measureQueries(set);
    }

    private static Set read(Path folder) throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("qrels.tsv"))) {
            String[] cells = line.split("\t");
            if (cells.length == 3 && cells[2].strip().matches("\\d+")) {   // a heading is allowed
                grades.computeIfAbsent(cells[0], query -> new HashMap<>()).put(cells[1], Integer.parseInt(cells[2].strip()));
            }
        }
        return new Set(texts(folder.resolve("passages.jsonl")), texts(folder.resolve("queries.jsonl")), grades);
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonMapper json = new JsonMapper();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode node = json.readTree(line);
                texts.put(node.get("id").asString(), node.get("text").asString());
            }
        }
        return texts;
    }

    /** Questions that at least one passage of the set answers; the others can't be answered well or badly. */
    private static List<String> judged(Set set) {
        return set.queries().keySet().stream().filter(query -> set.grades().getOrDefault(query, Map.of()).entrySet().stream()
            .anyMatch(grade -> grade.getValue() > 0 && set.passages().containsKey(grade.getKey()))).toList();
    }

    private static void measureQuality(Set set) throws IOException {
        List<String> ids = List.copyOf(set.passages().keySet());
        try (DirectoryReader reader = index(List.copyOf(set.passages().values()))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            System.out.printf("%n%-52s nDCG@10  MRR@10  recall@100%n", "");
            for (boolean folded : new boolean[] {false, true}) {
                UnaryOperator<String> typed = folded ? Letters::folded : UnaryOperator.identity();
                String how = folded ? ", questions without Kazakh letters" : "";
                print("StandardAnalyzer" + how, quality(searcher, set, ids, query -> standard(typed.apply(query))));
                print("qadam.kazakh" + how, quality(searcher, set, ids, query -> OURS.query(typed.apply(query))));
            }
        }
    }

    private static void print(String name, Quality quality) {
        System.out.printf("%-52s  %.3f   %.3f       %.3f%n", name, quality.ndcg(), quality.reciprocal(), quality.recall());
    }

    private static Query standard(String question) {
        Query query = new QueryBuilder(PLAIN).createBooleanQuery(STANDARD, question);
        return query == null ? MatchNoDocsQuery.INSTANCE : query;
    }

    private static DirectoryReader index(List<String> passages) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(OURS.analyzer(PLAIN)))) {
            for (String passage : passages) {
                Document document = new Document();
                document.add(new TextField(STANDARD, passage, Field.Store.NO));
                OURS.add(document, passage);
                writer.addDocument(document);
            }
            writer.forceMerge(1);   // so that a document's number is its place in the list
        }
        return DirectoryReader.open(directory);
    }

    private static Quality quality(IndexSearcher searcher, Set set, List<String> ids, Function<String, Query> query) throws IOException {
        double ndcg = 0;
        double reciprocal = 0;
        double recall = 0;
        List<String> judged = judged(set);
        for (String id : judged) {
            ScoreDoc[] hits = searcher.search(query.apply(set.queries().get(id)), DEPTH).scoreDocs;
            List<Integer> found = Arrays.stream(hits).map(hit -> set.grades().get(id).getOrDefault(ids.get(hit.doc), 0)).toList();
            List<Integer> best = set.grades().get(id).entrySet().stream().filter(grade -> set.passages().containsKey(grade.getKey()))
                .map(Map.Entry::getValue).filter(grade -> grade > 0).sorted(Collections.reverseOrder()).toList();
            ndcg += gain(found) / gain(best);
            reciprocal += found.stream().limit(TOP).filter(grade -> grade > 0).findFirst().map(first -> 1.0 / (1 + indexOfFirst(found))).orElse(0.0);
            recall += found.stream().filter(grade -> grade > 0).count() / (double) best.size();
        }
        return new Quality(ndcg / judged.size(), reciprocal / judged.size(), recall / judged.size());
    }

    private static int indexOfFirst(List<Integer> grades) {
        int at = 0;
        while (grades.get(at) <= 0) {
            at++;
        }
        return at;
    }

    /** Discounted gain of the first ten: grade over the logarithm of the place. */
    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < Math.min(TOP, grades.size()); i++) {
            gain += grades.get(i) * Math.log(2) / Math.log(i + 2);
        }
        return gain;
    }

    private static void measureAnalysis(List<String> passages) throws IOException {
        long words = tokens(passages, PLAIN);
        System.out.printf("%n%,d words; median of %d rounds, one thread%n", words, ROUNDS);
        Map<String, Analyzer> analyzers = new LinkedHashMap<>();
        analyzers.put("StandardAnalyzer", PLAIN);
        analyzers.put("stems", KazakhAnalyzer.stems());
        analyzers.put("loose stems", KazakhAnalyzer.looseStems());
        analyzers.put("letter runs", KazakhAnalyzer.grams());
        double ours = 0;
        for (Map.Entry<String, Analyzer> analyzer : analyzers.entrySet()) {
            double each = microsecondsPerWord(passages, analyzer.getValue(), words);
            ours += analyzer.getKey().equals("StandardAnalyzer") ? 0 : each;
            System.out.printf("  %-18s %6.2f µs a word%n", analyzer.getKey(), each);
        }
        System.out.printf("  %-18s %6.2f µs a word%n", "our three together", ours);
    }

    private static double microsecondsPerWord(List<String> passages, Analyzer analyzer, long words) throws IOException {
        double[] rounds = new double[ROUNDS];
        for (int i = -ROUNDS / 2; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            tokens(passages, analyzer);
            if (i >= 0) {
                rounds[i] = (System.nanoTime() - begin) / 1e3 / words;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static long tokens(List<String> passages, Analyzer analyzer) throws IOException {
        long tokens = 0;
        for (String passage : passages) {
            try (TokenStream stream = analyzer.tokenStream("text", passage)) {
                stream.reset();
                while (stream.incrementToken()) {
                    tokens++;
                }
                stream.end();
            }
        }
        return tokens;
    }

    private static void measureQueries(Set set) throws IOException {
        List<String> passages = filledUp(List.copyOf(set.passages().values()));
        long begin = System.nanoTime();
        try (DirectoryReader reader = index(passages)) {
            System.out.printf("%n%,d passages%s, indexed both ways in %.1f s; the ten best, question analysed, one thread%n", passages.size(),
                passages.size() > set.passages().size() ? " (filled up with their sentences, shuffled)" : "", (System.nanoTime() - begin) / 1e9);
            IndexSearcher searcher = new IndexSearcher(reader);
            printTimes("StandardAnalyzer", times(searcher, set, Retrieval::standard));
            printTimes("qadam.kazakh", times(searcher, set, OURS::query));
        }
    }

    /** Too few passages are no test of speed: more are made of their sentences. */
    private static List<String> filledUp(List<String> passages) {
        List<String> sentences = passages.stream().flatMap(passage -> Arrays.stream(passage.split("(?<=[.!?])\\s+"))).toList();
        Random random = new Random(1);
        List<String> filled = new ArrayList<>(passages);
        int each = Math.max(1, sentences.size() / passages.size());
        while (filled.size() < PASSAGES) {
            StringBuilder passage = new StringBuilder();
            for (int i = 0; i < each; i++) {
                passage.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
            }
            filled.add(passage.toString());
        }
        return filled;
    }

    private static double[] times(IndexSearcher searcher, Set set, Function<String, Query> query) throws IOException {
        double[] times = new double[set.queries().size()];
        for (int round = 0; round < 3; round++) {   // the last one counts
            int at = 0;
            for (String question : set.queries().values()) {
                long begin = System.nanoTime();
                searcher.search(query.apply(question), TOP);
                times[at++] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static void printTimes(String name, double[] sorted) {
        System.out.printf("  %-18s p50 %5.2f ms   p95 %5.2f ms   p99 %5.2f ms%n", name, sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)],
            sorted[(int) (sorted.length * 0.99)]);
    }
}
