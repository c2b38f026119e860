package qadam.backup;

import java.util.Locale;
import qadam.shared.Problem;

/** Why a backup could not be made, or one cannot be restored. */
enum BackupProblem implements Problem {
    NO_DATA, TARGET_EXISTS, NO_ROOM, DAMAGED, KEY_MISSING, UNWRITABLE, WRITTEN_WRONG,
    UNREADABLE, NOT_A_BACKUP, CUT, ALTERED, NEWER, FOLDER_HOLDS_DATA;

    @Override
    public int status() {
        return 500;
    }

    @Override
    public String key() {
        return "backup.problem." + name().toLowerCase(Locale.ROOT);
    }
}
