package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;

class CardStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant END = Instant.parse("2027-08-31T19:00:00Z");
    private final CardStore store = new CardStore();

    private static void in(Database database, Consumer<Handle> deed) {
        try (database) {
            database.write(handle -> {
                deed.accept(handle);
                return null;
            });
        }
    }

    private static UUID person(Handle handle) {
        UUID person = Ids.random();
        handle.createUpdate("insert into persons (id, made_at) values (:id, 0)").bind("id", person).execute();
        return person;
    }

    private ClassCard card(Handle handle, UUID person, int number, String secret) {
        ClassCard card = new ClassCard(Ids.random(), 1, person, number, Language.KK, NOW, END, Optional.empty());
        store.add(handle, card, secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return card;
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_card_is_found_by_its_secret_also_when_it_has_ended(Database database) {
        in(database, handle -> {
            UUID aigul = person(handle);
            ClassCard card = card(handle, aigul, 7, "a");
            assertThat(store.find(handle, bytes("a"))).contains(card);
            assertThat(store.find(handle, bytes("b"))).isEmpty();
            store.end(handle, card.id(), NOW);
            assertThat(store.find(handle, bytes("a")).orElseThrow().holds(NOW)).isFalse();
            assertThat(store.of(handle, 1)).isEmpty();
            ClassCard next = card(handle, aigul, 7, "b");
            assertThat(store.of(handle, 1, aigul)).contains(next);
            assertThat(store.history(handle, aigul)).hasSize(2);
            store.erase(handle, aigul);
            assertThat(store.find(handle, bytes("a"))).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void two_pupils_never_have_one_number_and_a_pupil_never_two_cards(Database database) {
        try (database) {
            UUID aigul = database.write(CardStoreTest::person);
            UUID bolat = database.write(CardStoreTest::person);
            database.write(handle -> card(handle, aigul, 1, "a"));
            assertThatThrownBy(() -> database.write(handle -> card(handle, bolat, 1, "b"))).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> database.write(handle -> card(handle, aigul, 2, "b"))).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> database.write(handle -> card(handle, bolat, 2, "a"))).isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_class_has_one_code_and_a_pupil_one_set_of_digits(Database database) {
        in(database, handle -> {
            ClassCode first = ClassCode.fresh();
            store.setCode(handle, 1, first, NOW);
            ClassCode second = ClassCode.fresh();
            store.setCode(handle, 1, second, NOW);
            assertThat(store.code(handle, 1)).contains(second);
            assertThat(store.isTaken(handle, first)).isFalse();
            UUID aigul = person(handle);
            store.addLetIn(handle, new LetIn(bytes("a"), 1, aigul, aigul, NOW, NOW.plusSeconds(300)));
            store.addLetIn(handle, new LetIn(bytes("b"), 1, aigul, aigul, NOW, NOW.plusSeconds(300)));
            assertThat(store.findLetIn(handle, bytes("a"))).isEmpty();
            assertThat(store.findLetIn(handle, bytes("b"))).isPresent();
            assertThat(store.letIns(handle, aigul)).hasSize(1);
            assertThat(store.forgetLetIns(handle, NOW.plusSeconds(301))).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void guesses_are_counted_and_forgotten(Database database) {
        CardTryStore tries = new CardTryStore();
        in(database, handle -> {
            tries.count(handle, bytes("k"), NOW, NOW);
            tries.count(handle, bytes("k"), NOW.plusSeconds(1), NOW);
            assertThat(tries.find(handle, bytes("k"))).contains(new CardTryStore.Counter(2, NOW.plusSeconds(1)));
            tries.count(handle, bytes("old"), NOW, NOW);
            tries.count(handle, bytes("old"), NOW.plusSeconds(9), NOW.plusSeconds(1));
            assertThat(tries.find(handle, bytes("old"))).as("counted anew").contains(new CardTryStore.Counter(1, NOW.plusSeconds(9)));
            assertThat(tries.forget(handle, NOW.plusSeconds(1))).isZero();
            assertThat(tries.forget(handle, NOW.plusSeconds(2))).isEqualTo(1);
            tries.count(handle, bytes("k"), NOW, NOW);
            tries.forget(handle, bytes("k"));
            assertThat(tries.find(handle, bytes("k"))).isEmpty();
        });
    }
}
