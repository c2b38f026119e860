package qadam.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import qadam.shared.Database;
import qadam.shared.Forgetting;

/** Closed log files, by the day in their name. The log keeps itself small as well; this is what keeps the promise of days. */
public final class LogFiles implements Forgetting {
    private static final Pattern CLOSED = Pattern.compile("qadam\\.(\\d{4}-\\d{2}-\\d{2})\\.\\d+\\.log(\\.gz)?");

    private final Path folder;

    public LogFiles(Path data) {
        this.folder = data.resolve("logs");
    }

    @Override
    public int forget(Database database, Instant before) {
        LocalDate first = before.atZone(KeepPlan.ALMATY).toLocalDate();   // the log names its files by these days
        int gone = 0;
        for (Path file : closed()) {
            if (isOlder(file, first)) {
                remove(file);
                gone++;
            }
        }
        return gone;
    }

    private List<Path> closed() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static boolean isOlder(Path file, LocalDate first) {
        Matcher named = CLOSED.matcher(file.getFileName().toString());
        return named.matches() && LocalDate.parse(named.group(1)).isBefore(first);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
