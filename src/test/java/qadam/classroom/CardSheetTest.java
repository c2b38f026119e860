package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Site;

class CardSheetTest {
    private static final Instant END = Instant.parse("2027-08-31T19:00:00Z");

    private static byte[] sheet(Language language, int many) {
        List<String> words = new CardWords().of(language);
        Picture[] pictures = Picture.values();
        List<PrintedCard> cards = IntStream.range(0, many).mapToObj(i -> new PrintedCard(i == 3 ? "Нұрмұхаммед-Әлинұр Қ." : "Айгүл" + (char) ('а' + i % 30), i + 1,
            pictures[i % pictures.length].code(), words.get(i * 7), END)).toList();
        Site site = new Site(Site.precompiled(), new Texts(), new Assets(), Optional.empty(), false);
        return new CardSheet(site).print(new CardSheet.Door("7 «Ә»", new ClassCode("482915308"), "https://qadam.example/kk/class/482915308", "qadam.example/kk/class"),
            cards, language, Instant.parse("2026-11-23T05:00:00Z"));
    }

    /** Thirty children are three pages of ten, in each language, and each page is full of whole cards. */
    @ParameterizedTest
    @EnumSource
    void thirty_cards_are_three_pages_and_say_all_that_a_child_needs(Language language) throws IOException {
        byte[] pdf = sheet(language, 30);
        Files.write(Path.of("target", "cards-" + language.tag() + ".pdf"), pdf);
        CardPdf read = CardPdf.read(pdf);
        assertThat(read.pages()).isEqualTo(3);
        assertThat(read.words()).contains("482 915 308", "7 «Ә»", "qadam.example/kk/class", "Нұрмұхаммед-Әлинұр Қ.").doesNotContain("#");
        assertThat(read.words().split("482 915 308")).hasSize(31);
        assertThat(read.pictures()).hasSize(30).startsWith(new Texts().text(language, "classroom.picture.sun"));
        assertThat(read.words()).contains(new CardWords().of(language).get(29 * 7));
    }

    @ParameterizedTest
    @EnumSource
    void one_card_is_one_page(Language language) throws IOException {
        assertThat(CardPdf.read(sheet(language, 1)).pages()).isEqualTo(1);
        assertThat(CardPdf.read(sheet(language, 11)).pages()).isEqualTo(2);
    }
}
