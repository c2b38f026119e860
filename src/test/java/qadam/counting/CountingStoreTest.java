package qadam.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.NationalId;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.Iin;

class CountingStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private final LinkStore links = new LinkStore();
    private final ChoiceStore choices = new ChoiceStore();

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_child_has_one_link_and_it_ends(Database database) {
        UUID child = Ids.random();
        UUID maker = Ids.random();
        try (database) {
            database.write(handle -> {
                LinkStore.Link link = new LinkStore.Link(child, Organisation.ROOT, maker, NOW.plus(Duration.ofDays(60)));
                links.make(handle, new byte[] {1}, link, NOW);
                links.make(handle, new byte[] {2}, link, NOW);
                assertThat(links.find(handle, new byte[] {1}, NOW)).as("the former").isEmpty();
                assertThat(links.find(handle, new byte[] {2}, NOW)).contains(link);
                assertThat(links.find(handle, new byte[] {2}, link.endsAt())).isEmpty();
                assertThat(links.madeBy(handle, maker)).isEqualTo(1);
                assertThat(links.madeFor(handle, child)).contains(NOW);
                assertThat(links.forget(handle, NOW, 10)).isZero();
                assertThat(links.forget(handle, link.endsAt(), 10)).isEqualTo(1);
                links.make(handle, new byte[] {3}, link, NOW);
                links.eraseMaker(handle, maker);
                assertThat(links.find(handle, new byte[] {3}, NOW)).isEmpty();
                return null;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_was_declined_stays_declined_from_its_first_day_until_somebody_thinks_otherwise(Database database) {
        UUID child = Ids.random();
        try (database) {
            database.write(handle -> {
                choices.decline(handle, child, NOW);
                choices.decline(handle, child, NOW.plusSeconds(1));
                assertThat(choices.at(handle, child)).contains(NOW);
                choices.take(handle, child);
                assertThat(choices.hasDeclined(handle, child)).isFalse();
                return null;
            });
        }
    }

    @Test
    void a_draft_is_read_back_as_it_was_and_only_for_its_place_and_in_time() {
        NationalId id = NationalId.parse(Iin.next()).orElseThrow();
        UUID one = Ids.random();
        UUID two = Ids.random();
        Draft draft = new Draft("group 7", NOW.plusSeconds(60), List.of(new Draft.Entry(1, 4, one, Optional.of(id)), new Draft.Entry(3, 5, two, Optional.empty())));
        assertThat(Draft.read(draft.text(), "group 7", NOW)).isEqualTo(draft);
        assertThat(draft.toString() + draft.entries()).as("never printed").doesNotContain(id.digits());
        for (String text : List.of("", "x", draft.text().replace("draft 1", "draft 2"))) {
            assertThatThrownBy(() -> Draft.read(text, "group 7", NOW)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> Draft.read(draft.text(), "group 8", NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Draft.read(draft.text(), "group 7", NOW.plusSeconds(60))).isInstanceOf(Refusal.class);
    }

    @Test
    void lists_are_read_with_any_separator_with_or_without_names_quotes_and_a_heading() {
        assertThat(ListLine.read("№;аты;ЖСН\n\n1;Айгүл;010101500123\r\n\"2\";\"Болат\";\"-\"\n3\t010101500123\n4,Дана,010101500123\nгде-то\n1;2;3;4"))
            .containsExactly(new ListLine(3, "1", "Айгүл", "010101500123"), new ListLine(4, "2", "Болат", "-"), new ListLine(5, "3", "", "010101500123"),
                new ListLine(6, "4", "Дана", "010101500123"), new ListLine(7, "", "", ""), new ListLine(8, "", "", ""));
        assertThat(new ListLine(1, "1", "", "10101500123").digits()).isEqualTo("010101500123");
        assertThat(List.of("-", "—", "Жоқ", "НЕТ", "no")).allMatch(word -> new ListLine(1, "1", "", word).isDeclined());
    }
}
