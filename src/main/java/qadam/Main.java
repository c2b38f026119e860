package qadam;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.backup.AfterRestore;
import qadam.backup.BackupCommand;
import qadam.backup.BackupPlan;
import qadam.backup.MigrateCommand;
import qadam.backup.RestoreCommand;
import qadam.catalog.CheckCourse;
import qadam.count.CountFollower;
import qadam.count.VerifyCount;
import qadam.catalog.ExportCourses;
import qadam.credential.VerifyCommand;
import qadam.demo.Demonstration;
import qadam.evaluation.TutorEval;
import qadam.exam.ImportItems;
import qadam.learning.RebuildProjections;
import qadam.letter.SmtpOptions;
import qadam.letter.SmtpPlan;
import qadam.identity.VerifyAudit;
import qadam.operate.Doctor;
import qadam.log.LogCommand;
import qadam.log.WitnessCommand;
import qadam.lrs.TrialClient;
import qadam.model.Concern;
import qadam.model.ModelOptions;
import qadam.model.ModelSettings;
import qadam.record.VerifyReceipt;
import qadam.retention.Keep;
import qadam.retention.KeepPlan;
import qadam.roster.ImportRoster;
import qadam.schoolbox.TutorCommand;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Program;
import qadam.shared.Refusal;
import qadam.shared.SteadyClock;
import qadam.shared.Texts;
import qadam.spotcheck.SpotCheck;
import qadam.transport.TransportOptions;
import qadam.web.DemoNotice;

