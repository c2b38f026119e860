package qadam.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import qadam.search.Found.Mark;

/** The words of a text that a question asks for, by what they become in analysis. */
final class Marks {
    private final List<Analyzer> analyzers;
    private final List<Set<String>> asked = new ArrayList<>();

    Marks(List<Analyzer> analyzers, String question) {
        this.analyzers = analyzers;
        for (Analyzer analyzer : analyzers) {
            Set<String> terms = new HashSet<>();
            read(analyzer, question, (term, mark) -> terms.add(term));
            asked.add(terms);
        }
    }

    List<Mark> in(String text) {
        TreeMap<Integer, Mark> marks = new TreeMap<>();
        for (int i = 0; i < analyzers.size(); i++) {
            Set<String> terms = asked.get(i);
            read(analyzers.get(i), text, (term, mark) -> {
                if (terms.contains(term)) {
                    marks.put(mark.from(), mark);
                }
            });
        }
        return List.copyOf(marks.values());
    }

    private interface Reading {
        void word(String term, Mark at);
    }

    private static void read(Analyzer analyzer, String text, Reading reading) {
        try (TokenStream words = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                reading.word(term.toString(), new Mark(offset.startOffset(), offset.endOffset()));
            }
            words.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
