package qadam.operate;

import java.time.Duration;
import java.time.InstantSource;
import qadam.backup.Backups;
import qadam.shared.Database;
import qadam.shared.DiskSpace;
import qadam.shared.Lately;
import qadam.shared.WriterLoad;

/** The writer's queue, the database's size, the room that is left, and how old the newest backup is. */
final class StorageMeter implements Meter {
    private final SizeStore sizes = new SizeStore();
    private final Database database;
    private final Backups backups;
    private final InstantSource clock;
    private final Lately<Long> bytes;

    StorageMeter(Database database, Backups backups, InstantSource clock) {
        this.database = database;
        this.backups = backups;
        this.clock = clock;
        this.bytes = Lately.second(() -> database.read(handle -> sizes.bytes(handle, database.isPostgresql())));
    }

    @Override
    public void write(OpenMetrics metrics) {
        WriterLoad load = database.load();
        metrics.gauge("qadam_writer_waiting", "Writes that wait for the writers.", load.waiting());
        metrics.gauge("qadam_writer_last_group", "Writes that were made durable together the last time.", load.lastGroup());
        metrics.counter("qadam_writer_groups", "Group commits.", load.groups());
        metrics.counter("qadam_writer_works", "Writes in them; by the groups it is the usual size of a group.", load.works());
        metrics.counter("qadam_writer_refused", "Writes that were refused because the queue was full.", load.refused());
        metrics.gauge("qadam_database_size_bytes", "Size of the database.", bytes.get());
        write(metrics, database.space());
        metrics.gauge("qadam_backup_failing", "1 when the last daily backup failed or a day was missed.", backups.areWorrying() ? 1 : 0);
        backups.state().newest().ifPresent(newest -> metrics.gauge("qadam_backup_age_seconds", "Age of the newest backup.",
            Duration.between(newest, clock.instant()).toSeconds()));
    }

    private static void write(OpenMetrics metrics, DiskSpace space) {
        space.free().ifPresent(free -> {
            metrics.gauge("qadam_disk_free_bytes", "Free on the disk under the database.", free);
            metrics.gauge("qadam_disk_reserve_bytes", "Below so much free space new answers are refused.", space.reserve());
        });
    }
}
