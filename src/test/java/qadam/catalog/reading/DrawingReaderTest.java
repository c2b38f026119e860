package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.shared.Language;

/** A drawing becomes part of every reader's page, so what is in it decides what runs there. */
class DrawingReaderTest {
    private final Mistakes mistakes = new Mistakes();

    private String draw(String inside) {
        return drawAll("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 240\">\n" + inside + "\n</svg>");
    }

    private String drawAll(String svg) {
        YamlMap words = YamlFile.read("apple: {kk: \"алма <b>\", ru: яблоко, en: apple}\n", mistakes.at("images/a.yaml", 1));
        return new DrawingReader(mistakes.at("images/a.svg", 1), words).read(svg).figure(Language.KK, "An \"apple\" & more");
    }

    @Test
    void harmless_drawing_is_written_with_its_words_and_all_is_escaped() {
        String figure = draw("<g class=\"soft\" transform=\"translate(1 2)\"><path d=\"M1 2L3 4z\"/></g><text class=\"label\" x=\"1\" y=\"2\">{apple}</text>");
        assertThat(mistakes.all()).isEmpty();
        assertThat(figure).isEqualTo("<figure class=\"figure\"><svg class=\"drawing\" role=\"img\" aria-label=\"An &quot;apple&quot; &amp; more\" "
            + "viewBox=\"0 0 640 240\">\n<g class=\"soft\" transform=\"translate(1 2)\"><path d=\"M1 2L3 4z\"></path></g>"
                .replace("\n", "") + "<text class=\"label\" x=\"1\" y=\"2\">алма &lt;b&gt;</text></svg></figure>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<script>alert(1)</script><text x='1' y='1'>{apple}</text> | DRAWING_ELEMENT",
        "<foreignObject x='1'></foreignObject><text>{apple}</text> | DRAWING_ELEMENT",
        "<image href='https://example.org/x.png'/><text>{apple}</text> | DRAWING_ELEMENT",
        "<use href='#x'/><text>{apple}</text> | DRAWING_ELEMENT",
        "<style>svg{}</style><text>{apple}</text> | DRAWING_ELEMENT",
        "<animate attributeName='x'/><text>{apple}</text> | DRAWING_ELEMENT",
        "<a href='https://example.org'><text>{apple}</text></a> | DRAWING_ELEMENT",
        "<circle onload='alert(1)' r='1'/><text>{apple}</text> | DRAWING_ATTRIBUTE",
        "<circle style='fill:url(https://example.org)' r='1'/><text>{apple}</text> | DRAWING_ATTRIBUTE",
        "<circle id='main' r='1'/><text>{apple}</text> | DRAWING_ATTRIBUTE",
        "<circle fill='url(https://example.org)' r='1'/><text>{apple}</text> | DRAWING_ATTRIBUTE",
        "<circle class='top' r='1'/><text>{apple}</text> | DRAWING_VALUE",
        "<circle r='expression(1)'/><text>{apple}</text> | DRAWING_VALUE",
        "<path d='M0 0url(x)'/><text>{apple}</text> | DRAWING_VALUE",
        "<text>apple {apple}</text> | DRAWING_WORDS",
        "<text>{pear}{apple}</text> | DRAWING_WORD_MISSING"})
    void whatever_could_load_run_or_cover_something_is_refused_and_left_out(String inside, Rule rule) {
        String figure = draw(inside);
        assertThat(mistakes.all()).extracting(Mistake::rule).contains(rule);
        assertThat(mistakes.all()).filteredOn(mistake -> mistake.rule() == rule).allMatch(mistake -> mistake.file().equals("images/a.svg") && mistake.line() == 2);
        assertThat(figure).doesNotContain("script").doesNotContain("example.org").doesNotContain("onload").doesNotContain("style").doesNotContain("id=");
    }

    @Test
    void entities_and_document_types_are_not_obeyed() {
        for (String attack : List.of(
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 240\"><text>&x;{apple}</text></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 240\"><text>&b;{apple}</text></svg>")) {
            String figure = drawAll(attack);
            assertThat(mistakes.all()).extracting(Mistake::rule).contains(Rule.DRAWING_BROKEN);
            assertThat(figure).doesNotContain("root:").doesNotContain("aaaa");
        }
    }

    @Test
    void unclosed_and_too_deep_drawings_are_refused_on_their_line() {
        draw("<g>\n<g>");
        assertThat(mistakes.all()).anyMatch(mistake -> mistake.rule() == Rule.DRAWING_BROKEN && mistake.line() >= 3);
        Mistakes deep = new Mistakes();
        new DrawingReader(deep.at("images/b.svg", 1), YamlMap.empty(deep.at("images/b.yaml", 1)))
            .read("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 240\">" + "<g>".repeat(5_000) + "</g>".repeat(5_000) + "</svg>");
        assertThat(deep.all()).extracting(Mistake::rule).containsExactly(Rule.DRAWING_BROKEN);
    }

    @Test
    void size_other_than_agreed_is_refused() {
        drawAll("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 900\" width=\"9\"><text>{apple}</text></svg>");
        assertThat(mistakes.all()).extracting(Mistake::rule).containsExactlyInAnyOrder(Rule.DRAWING_VALUE, Rule.DRAWING_ATTRIBUTE);
    }
}
