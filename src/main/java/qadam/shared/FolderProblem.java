package qadam.shared;

/** Why a data folder cannot be used as it is: for whoever runs the server. */
public enum FolderProblem implements Problem {
    IN_USE, UNWRITABLE, NO_ROOM, NEWER, OLDER, CHANGED, RESTORE_CUT, CLOCK_BEHIND, DATABASE_IN_USE, DATABASE_OLD, MOVED;

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String key() {
        return "shared.folder." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
