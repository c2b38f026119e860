package qadam.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;

class EditingStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T07:00:00Z");
    private static final UUID AIDA = Ids.random();
    private static final UUID BERIK = Ids.random();
    private static final UUID NOBODY = Ids.random();
    private static final TextAddress TITLE = TextAddress.parse("kk/first.md#title").orElseThrow();

    private final SuggestionStore suggestions = new SuggestionStore();
    private final SignatureStore signatures = new SignatureStore();
    private final TypedStore drafts = new TypedStore();

    private long add(Database database, String after) {
        return database.write(handle -> suggestions.add(handle, new NewSuggestion("small", TITLE, 1, "бір", after, "неге", AIDA), NOON));
    }

    private boolean answer(Database database, long number, SuggestionState from, SuggestionState to) {
        return database.write(handle -> suggestions.answer(handle, number, from, to, BERIK, "сөз", NOON.plusSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void suggestion_is_answered_once_and_published_once(Database database) {
        try (database) {
            long number = add(database, "екі");
            assertThat(database.<Suggestion>read(handle -> suggestions.find(handle, number).orElseThrow())).satisfies(suggestion -> {
                assertThat(suggestion.after()).isEqualTo("екі");
                assertThat(suggestion.isOpen()).isTrue();
                assertThat(suggestion.answeredAt()).isEmpty();
                assertThat(suggestion.publishedIn()).isEmpty();
            });
            assertThat(database.<Integer>read(handle -> suggestions.openByCourse(handle).get("small"))).isEqualTo(1);
            assertThat(answer(database, number, SuggestionState.OPEN, SuggestionState.ACCEPTED)).isTrue();
            assertThat(answer(database, number, SuggestionState.OPEN, SuggestionState.REFUSED)).isFalse();
            assertThat(database.<Boolean>write(handle -> suggestions.publish(handle, number, 2))).isTrue();
            assertThat(database.<Boolean>write(handle -> suggestions.publish(handle, number, 3))).isFalse();
            assertThat(database.<List<Suggestion>>read(handle -> suggestions.lasting(handle, "small"))).singleElement()
                .satisfies(suggestion -> assertThat(suggestion.publishedIn()).contains(2));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void drafts_are_replaced_and_everything_of_a_person_can_be_let_go_of(Database database) {
        try (database) {
            add(database, "екі");
            database.write(handle -> {
                drafts.keep(handle, AIDA, "small", new Typed(TITLE, "бір", "е", NOON));
                drafts.keep(handle, AIDA, "small", new Typed(TITLE, "бір", "ек", NOON.plusSeconds(3)));
                signatures.add(handle, new Signature(0, "small", "kk/first.md", Language.KK, "f", "Аида, 2026-11-23"), AIDA, NOON);
                return null;
            });
            assertThat(database.<List<Typed>>read(handle -> drafts.of(handle, AIDA, "small"))).extracting(Typed::typed).containsExactly("ек");
            assertThat(database.<List<Typed>>read(handle -> drafts.of(handle, BERIK, "small"))).isEmpty();
            assertThat(database.<List<Signature>>read(handle -> signatures.pending(handle, "small"))).hasSize(1);
            database.write(handle -> {
                suggestions.erase(handle, AIDA, NOBODY);
                signatures.erase(handle, AIDA, NOBODY);
                drafts.erase(handle, AIDA);
                return null;
            });
            assertThat(database.<List<Suggestion>>read(handle -> suggestions.by(handle, AIDA))).isEmpty();
            assertThat(database.<List<Suggestion>>read(handle -> suggestions.by(handle, NOBODY))).singleElement()
                .satisfies(suggestion -> assertThat(suggestion.why()).isEmpty());
            assertThat(database.<List<Signature>>read(handle -> signatures.pending(handle, "small"))).isEmpty();
            assertThat(database.<List<Typed>>read(handle -> drafts.of(handle, AIDA, "small"))).isEmpty();
        }
    }
}
