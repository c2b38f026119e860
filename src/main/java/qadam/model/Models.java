package qadam.model;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** All models of an installation behind one door. */
public final class Models implements AutoCloseable {
    private Models() {
    }

    /** No model: the default. */
    public static Models none() {
        return new Models();
    }

    /** Begins to look for the servers, and does not wait for them. */
    public static Models open(ModelSettings settings, InstantSource clock) {
        return new Models();
    }

    /** The models that are connected, in the order of the settings. */
    public List<ModelCard> cards() {
        return List.of();
    }

    /** Whether one answers now. */
    public boolean isReady() {
        return cards().stream().anyMatch(card -> card.health().answers());
    }

    /** Whether the operator has named a server, be it there or not. */
    public boolean isConfigured() {
        return false;
    }

    /** The models that this installation may not use for money, as its settings say that it earns some. */
    public List<ModelCard> unlicensed() {
        return List.of();
    }

    /**
     * Asks and waits, for minutes if need be: on a virtual thread, never in a transaction.
     *
     * @param pieces is given the answer as it comes; each piece once
     * @param stopped asked often: true ends the answer and the connection
     */
    public Reply ask(Prompt prompt, Consumer<String> pieces, BooleanSupplier stopped) {
        return ask(prompt, pieces, stopped, position -> { });
    }

    /** @param waiting told the place in the queue, 1 for the next one, whenever it changes; 0 when the waiting is over */
    public Reply ask(Prompt prompt, Consumer<String> pieces, BooleanSupplier stopped, IntConsumer waiting) {
        return new Reply.Failed(ModelProblem.NONE_CONNECTED, Optional.empty(), "", Usage.NONE, Optional.empty());
    }

    /** Embeddings, one for each text in their order; empty when no server gives them for this model. */
    public Optional<float[][]> embed(String model, List<String> texts) {
        return Optional.empty();
    }

    @Override
    public void close() {
    }
}
