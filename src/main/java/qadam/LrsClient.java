package qadam;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.identity.Identity;
import qadam.lrs.ClientDraft;
import qadam.lrs.Clients;
import qadam.lrs.KnownClient;
import qadam.lrs.Scope;
import qadam.lrs.SentStatements;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.terms.Terms;

/** For the operator: the tools that keep learning records here. May be run beside the server, which knows of it at once. */
@Command(name = "lrs-client", mixinStandardHelpOptions = true, description = "Adds, lists and closes the tools that keep learning records here (xAPI), and erases what a closed one has sent.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done", "1:refused, and nothing was changed", "2:a wrong command line"})
final class LrsClient implements Callable<Integer> {
    private static final String OPERATOR = "by the operator, on the machine: lrs-client";

    enum Act { add, list, close, forget }

    @Parameters(index = "0", paramLabel = "add|list|close|forget", description = "What to do.")
    Act act;
    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The tool, as welding-simulator.")
    String name;
    @Option(names = "--scope", paramLabel = "SCOPE", description = "Of add, several times: what it may (statements/write, statements/read, statements/read/mine, steps/read, define, state, profile, all/read, all).")
    List<String> scopes = List.of();
    @Option(names = "--page-origin", paramLabel = "ORIGIN", description = "Of add, several times: where its pages come from, if it works in a browser.")
    List<String> origins = List.of();
    @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "As for run.")
    String database;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of what is printed (default ${DEFAULT-VALUE}).")
    String language;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();
    private final InstantSource clock;

    LrsClient(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(command.commandLine(), "--language: kk, ru, en"));
        if (act != Act.list && name == null) {
            throw new ParameterException(command.commandLine(), act + " needs the tool's NAME");
        }
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        if (database == null && !Files.isRegularFile(data.resolve(Database.FILE))) {   // never begin an empty installation by a slip
            out.println(texts.text(spoken, "identity.operator.no_data", Map.of("folder", data.toAbsolutePath().toString())));
            return 1;
        }
        try (Database opened = Database.open(database, data)) {
            answer(opened, spoken, out);
            return 0;
        } catch (Refusal refused) {
            out.println(texts.text(spoken, refused.problem().key(), refused.values()));
            return 1;
        }
    }

    private void answer(Database opened, Language spoken, PrintWriter out) {
        Identity identity = Identity.open(opened, clock, "http://localhost:8080", true, data, new Terms(opened, data, clock), Limits.USUAL);
        Clients clients = new Clients(opened, identity, clock);
        switch (act) {
            case add -> {
                ClientDraft draft = ClientDraft.of(name, scopes, String.join(" ", origins));
                String secret = opened.write(handle -> clients.add(handle, Optional.empty(), draft, OPERATOR));
                out.println(texts.text(spoken, "lrs.command.added", Map.of("name", name)));
                out.println(secret);
            }
            case close -> {
                opened.write(handle -> {
                    clients.close(handle, Optional.empty(), name, OPERATOR);
                    return null;
                });
                out.println(texts.text(spoken, "lrs.command.closed", Map.of("name", name)));
            }
            case forget -> {
                opened.write(handle -> {
                    clients.forget(handle, Optional.empty(), name, OPERATOR);
                    return null;
                });
                out.println(texts.text(spoken, "lrs.command.forgotten", Map.of("name", name, "count", new SentStatements(opened).erase(name))));
            }
            case list -> list(opened.read(clients::all), spoken, out);
        }
    }

    private void list(List<KnownClient> all, Language spoken, PrintWriter out) {
        if (all.isEmpty()) {
            out.println(texts.text(spoken, "lrs.command.none"));
        }
        all.forEach(one -> out.println(one.name() + "  " + texts.text(spoken, one.isOpen() ? "lrs.client.open" : "lrs.client.closed") + "  "
            + one.scopes().stream().map(Scope::words).collect(Collectors.joining(" ")) + (one.origins().isEmpty() ? "" : "  " + String.join(" ", one.origins()))));
    }
}
