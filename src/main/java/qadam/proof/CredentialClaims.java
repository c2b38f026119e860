package qadam.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Everything a credential says, before it is signed and after it was verified. Texts are in the exam's language. */
public record CredentialClaims(
        String id, Issuer issuer, Holder holder, Achievement achievement, Exam exam, Programme programme,
        String registryNumber, Instant validFrom, StatusEntry status) {

    public CredentialClaims {
        requirePlain(id, issuer.did, issuer.name, holder.subject, holder.printedName, achievement.id, achievement.name,
                exam.language, programme.id, programme.version, registryNumber, status.list);
    }

    public record Issuer(String did, String name) {}

    /** The subject is a random {@code urn:uuid:}, never a national id; the name is printed as the holder wrote it. */
    public record Holder(String subject, String printedName, Established established) {}

    public record Achievement(String id, String name, String description, String criteria, int level, int academicHours) {}

    public record Exam(LocalDate date, String language, Mode mode, Bank bank) {}

    public record Programme(String id, String version) {}

    public record StatusEntry(String list, int index) {}

    /** How the person was established: by state sign-on, by an organisation that answers for its list, or only typed. */
    public enum Established { SSO, ROSTER, SELF }

    public enum Mode { ONLINE, SUPERVISED }

    /**
     * Where the exam's items came from. The open bank's keys are public: it serves rehearsal and never counts. A demonstration's
     * people and exams are invented, whatever they were asked.
     */
    public enum Bank { SEALED, OPEN, DEMONSTRATION }

    /** Whether a credential may be counted as trained; the log and the programme have their say after this. */
    public boolean mayCountAsTrained() {
        return exam.bank == Bank.SEALED && holder.established != Established.SELF;
    }

    private static void requirePlain(String... texts) {
        for (var text : List.of(texts)) {
            if (text.isBlank() || text.chars().anyMatch(Character::isISOControl))
                throw new IllegalArgumentException("a claim is empty or holds a control character");
        }
    }
}
