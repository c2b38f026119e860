package qadam.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.ExamPlan;
import qadam.exam.ItemBanks;
import qadam.exam.SealedBanks;
import qadam.identity.MasterKey;
import qadam.record.RecordedSteps;
import qadam.shared.Inspection;
import qadam.shared.KeyFile;
import qadam.shared.SettingStore;
import qadam.transport.Transport;

/** The database, and what must fit it: the keys in their files, the sealed banks, the clock. */
final class DatabaseCheck implements Check {
    private static final Duration SMALL_SLIP = Duration.ofMinutes(5);
    private static final Duration LONG_SILENCE = Duration.ofDays(300);

    private final SettingStore settings = new SettingStore();

    @Override
    public void look(Patient patient, Findings findings) {
        Path file = patient.data().resolve("qadam.db");
        if (patient.database() == null && Files.notExists(file)) {
            findings.addIf(!findings.has(Complaint.NO_FOLDER), Complaint.NO_DATABASE, Map.of("folder", patient.data().toString()));
            return;
        }
        Inspection inspection = Inspection.of(patient.database(), patient.data());
        Optional<String> damage = inspection.damage();
        damage.ifPresent(words -> findings.add(Complaint.DATABASE_DAMAGED, Map.of("file", file.toString(), "words", words)));
        if (damage.isEmpty() && isKnown(inspection.schema(), findings)) {
            inspection.read(handle -> {
                lookInside(handle, patient, findings);
                return null;
            });
        }
    }

    /** Tables of another time are not looked into. */
    private static boolean isKnown(Inspection.Schema schema, Findings findings) {
        switch (schema) {
            case SAME -> { }
            case OLDER -> findings.add(Complaint.SCHEMA_OLDER, Map.of());
            case NEWER -> findings.add(Complaint.SCHEMA_NEWER, Map.of());
            case BROKEN -> findings.add(Complaint.SCHEMA_BROKEN, Map.of());
        }
        return schema == Inspection.Schema.SAME;
    }

    private void lookInside(Handle handle, Patient patient, Findings findings) {
        settings.beginning(handle, KeyFile.SETTING).forEach((setting, hash) -> {
            String name = setting.substring(KeyFile.SETTING.length());
            if (settings.find(handle, KeyFile.DESTROYED + name).isEmpty()) {
                lookAtKey(patient.data().resolve("keys").resolve(name), hash, false, findings);
            }
        });
        settings.find(handle, MasterKey.SETTING).ifPresent(fingerprint ->
            lookAtKey(patient.data().resolve("keys/master.key"), fingerprint, true, findings));
        lookAtOrigin(handle, patient, findings);
        lookAtClock(handle, patient, findings);
        for (Course course : CourseCheck.readable(patient.courses())) {
            course.exam().ifPresent(plan -> lookAtBank(handle, patient.data(), plan, findings));
        }
    }

    private void lookAtOrigin(Handle handle, Patient patient, Findings findings) {
        settings.find(handle, "origin").filter(stored -> patient.origin() != null && !Transport.isSame(stored, patient.origin()))
            .ifPresent(stored -> findings.add(Complaint.ORIGIN_OTHER, Map.of("stored", stored, "given", patient.origin())));
    }

    private static void lookAtKey(Path file, String expected, boolean master, Findings findings) {
        Map<String, Object> named = Map.of("file", file.toString());
        if (Files.notExists(file)) {
            findings.add(Complaint.KEY_MISSING, named);
            return;
        }
        try {
            byte[] secret = Files.readAllBytes(file);
            String found = secret.length == 0 ? "" : master ? MasterKey.fingerprint(secret) : KeyFile.hash(secret);
            findings.addIf(!found.equals(expected), Complaint.KEY_WRONG, named);
        } catch (IOException unreadable) {
            findings.add(Complaint.KEY_UNREADABLE, named);
        }
    }

    private static void lookAtClock(Handle handle, Patient patient, Findings findings) {
        Instant now = patient.clock().instant();
        RecordedSteps.newest(handle).ifPresent(newest -> {
            Map<String, Object> times = Map.of("now", now.toString(), "newest", newest.toString());
            findings.addIf(newest.isAfter(now.plus(SMALL_SLIP)), Complaint.CLOCK_BEHIND, times);
            findings.addIf(newest.isBefore(now.minus(LONG_SILENCE)), Complaint.CLOCK_AHEAD, times);
        });
    }

    private static void lookAtBank(Handle handle, Path data, ExamPlan plan, Findings findings) {
        int have = SealedBanks.items(handle, plan.exam());
        int need = ItemBanks.TIMES_THE_FORM * plan.size();
        Map<String, Object> named = Map.of("exam", plan.exam(), "have", have, "need", need, "file", data.resolve("exam-bank.key").toString());
        findings.addIf(have == 0, Complaint.BANK_MISSING, named);
        findings.addIf(have > 0 && have < need, Complaint.BANK_SMALL, named);
        switch (SealedBanks.lock(handle, data, plan.exam())) {
            case OPENS -> { }
            case KEY_MISSING -> findings.add(Complaint.BANK_KEY_MISSING, named);
            case KEY_WRONG -> findings.add(Complaint.BANK_KEY_WRONG, named);
        }
    }
}
