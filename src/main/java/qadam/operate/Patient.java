package qadam.operate;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/**
 * The installation as its server is started.
 *
 * @param database a PostgreSQL address, or null for SQLite in the data folder
 * @param origin where people reach it: as it was given, else as it is stored; null when neither
 * @param tls certificate and key, or none
 * @param backups the folder of the backups
 */
record Patient(Path data, String database, Path courses, int port, String origin, List<Path> tls, Path backups, OptionalLong diskReserve, InstantSource clock) {
}
