package qadam.schoolbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.shared.Refusal;

/**
 * The command line of one {@code llama-server}: only options that all its versions know.
 *
 * @param context tokens of each of the conversations that are held at once
 * @param more what the operator adds, as {@code -ngl 99} for a graphics card
 */
record LlamaCommand(Path server, Weights weights, int port, int cores, int context, int atOnce, List<String> more) {
    /** What would open it to others, or make it another model than the one that is written down. */
    private static final Set<String> OURS = Set.of("--host", "--port", "-m", "--model", "-a", "--alias", "-mu", "--model-url", "-hf", "-hfr", "--hf-repo", "--api-key", "--api-key-file",
        "-t", "--threads", "-tb", "--threads-batch", "-c", "--ctx-size", "-np", "--parallel", "--models-dir", "--models-preset", "--reuse-port", "--path", "--api-prefix");

    /** @throws Refusal when an added option is one of ours */
    List<String> line(List<String> prefix) {
        more.stream().map(option -> option.split("=", 2)[0]).filter(OURS::contains).findFirst().ifPresent(option -> {
            throw new Refusal(SchoolBoxProblem.OPTION_OURS, Map.of("option", option));
        });
        List<String> line = new ArrayList<>(prefix);
        line.addAll(List.of(server.toString(), "--model", weights.file().toString(), "--host", "127.0.0.1", "--port", Integer.toString(port), "--alias", weights.name(),
            "--threads", Integer.toString(cores), "--threads-batch", Integer.toString(cores), "--ctx-size", Integer.toString(context * atOnce), "--parallel", Integer.toString(atOnce)));
        line.addAll(more);
        return List.copyOf(line);
    }
}
