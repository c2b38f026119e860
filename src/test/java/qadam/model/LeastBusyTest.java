package qadam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.world.FixedClock;
import qadam.world.Script;
import qadam.world.ScriptedModel;

/** Several servers behind one door: who is asked, and who helps out. */
class LeastBusyTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final ScriptedModel one = ScriptedModel.open();
    private final ScriptedModel two = ScriptedModel.open();
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private Models models;

    @AfterEach
    void close() {
        models.close();
        one.close();
        two.close();
    }

    private void open(int atOnceOfOne, int atOnceOfTwo) {
        models = Models.open(ModelSettings.of(server(one, atOnceOfOne), server(two, atOnceOfTwo)).patient(Patience.of(LONG, LONG, LONG, LONG)), new FixedClock("2026-11-28T06:00:00Z"));
        until(() -> one.probes() >= 2 && two.probes() >= 2 && models.cards().stream().allMatch(card -> card.health() == Health.READY));
    }

    private static ModelServer server(ScriptedModel model, int atOnce) {
        return new ModelServer(URI.create(model.url()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), atOnce);
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    private Reply ask(String model) {
        return models.ask(new Prompt(Optional.ofNullable(model), List.of(Message.user("Сұрақ")), Sampling.tutor(50)), pieces::add, () -> false);
    }

    @Test
    void two_servers_with_one_model_are_one_card() {
        open(2, 2);
        assertThat(models.cards()).hasSize(1);
        one.close();
        until(() -> ask(null) instanceof Reply.Said && models.cards().getFirst().health() == Health.READY);
    }

    @Test
    void the_least_busy_server_is_asked_and_none_is_asked_more_than_it_can() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        one.saying(request -> Script.says("Бір").after(go));
        two.saying(request -> Script.says("Екі").after(go));
        open(2, 4);
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            int asked = i;
            replies.add(CompletableFuture.supplyAsync(() -> ask(null), command -> Thread.ofVirtual().start(command)));
            until(() -> one.requests().size() + two.requests().size() + models.waiting() == asked);
        }
        assertThat(one.requests()).hasSize(2);
        assertThat(two.requests()).hasSize(4);
        assertThat(models.waiting()).isEqualTo(2);
        go.countDown();
        for (CompletableFuture<Reply> reply : replies) {
            assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Said.class);
        }
        assertThat(one.most()).isEqualTo(2);
        assertThat(two.most()).isLessThanOrEqualTo(4);
    }

    @Test
    void another_server_helps_out_before_the_first_word() {
        one.saying(request -> Script.status(503, "Loading model"));
        two.saying(request -> Script.says("Екінші жауап берді."));
        open(4, 4);
        assertThat(ask(null)).isInstanceOfSatisfying(Reply.Said.class, said -> assertThat(said.text()).isEqualTo("Екінші жауап берді."));
        assertThat(one.requests()).hasSizeLessThanOrEqualTo(1);
        assertThat(String.join("", pieces)).isEqualTo("Екінші жауап берді.");
    }

    @Test
    void another_server_helps_out_when_one_has_too_many() {
        one.saying(request -> Script.tooMany("60"));
        two.saying(request -> Script.says("Екінші."));
        open(4, 4);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(null)).isInstanceOf(Reply.Said.class);
        }
        assertThat(one.requests()).as("left alone for a minute").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void another_server_helps_out_when_a_connection_is_refused() {
        open(4, 4);
        one.close();
        assertThat(ask(null)).isInstanceOf(Reply.Said.class);
        assertThat(ask(null)).isInstanceOf(Reply.Said.class);
    }

    /** Else the learner would read half an answer and then another one. */
    @Test
    void nobody_helps_out_after_the_first_word() {
        one.saying(request -> Script.says("Жарты жау").thenCuts());
        two.saying(request -> Script.says("Жарты жау").thenCuts());
        open(4, 4);
        assertThat(ask(null)).isInstanceOfSatisfying(Reply.Failed.class, failed -> {
            assertThat(failed.why()).isEqualTo(ModelProblem.CUT);
            assertThat(failed.partial()).isEqualTo("Жарты жау");
        });
        assertThat(String.join("", pieces)).isEqualTo("Жарты жау");
        assertThat(one.requests().size() + two.requests().size()).isEqualTo(1);
    }

    @Test
    void who_names_a_model_gets_that_one() {
        one.named("sherkala");
        two.named("qolda");
        open(4, 4);
        for (int i = 0; i < 3; i++) {
            ask("qolda");
        }
        assertThat(one.requests()).isEmpty();
        assertThat(two.requests()).hasSize(3);
        assertThat(models.cards()).extracting(card -> card.profile().id()).containsExactly("sherkala-8b", "qolda");
    }
}
