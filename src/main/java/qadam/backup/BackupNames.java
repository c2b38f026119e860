package qadam.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of backups: why and when, in Almaty's time, so that a list sorts itself: {@code daily-2026-11-24-030012.zip}. */
final class BackupNames {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    static final String DAILY = "daily-";
    static final String BEFORE_UPGRADE = "before-upgrade-";
    static final String MANUAL = "qadam-";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d-\\d{6})\\.zip");
    static final Duration WORRY = Duration.ofHours(49);
    private static final Duration DEAD = Duration.ofDays(1);

    private BackupNames() {
    }

    static String of(String why, Instant at) {
        return why + TIME.format(at.atZone(ALMATY)) + ".zip";
    }

    /** When the file was made, by its name. */
    static Optional<Instant> timeOf(Path file) {
        Matcher dated = DATED.matcher(file.getFileName().toString());
        try {
            return dated.find() ? Optional.of(LocalDateTime.parse(dated.group(1), TIME).atZone(ALMATY).toInstant()) : Optional.empty();
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** The time of the newest of any kind. */
    static Optional<Instant> newest(Path folder) {
        try {
            return in(folder, "").stream().findFirst().flatMap(BackupNames::timeOf);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Newest first. */
    static List<Path> in(Path folder, String why) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(why)).filter(file -> !isUnderWay(file) && timeOf(file).isPresent())
                .sorted(Comparator.comparing((Path file) -> timeOf(file).orElseThrow()).reversed()).toList();
        }
    }

    private static boolean isUnderWay(Path file) {
        return file.getFileName().toString().startsWith(MakeBackup.MAKING);
    }

    static void keepNewest(Path folder, String why, int keep) throws IOException {
        for (Path old : in(folder, why).stream().skip(keep).toList()) {
            Files.delete(old);
        }
    }

    /** What a killed backup left: the server's own at once, for there is only one; an operator's after a day. */
    static void sweep(Path folder, String ownKind, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path left : files.filter(file -> file.getFileName().toString().startsWith(MakeBackup.MAKING)).toList()) {
                if (left.getFileName().toString().startsWith(MakeBackup.MAKING + ownKind)
                    || Files.getLastModifiedTime(left).toInstant().isBefore(now.minus(DEAD))) {
                    Disk.remove(left);
                }
            }
        }
    }
}
