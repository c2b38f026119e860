package qadam.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The models on the command line, the same for whoever starts a server and for whoever examines it. */
public final class ModelOptions {
    @Option(names = "--model", paramLabel = "[PROFILE=]URL", description = "A server with a language model that speaks OpenAI's chat protocol, as http://localhost:8000/v1; may be given several times. Without any, search and excerpts are what there is.")
    List<String> addresses = List.of();
    @Option(names = "--models", paramLabel = "FILE", description = "Describes the servers in a file (docs/run/tutor.md): keys, profiles, hashes.")
    Path file;
    @Option(names = "--commercial", description = "This installation earns money: it is warned of models whose licence does not allow that.")
    boolean commercial;

    /**
     * @param data the data folder, in which {@code ./qadam tutor} says where its model is
     * @throws IllegalArgumentException with words for the command line
     */
    public ModelSettings settings(Path data) {
        ModelSettings settings = ModelsFile.settings(addresses, Optional.ofNullable(file), commercial, data);
        settings.servers().forEach(ModelServer::requireFit);
        return settings;
    }
}
