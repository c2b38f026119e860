package qadam.tutor;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import qadam.model.Models;

/** One question to the model, and what may be shown of its answer. Free of persons and pages: pages, the evaluation and the tests go through it alike. */
public final class Answering {
    /** Of the rules in {@code resources/tutor}: raised with every change of their words. */
    public static final String PROMPT_VERSION = "tutor-1";

    private final Models models;

    public Answering(Models models) {
        this.models = models;
    }

    /**
     * Blocks until the answer is whole or is stopped. Never throws for what a model says or its server does.
     *
     * @param parts takes each sentence as soon as it has been checked
     * @param stopped asked between pieces; true ends the answer
     */
    public Answered answer(Asked asked, Consumer<Part> parts, BooleanSupplier stopped) {
        throw new UnsupportedOperationException("on its way");
    }
}
