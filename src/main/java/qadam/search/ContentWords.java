package qadam.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import qadam.shared.Language;

/** The words of a text that carry its meaning, each as its stem: two texts that speak of the same share them. */
public final class ContentWords {
    private static final Map<Language, Analyzer> ANALYZERS = Arrays.stream(Language.values())
        .collect(Collectors.toMap(Function.identity(), language -> Tongue.of(language).marking().getLast()));

    private ContentWords() {
    }

    /** In their order, with repetitions, without stop words. */
    public static List<String> of(Language language, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = ANALYZERS.get(language).tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }
}
