package qadam.operate;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import qadam.backup.Backups;

/** Whether a backup was made lately. A folder in which nothing was begun needs none. */
final class BackupCheck implements Check {
    private static final Duration TOO_OLD = Duration.ofHours(48);

    @Override
    public void look(Patient patient, Findings findings) {
        if (patient.database() == null && Files.notExists(patient.data().resolve("qadam.db"))) {
            return;
        }
        Optional<Instant> newest = Backups.newest(patient.backups());
        findings.addIf(newest.isEmpty(), Complaint.NO_BACKUP, Map.of("folder", patient.backups().toString()));
        newest.map(made -> Duration.between(made, patient.clock().instant())).filter(age -> age.compareTo(TOO_OLD) > 0)
            .ifPresent(age -> findings.add(Complaint.BACKUP_OLD, Map.of("hours", age.toHours())));
    }
}
