package qadam.identity;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.Language;
import qadam.shared.Texts;
import tools.jackson.databind.json.JsonMapper;

/** Checks the whole trail of what staff did, beside a running server or without one. Changes nothing. */
@Command(name = "verify-audit", mixinStandardHelpOptions = true,
    description = "Checks that no line of the trail of what staff did was changed, removed or cut off.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:the trail is whole", "1:a line was changed or is missing",
        "2:a wrong command line, or nothing to read", "3:whole in itself, but a line that was noted is another or gone: the end was cut off or rewritten"})
public final class VerifyAudit implements Callable<Integer> {
    @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    String database;
    @Option(names = "--noted", paramLabel = "NUMBER:HASH", description = "A line as somebody noted it elsewhere, from the office's page or from this command.")
    String noted;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Option(names = "--json", description = "Prints JSON for scripts.")
    boolean json;
    @Spec
    CommandSpec command;

    private enum Outcome {
        WHOLE(0), CHANGED(1), NOTED_DIFFERS(3);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private record Answer(Outcome outcome, Audit.Verdict verdict) {
    }

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> wrong("--language: kk, ru, en"));
        if (noted != null && !noted.matches("[1-9]\\d{0,14}:[0-9a-f]{64}")) {
            throw wrong("--noted: NUMBER:HASH, for example 12:9f86d0…, with 64 hex digits");
        }
        if (database == null && !Files.isReadable(data.resolve(Database.FILE))) {
            throw wrong("no database in " + data);
        }
        Answer answer = read();
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        out.println(json ? asJson(answer) : inWords(answer, spoken));
        return answer.outcome().exitCode;
    }

    private Answer read() {
        try {
            return Inspection.of(database, data).read(this::answer);
        } catch (JdbiException unreadable) {
            throw wrong("the database cannot be read; ./qadam doctor says why");
        }
    }

    private Answer answer(Handle handle) {
        Audit audit = new Audit();
        Audit.Verdict verdict = audit.verify(handle);
        if (verdict.brokenAt().isPresent()) {
            return new Answer(Outcome.CHANGED, verdict);
        }
        return new Answer(noted == null || isAsNoted(audit, handle) ? Outcome.WHOLE : Outcome.NOTED_DIFFERS, verdict);
    }

    private boolean isAsNoted(Audit audit, Handle handle) {
        return audit.hash(handle, notedNumber()).filter(noted.substring(noted.indexOf(':') + 1)::equals).isPresent();
    }

    private long notedNumber() {
        return Long.parseLong(noted.substring(0, noted.indexOf(':')));
    }

    private String inWords(Answer answer, Language spoken) {
        Texts texts = new Texts();
        Audit.Verdict verdict = answer.verdict();
        String words = switch (answer.outcome()) {
            case WHOLE -> texts.text(spoken, "identity.audit.whole", Map.of("count", verdict.checked()));
            case CHANGED -> texts.text(spoken, "identity.audit.broken", Map.of("number", verdict.brokenAt().orElseThrow()));
            case NOTED_DIFFERS -> texts.text(spoken, "identity.audit.noted_differs", Map.of("number", notedNumber()));
        };
        return words + "\n" + texts.text(spoken, "identity.audit.head") + " " + verdict.entries() + ":" + verdict.head();
    }

    private static String asJson(Answer answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verdict", answer.outcome().name().toLowerCase(Locale.ROOT));
        members.put("lines", answer.verdict().entries());
        members.put("broken_at", answer.verdict().brokenAt().orElse(null));
        members.put("head", answer.verdict().head());
        return JsonMapper.shared().writeValueAsString(members);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
