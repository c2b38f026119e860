package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.organisation.NewPlace;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.Databases;

/** What goes home in a school bag. */
class SlipsTest {
    /** As long as names of schools are in the register. */
    private static final String OFFICIAL = "Қарағанды облысы білім басқармасының Шахтинск қаласы білім бөлімінің «№ 15 жалпы білім беретін мектебі» КММ";
    private static SmallSchool small;

    @BeforeAll
    static void open() {
        small = new SmallSchool(Databases.sqlite());
        small.in(handle -> small.organisations.change(handle, small.school, new NewPlace(OFFICIAL, Optional.of(SmallSchool.BIN), Optional.empty())));
    }

    @AfterAll
    static void close() {
        small.database.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_guardian_gets_one_page_with_the_code_and_the_whole_text(Language language) throws Exception {
        ConsentText text = text(language);
        List<Slip> slips = IntStream.range(0, 3).mapToObj(number -> new Slip("Әлихан Құсайынов-Жақсылықұлы " + number, Code.fresh())).toList();
        byte[] pdf = new Slips(new Site(Site.precompiled(), new Texts(), new Assets())).print(slips, text,
            new Slips.Sheet(language, "10 «Ә»", "https://qadam.example.kz", Instant.parse("2026-11-28T06:00:00Z")));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).as("a page each").isEqualTo(3);
            String words = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(slips).allSatisfy(slip -> assertThat(words).contains(slip.pupil(), slip.code().spaced()));
            assertThat(words).contains("qadam.example.kz/" + language.tag() + "/consent", "960440000220", "№ 15 жалпы", text.edition());
            assertThat(text.lines()).allSatisfy(line -> assertThat(words).contains(line.label()));
        }
    }

    private static ConsentText text(Language language) {
        return small.database.read(handle -> small.texts.of(handle, small.seventh, language));
    }
}
