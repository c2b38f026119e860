package qadam.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import qadam.shared.Refusal;
import qadam.transport.KeyPair;
import qadam.transport.Transport;

/** The certificate and key of {@code --tls}, when they are named, judged as a start judges them; and earlier than that. */
final class CertificateCheck implements Check {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public void look(Patient patient, Findings findings) {
        if (patient.tls().size() == 2) {
            try {
                look(KeyPair.read(patient.tls().getFirst(), patient.tls().getLast()), patient, findings);
            } catch (Refusal unreadable) {
                add(unreadable, findings);
            }
        }
    }

    private static void look(KeyPair pair, Patient patient, Findings findings) {
        Instant now = patient.clock().instant();
        pair.faults(now, patient.origin() == null ? null : Transport.hostOf(patient.origin())).forEach(fault -> add(fault, findings));
        boolean near = !now.isAfter(pair.until()) && now.plus(SOON).isAfter(pair.until());
        findings.addIf(near, Complaint.CERTIFICATE_EXPIRING, Map.of("file", pair.file().toString(), "until", pair.until().toString()));
    }

    private static void add(Refusal fault, Findings findings) {
        findings.add(Complaint.valueOf("CERTIFICATE_" + fault.problem()), fault.values());
    }
}
