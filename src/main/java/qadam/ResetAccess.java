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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.identity.Identity;
import qadam.inbox.AccessNotices;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.shared.SettingStore;
import qadam.shared.Texts;
import qadam.terms.Terms;

/**
 * For the operator, when an administrator has lost every way in: a one-time link, printed and kept nowhere. Whoever has the
 * machine has everything anyway; done this way it stands in the trail, and the person is told. May be run beside the server.
 */
@Command(name = "reset-access", mixinStandardHelpOptions = true, description = "Prints a one-time link that lets somebody in again who lost password, passkeys and codes.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:the link is printed", "1:no such person or data folder; nothing was changed", "2:a wrong command line"})
final class ResetAccess implements Callable<Integer> {
    @Parameters(paramLabel = "USER", arity = "0..1", description = "The user name. Without one, those of the administrators are listed.")
    String user;
    @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "As for run.")
    String database;
    @Option(names = "--origin", paramLabel = "ADDRESS", description = "The server's address, when it is not the stored one, nor http://localhost:8080.")
    String origin;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of what is printed, and of the page behind the link (default ${DEFAULT-VALUE}).")
    String language;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();
    private final InstantSource clock;

    ResetAccess(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(command.commandLine(), "--language: kk, ru, en"));
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        if (database == null && !Files.isRegularFile(data.resolve(Database.FILE))) {   // never begin an empty installation by a slip
            out.println(texts.text(spoken, "identity.operator.no_data", Map.of("folder", data.toAbsolutePath().toString())));
            return 1;
        }
        try (Database opened = Database.open(database, data)) {
            return answer(opened, spoken, out);
        } catch (Refusal refused) {
            out.println(texts.text(spoken, refused.problem().key(), refused.values()));
            return 1;
        }
    }

    private int answer(Database opened, Language spoken, PrintWriter out) {
        Identity identity = Identity.open(opened, clock, address(opened), true, data, new Terms(opened, data, clock), Limits.USUAL);
        identity.heardBy(new AccessNotices(clock));
        if (user == null) {
            List<String> administrators = identity.administrators();
            out.println(texts.text(spoken, administrators.isEmpty() ? "identity.operator.no_administrator" : "identity.operator.administrators"));
            administrators.forEach(name -> out.println("  " + name));
            return administrators.isEmpty() ? 1 : 0;
        }
        String link = address(opened) + identity.resetPath(user, spoken);
        out.println(texts.text(spoken, "identity.operator.link", Map.of("user", user)));
        out.println(link);
        return 0;
    }

    private String address(Database opened) {
        return Optional.ofNullable(origin).or(() -> opened.read(handle -> new SettingStore().find(handle, "origin"))).orElse("http://localhost:8080");
    }
}
