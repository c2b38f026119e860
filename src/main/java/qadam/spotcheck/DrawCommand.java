package qadam.spotcheck;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import qadam.count.TrainedPeople;
import qadam.log.LogSource;
import qadam.proof.LogTrust;
import qadam.proof.Policy;
import qadam.shared.Refusal;

/** The auditor draws a sample: anybody with the same log and the same randomness draws the same. */
@Command(name = "draw", mixinStandardHelpOptions = true, description = "Draws a sample of those whom a published log makes trained, by public randomness.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:drawn, and the sheet is written", "1:not drawn; the message says why", "2:a wrong command line"})
final class DrawCommand extends SpotCheck.Spoken {
    private static final String HEX = "(?:[0-9a-fA-F]{2}){4,64}";

    @Parameters(paramLabel = "URL|DIR", description = "The address or the folder that holds the file named checkpoint.")
    private String place;
    @Option(names = "--trust", required = true, paramLabel = "FILE", description = "Whose log, and which witnesses to believe: an installation's /trust.json, got by a road you trust.")
    private Path trust;
    @Option(names = "--randomness", required = true, paramLabel = "HEX", description = "4 to 64 bytes that nobody could know when the checkpoint was witnessed: a lottery draw, for example.")
    private String randomness;
    @Option(names = "--sample", defaultValue = "300", paramLabel = "NUMBER", description = "How many people (default ${DEFAULT-VALUE}).")
    private int sample;
    @Option(names = "--programme", paramLabel = "NAME", description = "As kz-2026; needed when the log has several.")
    private String programme;
    @Option(names = "--to", paramLabel = "FILE", description = "The sheet (default: spot-check-PROGRAMME-TREE_SIZE.csv here); never written over.")
    private Path to;
    private Policy witnesses;

    @Override
    int run() {
        if (!randomness.matches(HEX)) {
            throw wrong("--randomness is an even number of hex digits, 8 to 128");
        }
        if (sample < 1) {
            throw wrong("--sample is at least 1");
        }
        LogTrust believed = trust(trust);
        witnesses = believed.policy();
        Draw draw = drawn(LogSource.at(place), Optional.of(believed), Optional.empty(), programme, HexFormat.of().parseHex(randomness), sample);
        if (draw.people() == 0) {
            throw new Refusal(SpotCheckProblem.NOBODY_TRAINED, Map.of("programme", draw.programme()));
        }
        tell(draw, write(draw));
        return 0;
    }

    /** When the checkpoint was witnessed: what is called random must have become known later. */
    @Override
    void heard(TrainedPeople people) {
        List<Policy.Witness> under = witnesses.under(people.note());
        under.forEach(witness -> say("spotcheck.draw.witness", Map.of("witness", witness.key().name(), "time", people.note().cosignedAt(witness.key()).orElseThrow().toString())));
        say(under.isEmpty() ? "spotcheck.draw.no_witness" : "spotcheck.draw.later", Map.of());
    }

    private Path write(Draw draw) {
        Path file = to != null ? to : Path.of("spot-check-" + draw.programme() + "-" + draw.tree().size() + ".csv");
        try {
            return Files.writeString(file, Sheet.of(draw).csv(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Refusal(SpotCheckProblem.SHEET_EXISTS, Map.of("file", file.toString()));
        } catch (IOException unwritable) {
            throw new Refusal(SpotCheckProblem.UNWRITABLE, Map.of("file", file.toString(), "reason", unwritable.toString()));
        }
    }

    private void tell(Draw draw, Path file) {
        say("spotcheck.draw.log", Map.of("origin", draw.tree().origin(), "size", draw.tree().size(), "root", hex(draw.tree().root())));
        say("spotcheck.draw.seed", Map.of("seed", hex(Draw.seed(draw.tree(), draw.programme(), draw.randomness()))));
        say("spotcheck.draw.drawn", Map.of("number", draw.drawn().size(), "people", draw.people(), "programme", draw.programme(), "file", file.toString()));
    }
}
