package qadam.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.catalog.Programme;
import qadam.proof.CredentialClaims;
import qadam.proof.CredentialClaims.Bank;
import qadam.proof.CredentialClaims.Established;
import qadam.proof.CredentialClaims.Mode;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Puts into words, in the exam's language, what a credential says. */
final class Wording {
    private final Courses courses;
    private final Programme programme;
    private final Texts texts;

    Wording(Courses courses, Programme programme, Texts texts) {
        this.courses = courses;
        this.programme = programme;
        this.texts = texts;
    }

    /** @param edition of the programme, under which the credential is issued */
    CredentialClaims claims(Issuer issuer, Programme edition, Prepared prepared, String name, Instant now) {
        Entitlement entitlement = prepared.entitlement();
        RegistryEntry entry = prepared.entry();
        Established established = prepared.confirmedBy().map(kind -> Established.valueOf(kind.toUpperCase(Locale.ROOT)))
            .orElse(Established.SELF);
        return new CredentialClaims(issuer.credential(entry.credential()),
            new CredentialClaims.Issuer(issuer.did(), issuer.name()),
            new CredentialClaims.Holder("urn:uuid:" + UUID.randomUUID(), name, established),
            achievement(issuer, entitlement),
            new CredentialClaims.Exam(day(entitlement.passedAt()), entitlement.language().tag(),
                Mode.valueOf(entitlement.mode().toUpperCase(Locale.ROOT)), bank(entitlement)),
            new CredentialClaims.Programme(edition.id(), Integer.toString(edition.version())),
            entry.registryNumber(), now,
            new CredentialClaims.StatusEntry(issuer.statusList(entry.statusList()), entry.statusIndex()));
    }

    private Bank bank(Entitlement entitlement) {
        if (programme.isDemonstration()) {
            return Bank.DEMONSTRATION;
        }
        return entitlement.sealed() ? Bank.SEALED : Bank.OPEN;
    }

    private CredentialClaims.Achievement achievement(Issuer issuer, Entitlement entitlement) {
        Language language = entitlement.language();
        Course course = courses.find(entitlement.course(), entitlement.courseVersion())
            .orElseThrow(() -> new IllegalStateException("a passed exam of a course that is not published"));
        String id = issuer.origin() + "/kk/courses/" + course.slug() + "#version-" + course.version();
        return new CredentialClaims.Achievement(id, course.title().in(language), course.summary().in(language),
            criteria(language, course), entitlement.level(), course.hours());
    }

    private String criteria(Language language, Course course) {
        ExamPlan plan = course.exam().orElseThrow(() -> new IllegalStateException("a passed exam of a course without one"));
        return texts.text(language, "credential.criteria",
            Map.of("items", plan.size(), "percent", plan.passPercent(), "minutes", plan.minutes()));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Leaf.ALMATY).toLocalDate();
    }
}
