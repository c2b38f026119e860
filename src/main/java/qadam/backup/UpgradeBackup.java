package qadam.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.BeforeUpgrade;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.shared.SqliteFile;

/** A backup before a database that holds data is brought to a newer schema; when it cannot be made there is no upgrade. */
public final class UpgradeBackup implements BeforeUpgrade {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeBackup.class);
    private static final int KEEP = 3;

    private final Path data;
    private final boolean postgresql;
    private final Path folder;
    private final InstantSource clock;

    public UpgradeBackup(Path data, boolean postgresql, BackupPlan plan, InstantSource clock) {
        this.data = data;
        this.postgresql = postgresql;
        this.folder = plan.folder(data);
        this.clock = clock;
    }

    @Override
    public void upgrading(int from, int to) {
        if (postgresql) {
            LOG.warn("bringing the PostgreSQL database from schema {} to {}; only pg_dump can save it beforehand", from, to);
            return;
        }
        try {
            save(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void save(int from, int to) throws IOException {
        Instant now = clock.instant();
        BackupNames.sweep(folder, BackupNames.BEFORE_UPGRADE, now);
        if (isHalfWay(to)) {
            LOG.info("an upgrade to schema {} was cut off and goes on; its backup is there", to);
            return;
        }
        Made made = new MakeBackup(data, false, clock).at(folder.resolve(BackupNames.of(prefix(from, to), now)));
        LOG.info("before the upgrade from schema {} to {}: backup {} ({} bytes) made and checked", from, to, made.path(), made.bytes());
        BackupNames.keepNewest(folder, BackupNames.BEFORE_UPGRADE, KEEP);
    }

    /**
     * Some of the migrations have been made and not a step stored since: no program takes such a database before it is brought to
     * the end, and what was saved before them is the state to go back to.
     */
    private boolean isHalfWay(int to) throws IOException {
        Contents now = new SqliteFile(data.resolve(Database.FILE)).read(new CopyStore()::upgradeState);
        for (Path saved : BackupNames.in(folder, BackupNames.BEFORE_UPGRADE)) {
            if (saved.getFileName().toString().contains("-to-" + to + "-") && isBefore(saved, now)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(Path saved, Contents now) throws IOException {
        try (BackupFile backup = BackupFile.open(saved)) {
            Contents then = backup.shown().contents();
            return then.highestStep() == now.highestStep() && then.rows().get(CopyStore.HISTORY) < now.rows().get(CopyStore.HISTORY);
        } catch (Refusal unreadable) {
            return false;
        }
    }

    private static String prefix(int from, int to) {
        return BackupNames.BEFORE_UPGRADE + from + "-to-" + to + "-";
    }
}
