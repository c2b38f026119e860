package qadam.shared;

/** Which program this is. */
public final class Program {
    public static final String VERSION = "0.1.0";

    private Program() {
    }

    /** The number of its newest migration: a database or a backup with a higher one is a newer program's. */
    public static int schema() {
        return AppliedMigrations.newest();
    }
}
