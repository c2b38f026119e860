package qadam.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Edition;
import qadam.credential.CredentialWorld;
import qadam.shared.Regions;
import qadam.integrity.Rule;
import qadam.integrity.Totals;
import qadam.proof.SignedNote;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.DemoNotice;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.Iin;

/** The one page for whoever must report the number. */
class BriefTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-28T05:00:00Z");
    private static final Texts TEXTS = new Texts();

    /** Every row full, every number long, witnesses with long names, and the demonstration's banner above it all. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void is_one_page_also_when_it_is_full(Language language) throws IOException {
        byte[] pdf = full(language);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
            String words = words(document);
            assertThat(words).containsPattern("1\\D234\\D567").containsPattern("2\\D000\\D000").contains("kz-2026@1", "3a".repeat(32), "https://qadam.example/" + language.tag() + "/count")
                .contains("witness-3.example").contains(TEXTS.text(language, "count.trained"), TEXTS.text(language, "count.brief.supervised"),
                    TEXTS.text(language, "count.reached"), TEXTS.text(language, "count.declared"), TEXTS.text(language, "web.demo.banner"));
            for (String sentence : List.of("count.log.not_independent", "count.not.ghosts", "count.not.skill", "count.not.key", "count.not.bound", "count.means.trained")) {
                assertThat(words).contains(TEXTS.text(language, sentence));
            }
            for (Rule rule : Rule.values()) {
                assertThat(words).contains(TEXTS.text(language, rule.key()));
            }
            assertThat(words).as("letters that the fonts lack").doesNotContain("#");
        }
    }

    /** A screen reader gets a title, the language, headings, tables with heads, and words for each drawing. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void can_be_read_aloud(Language language) throws IOException {
        try (PDDocument document = Loader.loadPDF(full(language))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
            assertThat(document.getDocumentInformation().getTitle()).startsWith(TEXTS.text(language, "count.brief.title"));
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            List<PDStructureElement> all = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), all);
            assertThat(all).extracting(PDStructureElement::getStructureType).contains("H1", "H2", "Table", "TH", "TD", "LI").containsOnlyOnce("H1");
            assertThat(all).filteredOn(one -> one.getStructureType().equals("Figure")).hasSize(3)
                .allSatisfy(figure -> assertThat(figure.getAlternateDescription()).isNotBlank());
        }
    }

    private static void collect(PDStructureNode node, List<PDStructureElement> all) {
        node.getKids().stream().filter(PDStructureElement.class::isInstance).map(PDStructureElement.class::cast).forEach(kid -> {
            all.add(kid);
            collect(kid, all);
        });
    }

    @Test
    void the_same_numbers_give_the_same_file_on_every_node() {
        assertThat(full(Language.KK)).isEqualTo(full(Language.KK));
    }

    private static byte[] full(Language language) {
        Map<Cell, Long> cells = new HashMap<>(Map.of(Cell.total(Measure.TRAINED), 1_234_567L, Cell.total(Measure.DECLARED), 234_567L,
            Cell.total(Measure.ISSUED), 1_734_567L, Cell.total(Measure.REVOKED), 34_567L, new Cell(Measure.TRAINED, Dimension.MODE, "supervised"), 617_284L));
        new Regions().all().forEach(region -> cells.put(new Cell(Measure.TRAINED, Dimension.REGION, region.id()), 123_456L));
        cells.put(new Cell(Measure.TRAINED, Dimension.REGION, "KZ"), 123_456L);
        Stream.of(38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48).forEach(week -> cells.put(new Cell(Measure.TRAINED, Dimension.WEEK, "2026-W" + week), 10_000L * week));
        var programme = new qadam.catalog.Programme("kz-2026", 1, 2026, 2_000_000, CredentialWorld.PROGRAMME.title(), CredentialWorld.PROGRAMME.tracks(),
            CredentialWorld.PROGRAMME.countedTracks(), CredentialWorld.PROGRAMME.countedModes());
        CountState state = new CountState(2_345_678, java.util.HexFormat.of().parseHex("3a".repeat(32)), 1, new SignedNote("a tree\n", List.of()), PUBLISHED);
        List<Earlier> earlier = List.of(new Earlier(Span.WEEK, 9, new byte[32], Instant.parse("2026-11-20T05:00:00Z"), 1_334_567, 0),
            new Earlier(Span.MONTH, 8, new byte[32], Instant.parse("2026-10-28T05:00:00Z"), 134_567, 0));
        Totals refused = new Totals(1, Stream.of(Rule.values()).map(rule -> new Totals.Row(rule, 123_456, 1_234, 1_234)).toList());
        Count count = new Count(List.of(new Edition(programme, PUBLISHED, Optional.empty(), "")), Optional.of(state), earlier, 12_345_678, 0, cells, refused);
        List<SeenBy> witnesses = Stream.of(1, 2, 3, 4, 5).map(number -> new SeenBy("witness-" + number + ".example/qadam",
            "Әл-Фараби атындағы Қазақ ұлттық университетінің тәуелсіз куәландыру зертханасы, оның атын кім қысқартса да, ол бәрібір ұзын", false, PUBLISHED)).toList();
        Standing standing = new Standing(programme, count.trained(), count.supervisedShare(), count.state(), witnesses);
        Site site = new Site(Site.precompiled(), TEXTS, new Assets(), Optional.of(new DemoNotice("", List.of())), false);
        return new Brief(site, new Regions(), "https://qadam.example").print(count, standing, language, PUBLISHED);
    }

    @Test
    void a_young_log_has_nothing_to_compare_with_and_few_are_not_told() throws IOException {
        try (var world = CredentialWorld.withPages()) {
            String empty = words(world, "en");
            assertThat(empty).contains("The public log has not begun", "nothing to compare with yet", "Nothing to show yet");
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "supervised");
            world.publish();
            String words = words(world, "en");
            assertThat(words).contains(world.counts.now().state().orElseThrow().rootInHex(), "not independently witnessed", "nothing to compare with yet")
                .contains("Of them in a supervised exam <10").doesNotContain("has not begun", "invented");
        }
    }

    /** By the same rule over the same leaves, from the trees that were published then; a revocation may lower the number. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_change_is_measured_from_the_trees_of_a_week_and_a_month_before(Database database) throws IOException {
        try (var world = new CredentialWorld(database).open()) {
            var first = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.publish();
            world.clock.forward(Duration.ofDays(20));
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.revoke(first);
            world.publish();
            world.clock.forward(Duration.ofDays(14));
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.publish();
            Count count = world.counts.now();
            assertThat(count.earlier()).extracting(Earlier::span, Earlier::trained, Earlier::revoked, Earlier::size)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Span.WEEK, 2L, 1L, 5L), org.assertj.core.groups.Tuple.tuple(Span.MONTH, 2L, 0L, 3L));
            assertThat(world.get("/count.json").body()).contains("\"before\":\"week\"", "\"size\":5,", "\"before\":\"month\"");
            assertThat(words(world, "en")).contains("in a week +1 13 December 2026: 2", "in a month +1 23 November 2026: 2");
        }
    }

    @Test
    void it_is_printed_once_for_a_number_however_often_it_is_asked_for() {
        try (var world = CredentialWorld.withPages()) {
            var first = world.bytes("/kk/count/brief.pdf");
            assertThat(first.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            assertThat(world.bytes("/kk/count/brief.pdf").body()).as("only what moves all day has changed: it waits some minutes").isEqualTo(first.body());
            world.publish();
            assertThat(world.bytes("/kk/count/brief.pdf").body()).isNotEqualTo(first.body());
            assertThat(world.get("/kk/count/brief.pdf", "If-None-Match", world.bytes("/kk/count/brief.pdf").headers().firstValue("ETag").orElseThrow()).statusCode())
                .isEqualTo(304);
            assertThat(world.bytes("/de/count/brief.pdf").statusCode()).isEqualTo(404);
        }
    }

    private static String words(CredentialWorld world, String language) throws IOException {
        try (PDDocument document = Loader.loadPDF(world.bytes("/" + language + "/count/brief.pdf").body())) {
            return words(document);
        }
    }

    /** A sentence goes on in the next line. */
    private static String words(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
}
