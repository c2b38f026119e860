package qadam.operate;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.backup.Backups;
import qadam.letter.SmtpOptions;
import qadam.letter.SmtpPlan;
import qadam.model.ModelOptions;
import qadam.model.ModelSettings;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.transport.Transport;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./qadam doctor}: what is wrong with an installation and what to do, in words. Changes nothing. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Says in plain words what is wrong with an installation and what to do.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing found", "1:something is wrong", "2:a wrong command line", "4:warnings only"})
public final class Doctor implements Callable<Integer> {
    private static final List<Check> CHECKS = List.of(new FolderCheck(), new MachineCheck(), new DatabaseCheck(), new CourseCheck(),
        new CertificateCheck(), new BackupCheck());

    @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    String database;
    @Option(names = "--courses", defaultValue = "${env:QADAM_COURSES:-courses}", description = "Folder of courses (default ${DEFAULT-VALUE}).")
    Path courses;
    @Option(names = "--port", defaultValue = "8080", description = "Port of the server (default ${DEFAULT-VALUE}).")
    int port;
    @Option(names = "--origin", description = "Where people reach the server, as for run.")
    String origin;
    @Option(names = "--tls", arity = "2", paramLabel = "FILE", description = "Certificate and key, as for run.")
    List<Path> tls = List.of();
    @Option(names = "--backup-to", paramLabel = "DIR", description = "Folder of the daily backups, as for run.")
    Path backupFolder;
    @Mixin
    SmtpOptions smtp = new SmtpOptions();
    @Mixin
    ModelOptions models = new ModelOptions();
    @Option(names = "--disk-reserve", paramLabel = "MB", description = "As for run.")
    Long reserve;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Option(names = "--json", description = "Prints JSON for scripts.")
    boolean json;
    @Spec
    CommandSpec command;

    private final Texts texts = new Texts();
    private final InstantSource clock;

    public Doctor(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(command.commandLine(), "--language: kk, ru, en"));
        Optional<SmtpPlan> mailServer = checked(smtp::plan);
        ModelSettings asked = checked(() -> models.settings(data));
        List<Finding> findings = new ArrayList<>(examine(new Patient(data, database, courses, port, address(spoken), tls,
            backupFolder == null ? Backups.usualFolder(data) : backupFolder, reserve == null ? OptionalLong.empty() : OptionalLong.of(reserve * 1_000_000), clock)));
        mailServer.ifPresent(plan -> findings.addAll(LetterCheck.look(plan)));
        findings.addAll(ModelCheck.look(asked, clock));
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("findings", findings.stream().map(finding -> inJson(finding, spoken)).toList())));
        } else {
            print(findings, out, spoken);
        }
        return findings.isEmpty() ? 0 : findings.stream().anyMatch(finding -> finding.complaint().isFault()) ? 1 : 4;
    }

    private <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), wrong.getMessage());
        }
    }

    private String address(Language spoken) {
        try {
            return origin == null ? Transport.stored(data, database).orElse(null) : Transport.address(origin);
        } catch (Refusal malformed) {
            throw new ParameterException(command.commandLine(), texts.text(spoken, malformed.problem().key(), malformed.values()));
        }
    }

    static List<Finding> examine(Patient patient) {
        Findings findings = new Findings();
        CHECKS.forEach(check -> check.look(patient, findings));
        return findings.all();
    }

    private void print(List<Finding> findings, PrintWriter out, Language spoken) {
        if (findings.isEmpty()) {
            out.println(texts.text(spoken, "operate.doctor.healthy"));
        }
        findings.forEach(finding -> out.println((finding.complaint().isFault() ? "✗ " : "! ") + finding.complaint().code() + ": " + words(finding, spoken)));
    }

    private Map<String, Object> inJson(Finding finding, Language spoken) {
        return Map.of("code", finding.complaint().code(), "fault", finding.complaint().isFault(), "message", words(finding, spoken));
    }

    private String words(Finding finding, Language spoken) {
        return texts.text(spoken, finding.complaint().key(), finding.values());
    }
}
