package qadam.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model says, however it is cut into pieces, is the same sentences. */
class SentencesTest {
    private static List<String> cut(String text, int piece) {
        Sentences sentences = new Sentences();
        List<Said> said = new ArrayList<>();
        for (int at = 0; at < text.length(); at += piece) {
            said.addAll(sentences.take(text.substring(at, Math.min(text.length(), at + piece))));
        }
        said.addAll(sentences.end());
        return said.stream().map(one -> one.text() + one.claimed().map(claimed -> " <" + claimed.passage() + "|" + claimed.quote() + ">").orElse("") + (one.whole() ? "" : " cut")).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void a_citation_belongs_to_the_one_sentence_before_it(int piece) {
        assertThat(cut("First. Second one. [2: \"as it stands\"] Third [1: «по-русски»]. Fourth", piece))
            .containsExactly("First.", "Second one. <2|as it stands>", "Third <1|по-русски>", "Fourth");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1_000})
    void lists_abbreviations_and_quotes_do_not_confuse(int piece) {
        assertThat(cut("- Деректер, мәтін т.б. жиналады. [1: \"a ] b\"]\n* “Солай ма?” [3] 2) Use e.g. this one!", piece))
            .containsExactly("Деректер, мәтін т.б. жиналады. <1|a ] b>", "“Солай ма?” <3|>", "Use e.g. this one!");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 10_000})
    void what_never_ends_is_cut(int piece) {
        assertThat(cut("word ".repeat(400), piece)).isNotEmpty().first().asString().hasSizeLessThan(720).endsWith("cut");
        assertThat(cut("A. [1: \"" + "quote ".repeat(400), piece)).first().isEqualTo("A.");
    }

    @Test
    void brackets_that_are_no_citation_stay_text() {
        assertThat(cut("A list [of things] here. And [x] too.", 3)).containsExactly("A list [of things] here.", "And [x] too.");
    }
}
