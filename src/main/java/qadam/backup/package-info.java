/**
 * Backup and restore: one file that holds everything a restore needs, made beside a running server and read again before it counts.
 *
 * <p>Face: {@link qadam.backup.Backups} (daily, and what became of the last one), {@link qadam.backup.UpgradeBackup}, and the
 * commands {@link qadam.backup.BackupCommand}, {@link qadam.backup.RestoreCommand} and {@link qadam.backup.MigrateCommand}. Tables: none of its own; it counts the
 * rows of every table and reads of them only what a manifest names.
 *
 * <p>Invariants: a file that bears a backup's name has been synced, read again and found whole; a restore puts nothing in place
 * before all of it is checked, and never into a folder that holds data; a restored folder has a number of its own. Nothing of the
 * database is ever held in memory. Does not do: PostgreSQL's rows, which {@code pg_dump} saves; then only keys and files.
 */
package qadam.backup;
