package qadam.log;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.proof.NoteKey;
import qadam.proof.NoteSigner;
import qadam.shared.DataFolder;
import qadam.shared.Refusal;

/** A witness for logs of others: a small server with a key and one file for each log. */
@Command(name = "witness", mixinStandardHelpOptions = true,
    description = "Runs a witness: signs the checkpoints of other people's logs when they continue what it has seen (C2SP tlog-witness).",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:ended", "1:could not start; the message says why", "2:a wrong command line"})
public final class WitnessCommand implements Callable<Integer> {
    private static final long LARGEST_REQUEST_BYTES = 64 * 1024;
    private static final String KEY = "witness.jwk";

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder for the key and for what was seen. Never copy it: two witnesses with one key are none.")
    private Path data;
    @Option(names = "--name", required = true, description = "The witness's name, an address without https://, as witness.example/qadam.")
    private String name;
    @Option(names = "--log", required = true, paramLabel = "KEY", description = "The verifier key of a log to watch (the line log … in its /log/policy); may be given several times.")
    private List<String> logs;
    @Option(names = "--port", defaultValue = "8090", description = "Port to listen on (default ${DEFAULT-VALUE}).")
    private int port;
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (default ${DEFAULT-VALUE}: put a web server with HTTPS before it).")
    private String host;
    @Spec
    private CommandSpec spec;

    private final InstantSource clock;

    public WitnessCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.take(data).requireOurs()) {
            NoteSigner signer = signer();
            Javalin server = start(new Witness(known(), signer, new WitnessState(data), clock));
            spec.commandLine().getOut().println("Witness: http://" + host + ":" + server.port() + "\n" + signer.key());
            spec.commandLine().getOut().flush();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            new CountDownLatch(1).await();
            return 0;
        } catch (Refusal refused) {
            spec.commandLine().getErr().println(refused.problem() + " " + refused.values());
            return 1;
        }
    }

    private Map<String, NoteKey> known() {
        Map<String, NoteKey> known = new LinkedHashMap<>();
        for (String word : logs) {
            NoteKey key = NoteKey.read(word).filter(read -> read.kind() == NoteKey.Kind.NOTE)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "not the verifier key of a log: " + word));
            known.put(key.name(), key);
        }
        return known;
    }

    private NoteSigner signer() throws IOException {
        Path file = data.resolve(KEY);
        if (!Files.exists(file)) {
            LogFiles.replaceSecret(file, NoteSigner.newSecret().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return NoteSigner.witness(name, Files.readString(file));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    /** Two addresses, no page: whoever speaks to it is a program. */
    private Javalin start(Witness witness) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.maxRequestSize = LARGEST_REQUEST_BYTES;
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            config.routes.post("/add-checkpoint", context -> answer(context, witness.add(context.body())));
            config.routes.get("/{origin}/checkpoint", context -> answer(context, witness.newest(context.pathParam("origin"))
                .map(note -> Witness.Answer.of(200, note.stripTrailing())).orElse(Witness.Answer.of(404, "not seen"))));
        }).start(host, port);
    }

    private static void answer(Context context, Witness.Answer answer) {
        context.status(answer.status()).contentType(answer.type()).result(answer.body());
    }
}
