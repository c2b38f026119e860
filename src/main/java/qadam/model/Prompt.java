package qadam.model;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param model the id of the one that is to answer, as its {@link ModelCard} has it; empty for any
 */
public record Prompt(Optional<String> model, List<Message> messages, Sampling sampling) {
    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a prompt without a message");
        }
    }
}