/** The program's door: reads the command and runs it. {@link House} wires the server. */
@Command(name = "qadam", mixinStandardHelpOptions = true, version = "Qadam " + Program.VERSION,
    description = "Trains a country's people in AI skills, and proves it.", subcommands = {Main.Run.class, CheckCourse.class, VerifyReceipt.class, VerifyAudit.class, RestoreCommand.class, MigrateCommand.class, Regrade.class, RebuildProjections.class, Main.RehearseStart.class})
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(InstantSource.system()).execute(arguments));
    }

    /** Every command; those of other packages are handed the clock here. */
    public static CommandLine commandLine(InstantSource clock) {
        CommandLine imports = new CommandLine(new Import()).addSubcommand(new ImportItems(clock)).addSubcommand(new ImportRoster(clock, RosterHouse::with));
        return new CommandLine(new Main()).addSubcommand(imports).addSubcommand(new VerifyCommand(clock))
            .addSubcommand(new ResetAccess(clock)).addSubcommand(new LrsClient(clock)).addSubcommand(new BackupCommand(clock)).addSubcommand(new AfterRestore(clock)).addSubcommand(new Doctor(clock))
            .addSubcommand(new CommandLine(new Export()).addSubcommand(new ExportCourses(clock)))
            .addSubcommand(SpotCheck.addTo(LogCommand.of(clock, CountFollower::new, CountFollower::judge), clock, SpotCheckHouse::with)).addSubcommand(new WitnessCommand(clock)).addSubcommand(new VerifyCount())
            .addSubcommand(new TutorCommand()).addSubcommand(new TutorEval(clock, EvaluationHouse.lessons(clock)));
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Starts the server.")
    static final class Run implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "8080", description = "Port to listen on (default ${DEFAULT-VALUE}).")
        int port;
        @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
        Path data;
        @Option(names = "--courses", defaultValue = "${env:QADAM_COURSES:-courses}", description = "Folder of courses (default ${DEFAULT-VALUE}).")
        Path courses;
        @Option(names = "--database", description = "jdbc:postgresql://… for several nodes; SQLite in the data folder by default.")
        String database;
        @Option(names = "--origin", paramLabel = "URL", description = "Where people reach the server, kept from the first start on (default http://localhost:PORT).")
        String origin;
        @Option(names = "--move-origin", description = "The --origin replaces the kept one; only while no certificate and no passkey names that.")
        boolean moves;
        @Option(names = "--tls", arity = "2", paramLabel = "FILE", description = "Certificate and key (PEM): the server speaks https itself.")
        List<Path> tls = List.of();
        @Option(names = "--behind-proxy", paramLabel = "CIDR", description = "A proxy speaks https: its address or network, whose forwarded headers are believed.")
        List<String> proxies = List.of();
        @Option(names = "--insecure-lan", description = "Opens the server to its own network over plain HTTP, where others can read along.")
        boolean insecureLan;
        @Option(names = "--listen", paramLabel = "ADDRESS", description = "The one address of this machine to listen on (default: all, or 127.0.0.1 when nobody else is to come).")
        String listen;
        @Option(names = "--http-redirect", paramLabel = "PORT", description = "With --tls: sends who comes by plain HTTP on this port to https.")
        int redirectPort;
        @Option(names = "--demo", description = "Adds invented people and history, shown as such.")
        boolean demo;
        @Option(names = "--disk-reserve", paramLabel = "MB", description = "Below so much free disk space new answers are refused (default 500, at most 5 %% of the disk).")
        Long reserve;
        @Option(names = "--dev", description = "For authors: shows the courses as they lie in their folder, read again on change; publishes nothing.")
        boolean preview;
        @Option(names = "--backup-to", paramLabel = "DIR", description = "Folder of the daily backups (default: backups in the data folder).")
        Path backupFolder;
        @Option(names = "--backup-hour", defaultValue = "3", description = "The hour of the daily backup, 0 to 23, in Almaty (default ${DEFAULT-VALUE}).")
        int backupHour;
        @Option(names = "--backup-keep", defaultValue = "14", description = "How many daily backups are kept; 0 makes none (default ${DEFAULT-VALUE}).")
        int backupKeep;
        @Option(names = "--keep", paramLabel = "WHAT=NUMBER", description = "How long something is kept, 0 for ever; may be given several times: sessions, logs and words in days, notices, reports, accounts and exchanges in months, answers in years.")
        Map<String, Integer> keep = Map.of();
        @Option(names = "--sso", paramLabel = "FILE", description = "Describes other organisations' sign-ons (docs/run/sso.md; default: sso.json in the data folder, if there is one).")
        Path sso;
        @Option(names = "--staff-by-password", description = "For a trial: pages with other people's data open with a password alone, without a passkey.")
        boolean staffByPassword;
        @Mixin
        SmtpOptions smtp = new SmtpOptions();
        @Mixin
        ModelOptions models = new ModelOptions();
        @Option(names = "--vision-network", paramLabel = "DIR", description = "Folder of a network for pictures (graph model of TensorFlow.js) that learners may borrow in the vision lab (docs/run/lab-vision.md).")
        Path visionNetwork;
        @Option(names = "--lrs-client", paramLabel = "NAME:SECRET", description = "For a trial: a client of the learning record store, for as long as the server runs (docs/run/lrs.md).")
        List<String> lrsClients = List.of();
        @Option(names = "--clock-is-right", description = "Starts although the newest stored step is later than the clock.")
        boolean clockIsRight;
        @Option(names = "--limit", paramLabel = "NAME=VALUE", description = "Sets a limit (docs/run/limits.md); may be given several times.")
        Map<String, String> limits = Map.of();
        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            KeepPlan kept = checked(() -> KeepPlan.of(keep));
            Optional<SmtpPlan> mailServer = checked(smtp::plan);
            List<TrialClient> trial = checked(() -> lrsClients.stream().map(TrialClient::of).toList());
            ModelSettings asked = checked(() -> models.settings(data));
            Limits set;
            try {
                set = Limits.of(limits);
            } catch (Refusal refused) {
                inEachLanguage(refused);
                return 1;
            }
            Logging.keepIn(data, kept.number(Keep.LOGS));
            House house;
            try {
                house = House.start(new Settings(port, new TransportOptions(origin, moves, tls, proxies, insecureLan, listen, redirectPort), data, database, courses, demo, preview,
                    reserve(), backups(), kept, mailServer, clockIsRight, set, SteadyClock.over(InstantSource.system()), Optional.ofNullable(sso), staffByPassword, asked.within(set), Optional.ofNullable(visionNetwork), trial));
            } catch (Refusal refused) {
                inEachLanguage(refused);
                return 1;
            } catch (Demonstration.Refused refused) {
                System.err.println(refused.getMessage());
                return 1;
            } catch (RuntimeException failed) {
                LoggerFactory.getLogger(Main.class).error("the start failed", failed);
                System.err.println("Qadam could not start: " + reason(failed));
                System.err.println("What is wrong and what to do, in words: ./qadam doctor --data " + data);
                return 1;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(house::close));
            house.doors().forEach(address -> System.out.println("Qadam: " + address));
            house.administratorLink().ifPresent(link ->
                System.out.println("First administrator (once, within 24 hours): " + link));
            house.demo().ifPresent(Run::tell);
            Concern.of(asked).forEach(concern -> inEachLanguage("! ", concern.key(), concern.values()));
            new CountDownLatch(1).await();
            return 0;
        }

        private <T> T checked(Supplier<T> read) {
            try {
                return read.get();
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), wrong.getMessage());
            }
        }

        private BackupPlan backups() {
            if (backupHour < 0 || backupHour > 23 || backupKeep < 0) {
                throw new ParameterException(spec.commandLine(), "--backup-hour is 0 to 23, --backup-keep 0 or more");
            }
            return new BackupPlan(backupFolder, backupHour, backupKeep);
        }

        /** Whoever starts a server that does not start is in trouble enough: each finds their own. */
        private static void inEachLanguage(Refusal refused) {
            inEachLanguage("", refused.problem().key(), refused.values());
        }

        private static void inEachLanguage(String mark, String key, Map<String, Object> values) {
            Texts texts = new Texts();
            PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);
            for (Language language : Language.values()) {
                out.println(mark + texts.text(language, key, values));
            }
        }

        /** The bottom of what was thrown says it best. */
        private static String reason(Throwable failed) {
            return failed.getCause() == null ? failed.toString() : reason(failed.getCause());
        }

        private OptionalLong reserve() {
            return reserve == null ? OptionalLong.empty() : OptionalLong.of(reserve * 1_000_000);
        }

        private static void tell(DemoNotice demo) {
            Texts texts = new Texts();
            System.out.println(texts.text(Language.EN, "web.demo.banner"));
            System.out.println("Sign in as one of these, password " + demo.password() + ":");
            demo.accounts().forEach(account -> System.out.printf("  %-16s %s%n", account.userName(), texts.text(Language.EN, account.words())));
        }
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Brings in data from a file.")
    static final class Import {
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes data out as files.")
    static final class Export {
    }

    /** Starts on an empty folder, opens a few pages and ends, so that the JVM can remember what a start needs (JEP 514). */
    @Command(name = "rehearse-start", hidden = true, description = "Starts and ends at once, for the ahead-of-time cache.")
    static final class RehearseStart implements Callable<Integer> {
        @Option(names = "--courses", defaultValue = "${env:QADAM_COURSES:-courses}")
        Path courses;

        @Override
        public Integer call() throws Exception {
            Path data = Files.createTempDirectory("qadam-rehearsal");
            Logging.keepIn(data, KeepPlan.USUAL.number(Keep.LOGS));
            rehearse(data);
            rehearse(data);   // a second start reads what the first has kept
            return 0;
        }

        private void rehearse(Path data) throws Exception {
            try (House house = House.start(new Settings(0, "http://localhost", data, null, courses, false, InstantSource.system()))) {
                house.administratorLink();
                for (String path : List.of("/health/ready", "/kk", "/ru/courses", "/en/courses/ai-for-everyone/ai-around-you", "/kk/count", "/kk/sign-up")) {
                    open("http://localhost:" + house.port() + path);
                }
            }
        }

        /** By the JDK's old client: the new one would bring three hundred classes into the cache that no start needs. */
        private static void open(String address) throws IOException {
            try (var page = URI.create(address).toURL().openStream()) {
                page.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
