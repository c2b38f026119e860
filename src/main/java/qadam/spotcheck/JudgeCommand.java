package qadam.spotcheck;

import com.ibm.icu.math.BigDecimal;
import com.ibm.icu.text.NumberFormat;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import qadam.log.LogSource;

/** What a sheet that has been filled in says of the published number. */
@Command(name = "judge", mixinStandardHelpOptions = true, description = "Reads a filled-in sheet and says how many of the published number can be false at most.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:judged", "1:not judged: rows without a result, or another draw; the message says which", "2:a wrong command line"})
final class JudgeCommand extends SpotCheck.Spoken {
    @Parameters(paramLabel = "SHEET", description = "The sheet, with 1 (a real person, found) or 0 (not) in the column result of every row.")
    private Path file;
    @Option(names = "--log", paramLabel = "URL|DIR", description = "Draws once more from this log, and refuses a sheet that is another.")
    private String place;
    @Option(names = "--trust", paramLabel = "FILE", description = "As for draw; needed with --log.")
    private Path trust;

    @Override
    int run() {
        Sheet sheet = sheet(file);
        if (place != null) {
            if (trust == null) {
                throw wrong("--log needs --trust");
            }
            sheet.requireDrawn(again(sheet, LogSource.at(place), trust(trust)));
            say("spotcheck.judge.same_draw", Map.of());
        }
        tell(sheet, sheet.falseOnes());
        return 0;
    }

    private void tell(Sheet sheet, int bad) {
        int sample = sheet.rows().size();
        boolean all = sample == sheet.people();
        double share = all ? (double) bad / sample : Bound.upper(bad, sample);
        say("spotcheck.judge.found", Map.of("number", sample, "bad", bad));
        say(all ? "spotcheck.judge.all" : "spotcheck.judge.bound", Map.of("share", percent(share),
            "most", all ? bad : Math.max(bad, (long) Math.floor(share * sheet.people())), "people", sheet.people(), "programme", sheet.programme()));
    }

    /** Rounded up: a bound must not become smaller by being written down. */
    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(spoken().locale());
        format.setMaximumFractionDigits(3);
        format.setRoundingMode(BigDecimal.ROUND_CEILING);
        return format.format(share);
    }
}
