package qadam.backup;

import java.nio.file.Path;

/**
 * How backups are made by a running server.
 *
 * @param folder null for {@code backups} in the data folder
 * @param hour of the day in Almaty, 0 to 23
 * @param keep how many daily ones; 0 makes none
 */
public record BackupPlan(Path folder, int hour, int keep) {
    public static final BackupPlan NONE = new BackupPlan(null, 3, 0);

    Path folder(Path data) {
        return folder == null ? data.resolve(DataFiles.BACKUPS) : folder;
    }
}
