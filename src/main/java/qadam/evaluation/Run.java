package qadam.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import qadam.evaluation.Case.Heard;
import qadam.model.Ending;
import qadam.model.Reply;
import qadam.shared.Language;
import qadam.tutor.Answered;
import qadam.tutor.Answering;
import qadam.tutor.Outcome;

/** Asks the cases one after another, or a few at once, until all are asked, the time is over, or nobody wants it any more. */
final class Run {
    /** After so many failures in a row without one answer, the server is not worth asking. */
    private static final int HOPELESS = 5;

    private final Answering answering;
    private final Tally tally;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    Run(Answering answering, Tally tally) {
        this.answering = answering;
        this.tally = tally;
    }

    /**
     * @param stopped asked often; what is under way then is thrown away and counted nowhere
     * @param done told after each case how many have been asked
     */
    void ask(List<Case> cases, int atOnce, BooleanSupplier stopped, IntConsumer done) {
        Semaphore free = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Case one : cases) {
                free.acquireUninterruptibly();
                if (stopped.getAsBoolean() || isHopeless() || broken.get() != null) {
                    break;
                }
                threads.execute(() -> {
                    try {
                        ask(one, stopped, done);
                    } catch (Throwable ours) {   // no server's fault: a mistake of this program, which must not look like a bad model
                        broken.compareAndSet(null, ours);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        if (broken.get() != null) {
            throw new IllegalStateException("the measurement itself is broken", broken.get());
        }
    }

    private void ask(Case one, BooleanSupplier stopped, IntConsumer done) {
        Answered answered = answering.answer(one.asked(), part -> { }, stopped);
        if (answered.outcome() == Outcome.STOPPED) {
            return;
        }
        tally.verdicts(answered.verdicts());
        switch (answered.reply()) {
            case Reply.Said said -> {
                one.judge().count(new Heard(answered, said.text(), text -> answering.isLeak(one.asked().language(), text)), tally);
                speed(one.asked().language(), said);
            }
            case Reply.Failed lost -> failed.incrementAndGet();
        }
        done.accept(asked.incrementAndGet());
    }

    /** Only of answers that came to their own end and were counted by the server. */
    private void speed(Language language, Reply.Said said) {
        tally.value(Metric.FIRST_TOKEN, language, millis(said.first()));
        double seconds = (millis(said.whole()) - millis(said.first())) / 1_000;
        if (!said.usage().counted() || said.ending() == Ending.STOPPED) {
            return;
        }
        if (said.usage().answerTokens() > 1 && seconds > 0) {
            tally.value(Metric.TOKENS_PER_SECOND, language, (said.usage().answerTokens() - 1) / seconds);
        }
        int words = Text.of(said.text()).words();
        if (words > 0) {
            tally.value(Metric.TOKENS_PER_WORD, language, (double) said.usage().answerTokens() / words);
        }
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    /** Whether it failed from the first question on. */
    boolean isHopeless() {
        return failed.get() >= HOPELESS && failed.get() == asked.get();
    }

    int asked() {
        return asked.get();
    }

    int failed() {
        return failed.get();
    }
}
