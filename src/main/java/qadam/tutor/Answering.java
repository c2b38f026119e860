package qadam.tutor;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import qadam.model.ModelCard;
import qadam.model.ModelProblem;
import qadam.model.Models;
import qadam.model.Reply;
import qadam.model.Usage;
import qadam.search.Vocabulary;
import qadam.shared.Ids;
import qadam.shared.Language;

/** One question to the model, and what may be shown of its answer. Free of persons and pages: pages, the evaluation and the tests go through it alike. */
public final class Answering {
    /** Of the rules in {@code resources/tutor}: raised with every change of their words. */
    public static final String PROMPT_VERSION = "tutor-1";

    private final Models models;
    private final Vocabulary vocabulary;
    private final Prompting prompting = new Prompting("QDM" + HexFormat.of().formatHex(Ids.randomBytes(8)));

    /** @param vocabulary of the lessons that the passages come from */
    public Answering(Models models, Vocabulary vocabulary) {
        this.models = models;
        this.vocabulary = vocabulary;
    }

    /**
     * Blocks until the answer is whole or is stopped. Never throws for what a model says or its server does.
     *
     * @param parts takes each sentence as soon as it has been checked
     * @param stopped asked between pieces; true ends the answer
     */
    public Answered answer(Asked asked, Consumer<Part> parts, BooleanSupplier stopped) {
        return answer(asked, parts, stopped, position -> { });
    }

    /** @param waiting told the place in the queue, 1 for the next one, whenever it changes; 0 when the waiting is over */
    public Answered answer(Asked asked, Consumer<Part> parts, BooleanSupplier stopped, IntConsumer waiting) {
        return answer(asked, parts, stopped, waiting, models.cards());
    }

    /** @param cards the models that may answer, as {@link Models#cards} gives them; the first that is there does */
    public Answered answer(Asked asked, Consumer<Part> parts, BooleanSupplier stopped, IntConsumer waiting, List<ModelCard> cards) {
        Optional<ModelCard> model = cards.stream().filter(card -> card.health().answers()).findFirst().or(() -> cards.stream().findFirst());
        Prompting.Made made = prompting.of(asked, model);
        if (made.passages().isEmpty()) {
            return new Answered(List.of(), Outcome.NOT_IN_LESSONS, new Reply.Failed(ModelProblem.NONE_CONNECTED, Optional.empty(), "", Usage.NONE, Optional.empty()), List.of());
        }
        Sieve sieve = new Sieve(asked, new Check(asked, made.passages(), vocabulary, new Leaks(Rules.of(asked.language()), prompting.canary())), parts);
        Reply reply = models.ask(made.prompt(), sieve, () -> sieve.isFull() || stopped.getAsBoolean(), waiting);
        if (reply instanceof Reply.Said said) {
            sieve.end(said.ending());
        }
        return new Answered(sieve.shown(), outcome(reply, sieve, stopped), reply, sieve.verdicts());
    }

    /** Whether a text holds words of our own instructions: for measuring what a model wrote before it was checked. */
    public boolean isLeak(Language language, String text) {
        return new Leaks(Rules.of(language), prompting.canary()).isIn(text);
    }

    /** What is in the rules so that a leak is noticed; for tests. */
    String canary() {
        return prompting.canary();
    }

    private static Outcome outcome(Reply reply, Sieve sieve, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return Outcome.STOPPED;
        }
        if (reply instanceof Reply.Failed && !sieve.isFull()) {
            return Outcome.FAILED;
        }
        if (sieve.shown().stream().anyMatch(part -> part.cite().isPresent())) {
            return Outcome.ANSWERED;
        }
        return sieve.saidAnything() ? Outcome.UNSUPPORTED : Outcome.WITHHELD;
    }
}
