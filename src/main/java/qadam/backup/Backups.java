package qadam.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/**
 * The daily backup of a running server, on a thread of its own. A machine that is off at the hour makes it soon after it is on
 * again; one that failed is tried again every hour.
 */
public final class Backups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int FIRST_LOOK_SECONDS = 120;
    private static final int LOOK_SECONDS = 60;

    private final Path data;
    private final boolean postgresql;
    private final BackupPlan plan;
    private final Path folder;
    private final InstantSource clock;
    private final ScheduledExecutorService night = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("backups").daemon().priority(Thread.MIN_PRIORITY).factory());
    /** The last attempt's end; written by the thread of the backups only. */
    private volatile Failed failed;

    private record Failed(Instant at, Refusal why) {
    }

    public Backups(Path data, boolean postgresql, BackupPlan plan, InstantSource clock) {
        this.data = data;
        this.postgresql = postgresql;
        this.plan = plan;
        this.folder = plan.folder(data);
        this.clock = clock;
    }

    public Backups start() {
        if (isOn()) {
            requireFolder();
            night.scheduleWithFixedDelay(this::look, FIRST_LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
        return this;
    }

    /** A folder that is not there or not ours is told at once, and not in the first night. The server starts all the same. */
    private void requireFolder() {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException unwritable) {
            fail(unwritable(unwritable));
        }
    }

    private Refusal unwritable(Exception why) {
        return new Refusal(BackupProblem.UNWRITABLE, Map.of("folder", folder.toString(), "reason", why.toString()));
    }

    /** Whether whoever watches the server should be told. */
    public boolean areWorrying() {
        return state().isWorrying(clock.instant());
    }

    public BackupState state() {
        return new BackupState(isOn(), BackupNames.newest(folder), Optional.ofNullable(failed).map(Failed::why), isOn() && isDue(newestDaily()));
    }

    private boolean isOn() {
        return plan.keep() > 0;
    }

    /** Makes one when it is due. */
    void look() {
        try {
            Failed last = failed;
            if (isDue(newestDaily()) && (last == null || last.at().plus(AGAIN).isBefore(clock.instant()))) {
                make();
            }
        } catch (Refusal refused) {
            fail(refused);
        } catch (IOException | RuntimeException unforeseen) {
            LOG.error("the daily backup failed", unforeseen);
            fail(unwritable(unforeseen));
        }
    }

    private void make() throws IOException {
        Instant now = clock.instant();
        BackupNames.sweep(folder, BackupNames.DAILY, now);
        Made made = new MakeBackup(data, postgresql, clock).at(folder.resolve(BackupNames.of(BackupNames.DAILY, now)));
        failed = null;
        LOG.info("backup {} ({} bytes) made and checked in {} ms", made.path(), made.bytes(), made.took().toMillis());
        BackupNames.keepNewest(folder, BackupNames.DAILY, plan.keep());
    }

    private void fail(Refusal why) {
        failed = new Failed(clock.instant(), why);
        LOG.error("no daily backup: {}", new Texts().text(Language.EN, why.problem().key(), why.values()));
    }

    private boolean isDue(Optional<Instant> newest) {
        ZonedDateTime now = clock.instant().atZone(BackupNames.ALMATY);
        ZonedDateTime today = now.toLocalDate().atTime(plan.hour(), 0).atZone(BackupNames.ALMATY);
        Instant last = (now.isBefore(today) ? today.minusDays(1) : today).toInstant();
        return newest.isEmpty() || newest.get().isBefore(last);
    }

    private Optional<Instant> newestDaily() {
        try {
            return BackupNames.in(folder, BackupNames.DAILY).stream().findFirst().flatMap(BackupNames::timeOf);
        } catch (IOException unreadable) {
            return Optional.empty();   // making one says why
        }
    }

    /** When the newest backup in a folder was made, by hand, by the day or before an upgrade. */
    public static Optional<Instant> newest(Path folder) {
        return BackupNames.newest(folder);
    }

    /** Where the backups of a data folder lie unless somebody chose another place. */
    public static Path usualFolder(Path data) {
        return BackupPlan.NONE.folder(data);
    }

    /** One under way is left: what it has written is swept at the next start. */
    @Override
    public void close() {
        night.shutdownNow();
    }
}
