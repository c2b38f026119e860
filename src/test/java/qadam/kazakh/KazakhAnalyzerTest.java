package qadam.kazakh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class KazakhAnalyzerTest {
    private static final List<KazakhAnalyzer> ALL = List.of(KazakhAnalyzer.stems(), KazakhAnalyzer.looseStems(), KazakhAnalyzer.grams());

    private record Token(String term, int start, int end, int step) {
        String in(String text) {
            return text.substring(start, end);
        }
    }

    private static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), step.getPositionIncrement()));
            }
            stream.end();
            assertThat(offset.endOffset()).isLessThanOrEqualTo(text.length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return tokens;
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        return tokens(analyzer, text).stream().map(Token::term).toList();
    }

    @Test
    void a_sentence_becomes_its_stems_without_stop_words() {
        assertThat(terms(KazakhAnalyzer.stems(), "Қазақстанның ең ірі қалалары мен өзендері туралы кітаптарымыздан"))
            .containsExactly("қазақстан", "ірі", "қала", "өзен", "кітап");
    }

    @Test
    void loose_stems_do_not_ask_for_a_kazakh_keyboard() {
        String typed = "Казакстаннын ен ири калалары мен озендери туралы китаптарымыздан";
        assertThat(terms(KazakhAnalyzer.looseStems(), typed))
            .isEqualTo(terms(KazakhAnalyzer.looseStems(), "Қазақстанның ең ірі қалалары мен өзендері туралы кітаптарымыздан"))
            .containsExactly("казакстан", "ири", "кала", "озен", "китап");
    }

    @Test
    void runs_of_letters_stand_at_the_place_of_their_word() {
        String text = "Үлкен қала";
        assertThat(tokens(KazakhAnalyzer.grams(), text)).containsExactly(new Token("улке", 0, 5, 1), new Token("лкен", 0, 5, 0), new Token("кала", 6, 10, 1));
    }

    @Test
    void words_of_three_letters_stay_whole_and_shorter_ones_have_no_runs() {
        assertThat(terms(KazakhAnalyzer.grams(), "тау су")).containsExactly("тау");
    }

    @Test
    void offsets_are_those_of_the_text_for_highlighting() {
        String text = "«Алматы» — А.Байтұрсынұлының мек\u00ADтебі, АТФ-ның ки\u0306мі!";
        List<Token> tokens = tokens(KazakhAnalyzer.stems(), text);
        assertThat(tokens).extracting(token -> token.in(text))
            .containsExactly("Алматы", "А", "Байтұрсынұлының", "мек\u00ADтебі", "АТФ", "ки\u0306мі");
        assertThat(tokens).extracting(Token::term).contains("мектеп", "атф");
    }

    @Test
    void an_initial_is_parted_from_the_name_and_a_number_stays_whole() {
        assertThat(terms(KazakhAnalyzer.stems(), "Ы.Алтынсарин 3.14 бала:ана")).containsExactly("ы", "алтынсарин", "3.14", "бала", "ана");
    }

    @Test
    void a_left_out_stop_word_leaves_its_place() {
        assertThat(tokens(KazakhAnalyzer.stems(), "тау және өзен")).extracting(Token::step).containsExactly(1, 2);
    }

    @Test
    void mixed_scripts_and_digits_pass() {
        assertThat(terms(KazakhAnalyzer.stems(), "ChatGPT-ден Python 2026 жылы COVID-19")).contains("chatgpt", "python", "2026", "жыл", "covid", "19");
    }

    @Test
    void nothing_empty_comes_out_and_offsets_go_forward_on_any_characters() {
        Random random = new Random(9);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(8); words > 0; words--) {
                text.append(LettersTest.anyWord(random)).append(random.nextBoolean() ? " " : ".");
            }
            ALL.forEach(analyzer -> assertOrderly(text.toString(), tokens(analyzer, text.toString())));
        }
    }

    private static void assertOrderly(String text, List<Token> tokens) {
        int before = 0;
        for (Token token : tokens) {
            assertThat(token.term()).as(text).isNotEmpty();
            assertThat(token.start()).as(text).isGreaterThanOrEqualTo(before).isLessThan(token.end());
            assertThat(token.end()).as(text).isLessThanOrEqualTo(text.length());
            before = token.start();
        }
    }

    @Test
    void a_long_line_without_a_space_is_cut_up_and_does_no_harm() {
        String line = "қ".repeat(100_000);
        ALL.forEach(analyzer -> assertThat(tokens(analyzer, line)).isNotEmpty().allSatisfy(token -> assertThat(token.term().length()).isLessThanOrEqualTo(256)));
        assertThat(tokens(KazakhAnalyzer.grams(), "бала".repeat(10_000)).size()).isLessThan(40_000 / 3);
    }

    @Test
    void characters_outside_the_basic_plane_are_not_cut_in_two() {
        String word = "\uD801\uDC00\uD801\uDC01\uD801\uDC02\uD801\uDC03\uD801\uDC04";
        assertThat(terms(KazakhAnalyzer.grams(), word)).hasSize(2).allSatisfy(gram -> assertThat(gram.codePointCount(0, gram.length())).isEqualTo(4));
        assertThat(terms(KazakhAnalyzer.stems(), "\uD800 \uDC00 қала \uD83D\uDE00")).contains("қала");
    }

    @Test
    void one_analyzer_serves_many_threads() {
        KazakhAnalyzer analyzer = KazakhAnalyzer.stems();
        String text = "Оқушыларымыздың кітаптары мен дәптерлері мектебіміздің кітапханасында";
        List<String> alone = terms(analyzer, text);
        assertThat(java.util.stream.IntStream.range(0, 500).parallel().mapToObj(i -> terms(analyzer, text)).toList()).allMatch(alone::equals);
    }
}
