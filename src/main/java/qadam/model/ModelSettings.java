package qadam.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import qadam.shared.Limit;
import qadam.shared.Limits;

/**
 * Which models an installation uses.
 *
 * @param commercial whether the installation earns money: then models whose licence does not allow that are warned of
 * @param schoolBox the file in which {@code ./qadam tutor} on the same data folder says where its model is; empty where none is looked for
 * @param queue how many may wait for a free place
 */
public record ModelSettings(List<ModelServer> servers, boolean commercial, Optional<Path> schoolBox, int queue, Patience patience) {
    public static final int USUAL_QUEUE = 64;
    public static final ModelSettings NONE = of();

    public ModelSettings {
        servers = List.copyOf(servers);
    }

    /** These servers, and else as usual. */
    public static ModelSettings of(ModelServer... servers) {
        return new ModelSettings(List.of(servers), false, Optional.empty(), USUAL_QUEUE, Patience.USUAL);
    }

    /** The servers at these addresses. */
    public static ModelSettings at(String... urls) {
        return of(List.of(urls).stream().map(ModelServer::of).toArray(ModelServer[]::new));
    }

    public ModelSettings patient(Patience patience) {
        return new ModelSettings(servers, commercial, schoolBox, queue, patience);
    }

    public ModelSettings queueing(int queue) {
        return new ModelSettings(servers, commercial, schoolBox, queue, patience);
    }

    /** With the operator's limits. */
    public ModelSettings within(Limits limits) {
        Patience limited = new Patience(patience.connect(), Duration.ofSeconds(limits.of(Limit.MODEL_FIRST_SECONDS)), patience.between(),
            Duration.ofSeconds(limits.of(Limit.MODEL_ANSWER_SECONDS)), patience.queue(), patience.probe(), patience.again());
        return new ModelSettings(servers, commercial, schoolBox, limits.of(Limit.MODEL_QUEUE), limited);
    }

    public ModelSettings earning(boolean commercial) {
        return new ModelSettings(servers, commercial, schoolBox, queue, patience);
    }

    /** Looks for the model of {@code ./qadam tutor} in this data folder too. */
    public ModelSettings in(Path data) {
        return new ModelSettings(servers, commercial, Optional.of(LocalModel.file(data)), queue, patience);
    }
}
