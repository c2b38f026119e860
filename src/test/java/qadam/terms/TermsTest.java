package qadam.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.world.Databases;
import qadam.world.FixedClock;

class TermsTest {
    private final FixedClock clock = new FixedClock("2026-11-25T09:00:00Z");
    @TempDir
    Path data;

    private void own(String name, String text) throws Exception {
        Files.createDirectories(data.resolve("terms"));
        Files.writeString(data.resolve("terms").resolve(name), text);
    }

    private void ownTerms(String edition) throws Exception {
        for (Language language : Language.values()) {
            own("terms_" + language.tag() + ".md", "edition: " + edition + "\nМектептің ережесі <script>x</script>\n");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_new_edition_is_asked_for_anew(Database database) throws Exception {
        try (database) {
            UUID person = Ids.random();
            Terms terms = new Terms(database, data, clock);
            terms.accept(person);
            terms.accept(person);
            boolean agreed = database.read(handle -> terms.hasAgreed(handle, person));
            assertThat(agreed).isTrue();
            ownTerms("2027-01-15");
            Terms later = new Terms(database, data, clock);
            boolean still = database.read(handle -> later.hasAgreed(handle, person));
            assertThat(still).isFalse();
            assertThat(later.text(Document.TERMS, Language.RU).html()).contains("Мектептің ережесі").doesNotContain("<script>");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_agreed_to_an_earlier_edition_is_asked_and_who_agrees_is_heard(Database database) throws Exception {
        try (database) {
            List<String> heard = new ArrayList<>();
            UUID aigul = Ids.random();
            UUID bolat = Ids.random();
            Terms terms = new Terms(database, data, clock);
            terms.accept(aigul);
            terms.accept(bolat);
            assertThat(terms.heardBy(listener(heard)).askAnew().forget(database, clock.instant())).isZero();
            assertThat(heard).isEmpty();
            ownTerms("2027-01-15");
            Terms later = new Terms(database, data, clock).heardBy(listener(heard));
            later.accept(bolat);
            later.askAnew().forget(database, clock.instant());
            assertThat(heard).containsExactly("given " + bolat, "asked " + aigul + " /me/terms");
        }
    }

    private static ConsentListener listener(List<String> heard) {
        return new ConsentListener() {
            @Override
            public void asked(Handle handle, UUID person, String what, String address) {
                heard.add("asked " + person + " " + address);
            }

            @Override
            public void given(Handle handle, UUID person, String what) {
                heard.add("given " + person);
            }
        };
    }

    @Test
    void lines_on_how_long_things_are_kept_stand_at_their_mark_or_at_the_end() {
        DocumentText marked = DocumentText.parse("edition: 2027-01-15\nA\n\n{kept}\n\nB\n", "x");
        assertThat(marked.with(List.of("12 months", "a < b"))).isEqualTo("<p>A</p>\n<ul>\n<li>12 months</li>\n<li>a &lt; b</li>\n</ul>\n<p>B</p>\n");
        assertThat(DocumentText.parse("edition: 2027-01-15\nA\n", "x").with(List.of("12 months"))).endsWith("<li>12 months</li>\n</ul>");
        for (Language language : Language.values()) {
            assertThat(DocumentText.read(data, Document.PRIVACY, language).with(List.of("12 months"))).contains("<li>12 months</li>\n</ul>\n<h2>").doesNotContain("{");
        }
    }

    @Test
    void texts_of_different_editions_and_without_one_are_refused() throws Exception {
        try (Database database = Databases.sqlite()) {
            own("terms_kk.md", "edition: 2027-01-15\nx\n");
            assertThatThrownBy(() -> new Terms(database, data, clock)).hasMessageContaining("same edition");
            own("terms_kk.md", "Мектептің ережесі");
            assertThatThrownBy(() -> new Terms(database, data, clock)).hasMessageContaining("terms_kk.md").hasMessageContaining("first line");
            own("terms_kk.md", "edition: tomorrow\nx\n");
            assertThatThrownBy(() -> new Terms(database, data, clock)).hasMessageContaining("must be a day");
        }
    }

    /** The three languages say the same things in the same places. */
    @Test
    void shipped_texts_have_the_same_shape_in_every_language() {
        for (Document document : Document.values()) {
            String kazakh = shape(DocumentText.read(data, document, Language.KK));
            assertThat(shape(DocumentText.read(data, document, Language.RU))).isEqualTo(kazakh);
            assertThat(shape(DocumentText.read(data, document, Language.EN))).isEqualTo(kazakh).contains("h2").contains("li");
        }
    }

    private static String shape(DocumentText text) {
        return text.html().replaceAll(">[^<]*", ">").replaceAll("href=\"/[a-z]{2}/", "href=\"/");
    }
}
