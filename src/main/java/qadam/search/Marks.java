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
    private final List<Asked> asked;

    /**
     * What is asked, under one analysis.
     *
     * @param words each of which is marked
     * @param phrases marked where their words stand together
     */
    private record Asked(Analyzer analyzer, Set<String> words, List<List<String>> phrases) {
    }

    private record Word(String term, Mark at) {
    }

    Marks(List<Analyzer> analyzers, String question, List<String> phrases) {
        this.asked = analyzers.stream().map(analyzer -> new Asked(analyzer, new HashSet<>(terms(analyzer, question)),
            phrases.stream().map(phrase -> terms(analyzer, phrase)).filter(terms -> !terms.isEmpty()).toList())).toList();
    }

    List<Mark> in(String text) {
        TreeMap<Integer, Mark> marks = new TreeMap<>();
        for (Asked one : asked) {
            List<Word> words = words(one.analyzer(), text);
            for (int at = 0; at < words.size(); at++) {
                for (Word word : words.subList(at, at + length(one, words, at))) {
                    marks.put(word.at().from(), word.at());
                }
            }
        }
        return List.copyOf(marks.values());
    }

    /** How many words from there are asked for together. */
    private static int length(Asked asked, List<Word> words, int at) {
        int longest = asked.words().contains(words.get(at).term()) ? 1 : 0;
        for (List<String> phrase : asked.phrases()) {
            if (phrase.size() > longest && at + phrase.size() <= words.size()
                && words.subList(at, at + phrase.size()).stream().map(Word::term).toList().equals(phrase)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        return words(analyzer, text).stream().map(Word::term).toList();
    }

    private static List<Word> words(Analyzer analyzer, String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), new Mark(offset.startOffset(), offset.endOffset())));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }
}
