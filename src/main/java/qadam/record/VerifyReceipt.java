package qadam.record;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import qadam.proof.LogProof;
import qadam.proof.NoteKey;
import qadam.shared.Language;
import qadam.shared.Texts;
import tools.jackson.databind.json.JsonMapper;

/** Verifies a receipt without a network and without a server. */
@Command(name = "verify-receipt", mixinStandardHelpOptions = true,
    description = "Verifies the receipt of a stored step, or what was handed in at an exam, offline.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:genuine", "2:the command was not understood, or a file cannot be read", "4:signed with a key that was not given",
        "5:altered", "7:not a receipt"})
public final class VerifyReceipt implements Callable<Integer> {
    private static final int LARGEST_BYTES = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "The receipt, or the file of a hand-in.")
    private Path file;
    @Option(names = "--key", paramLabel = "FILE",
        description = "Whom to believe: an installation's /.well-known/qadam/receipt-keys.txt, got by a road you trust.")
    private Path key;
    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Language reader = Language.of(language).orElseThrow(() -> wrong("--language is kk, ru or en"));
        String text = read(file);
        Optional<HandInFile> handIn = HandInFile.read(text);
        List<NoteKey> keys = key == null ? List.of() : keys(read(key));
        ReceiptVerdict verdict = handIn.map(one -> one.verdict(keys)).orElseGet(() -> ReceiptVerdict.of(text, keys));
        Map<String, String> facts = facts(handIn.map(HandInFile::receipt).orElse(text));
        handIn.ifPresent(one -> facts.put("answers", Long.toString(one.answers())));
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? asJson(verdict, facts) : inWords(reader, verdict, facts));
        out.flush();
        return verdict.exitCode();
    }

    private List<NoteKey> keys(String text) {
        return text.lines().filter(line -> !line.isBlank())
            .map(line -> NoteKey.read(line).orElseThrow(() -> wrong(key + " holds something that is not a key"))).toList();
    }

    /** What the receipt says, whether it is to be believed or not. */
    private static Map<String, String> facts(String receipt) {
        Map<String, String> facts = new LinkedHashMap<>();
        Optional<LogProof> proof = LogProof.read(receipt);
        proof.flatMap(LogProof::extra).flatMap(ReceiptLeaf::read)
            .ifPresent(leaf -> leaf.properties().forEach(member -> facts.put(member.getKey(), member.getValue().asString(""))));
        proof.flatMap(LogProof::checkpoint).ifPresent(tree -> facts.put("commit", tree.origin()));
        return facts;
    }

    private static String inWords(Language reader, ReceiptVerdict verdict, Map<String, String> facts) {
        StringBuilder words = new StringBuilder(new Texts().text(reader, sentence(verdict)));
        facts.forEach((name, value) -> words.append("\n  ").append(name).append(": ").append(value));
        return words.toString();
    }

    private static String sentence(ReceiptVerdict verdict) {
        return switch (verdict) {
            case GENUINE -> "record.receipt.genuine";
            case KEY_UNKNOWN -> "record.receipt.key_unknown";
            case ALTERED -> "record.receipt.altered";
            case NOT_A_RECEIPT -> "record.receipt.not_a_receipt";
        };
    }

    private static String asJson(ReceiptVerdict verdict, Map<String, String> facts) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        answer.put("facts", facts);
        return JsonMapper.shared().writeValueAsString(answer);
    }

    private String read(Path path) {
        try (var stream = Files.newInputStream(path)) {
            return new String(stream.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw wrong(path + " cannot be read");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
