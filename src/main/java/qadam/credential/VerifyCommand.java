package qadam.credential;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.proof.StatusSource;
import qadam.proof.Trust;
import qadam.proof.Verdict;
import qadam.proof.Verification;
import qadam.proof.Verifier;
import qadam.shared.Language;
import qadam.shared.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Verifies a credential without a network and without a server. */
@Command(name = "verify-credential", mixinStandardHelpOptions = true,
    description = "Verifies a credential (JSON, JWT or PDF) offline.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:genuine and in the public log, or the trust file knows no log (whether it was revoked is told beside it)", "2:the command was not understood, or a file cannot be read",
        "3:revoked", "4:issuer unknown", "5:altered", "6:refused: out of its time, or signed with a foreign key", "7:not a credential",
        "8:made in a demonstration, with invented people", "9:genuine, and waits for the public log until the date told",
        "10:genuine, but not shown to be in the public log, where it should be"})
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The credential.")
    private Path file;
    @Option(names = "--trust", paramLabel = "FILE", description = "Whom to believe: an installation's /trust.json, got by a road you trust.")
    private Path trust;
    @Option(names = "--status", paramLabel = "FILE", description = "Signed status lists, as saved from the credential's status address.")
    private List<Path> status = List.of();
    @Option(names = "--proof", paramLabel = "FILE", description = "What shows it in the public log, as saved from the credential's address with /proof; a PDF and a bundle bring their own.")
    private Path proof;
    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    private final InstantSource clock;

    public VerifyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Language reader = Language.of(language).orElseThrow(() -> wrong("--language is kk, ru or en"));
        Verification verification = new Verifier(trust(), lists()).verify(read(file), Optional.ofNullable(proof).map(this::read), clock.instant());
        Finding finding = Finding.of(verification);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new JsonMapper().writeValueAsString(answer(verification)) : words(new Texts(), reader, verification, finding));
        out.flush();
        return exitCode(verification);
    }

    private Trust trust() throws IOException {
        try {
            return Trust.read(trust == null ? shipped() : read(trust));
        } catch (IllegalArgumentException unreadable) {
            throw wrong(unreadable.getMessage());
        }
    }

    /** The trust file that ships with the program. */
    private static byte[] shipped() throws IOException {
        try (var stream = VerifyCommand.class.getResourceAsStream("/trust.json")) {
            return stream.readAllBytes();
        }
    }

    private StatusSource lists() {
        Map<String, byte[]> byAddress = new HashMap<>();
        for (Path path : status) {
            byte[] list = read(path);
            try {
                byAddress.put(new JsonMapper().readTree(list).path("id").asString(""), list);
            } catch (JacksonException notJson) {
                throw wrong(path + " is not a status list");
            }
        }
        return address -> Optional.ofNullable(byAddress.get(address));
    }

    private byte[] read(Path path) {
        try (var stream = Files.newInputStream(path)) {
            return stream.readNBytes(VerifyPages.LARGEST_BYTES + 1);
        } catch (IOException unreadable) {
            throw wrong(path + " cannot be read");
        }
    }

    private String words(Texts texts, Language reader, Verification verification, Finding finding) {
        StringBuilder words = new StringBuilder();
        String until = finding.until().map(moment -> moment.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10)).orElse("");
        words.append(texts.text(reader, finding.headline())).append('\n')
            .append(texts.text(reader, finding.meaning(), Map.of("until", until, "index", finding.index().map(String::valueOf).orElse("")))).append('\n');
        statusAge(verification).ifPresent(age -> words.append(texts.text(reader, "credential.command.status_age", age)).append('\n'));
        verification.members().forEach(member -> words.append("  ").append(member.path()).append(": ").append(member.text()).append('\n'));
        return words.append(texts.text(reader, "credential.report.compare.title")).toString();
    }

    private Optional<Map<String, Object>> statusAge(Verification verification) {
        return verification.status().asOf().map(asOf -> Map.of("moment", asOf.toString(), "days", days(asOf)));
    }

    private long days(Instant asOf) {
        return Math.max(0, Duration.between(asOf, clock.instant()).toDays());
    }

    private Map<String, Object> answer(Verification verification) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", verdict(verification));
        place(verification, answer);
        answer.put("form", verification.form().name().toLowerCase(Locale.ROOT));
        answer.put("hash", verification.hash().orElse(null));
        answer.put("status", verification.status().state().name().toLowerCase(Locale.ROOT));
        answer.put("status_as_of", verification.status().asOf().map(Instant::toString).orElse(null));
        answer.put("status_age_days", verification.status().asOf().map(this::days).orElse(null));
        Map<String, String> claims = new LinkedHashMap<>();
        verification.members().forEach(member -> claims.put(member.path(), member.text()));
        answer.put("claims", claims);
        return answer;
    }

    private static void place(Verification verification, Map<String, Object> answer) {
        if (verification.verdict() instanceof Verdict.InLog place) {
            answer.put("log_index", place.index());
            answer.put("log_size", place.size());
            answer.put("witnesses", place.witnesses());
            answer.put("independently_witnessed", place.independent());
        }
    }

    private static String verdict(Verification verification) {
        if (verification.isDemonstration()) {
            return "made in a demonstration";
        }
        return switch (verification.verdict()) {
            case Verdict.InLog inLog -> "in the public log";
            case Verdict.WaitingForLog waiting -> "genuine, waiting for the log";
            case Verdict.NotInLog missing -> "genuine, but not in the log";
            case Verdict.Revoked revoked -> "revoked";
            case Verdict.IssuerUnknown unknown -> unknown.sealIntact() ? "seal intact, issuer unknown" : "issuer unknown";
            case Verdict.Altered altered -> "altered";
            case Verdict.Refused refused -> "refused: " + refused.problem().name().toLowerCase(Locale.ROOT);
            case Verdict.Unreadable unreadable -> "unreadable: " + unreadable.problem().name().toLowerCase(Locale.ROOT);
        };
    }

    private static int exitCode(Verification verification) {
        if (verification.isDemonstration()) {
            return 8;
        }
        return switch (verification.verdict()) {
            case Verdict.InLog inLog -> 0;
            case Verdict.WaitingForLog waiting -> waiting.until().isPresent() ? 9 : 0;
            case Verdict.NotInLog missing -> 10;
            case Verdict.Revoked revoked -> 3;
            case Verdict.IssuerUnknown unknown -> 4;
            case Verdict.Altered altered -> 5;
            case Verdict.Refused refused -> 6;
            case Verdict.Unreadable unreadable -> 7;
        };
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
