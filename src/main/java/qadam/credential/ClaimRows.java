package qadam.credential;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import qadam.catalog.Courses;
import qadam.catalog.Programme;
import qadam.proof.CredentialClaims;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Says what a credential claims, as labelled lines in any of the languages. */
final class ClaimRows {
    private final Texts texts;
    private final Courses courses;
    private final Programme programme;

    ClaimRows(Texts texts, Courses courses, Programme programme) {
        this.texts = texts;
        this.courses = courses;
        this.programme = programme;
    }

    List<ClaimRow> all(Language language, CredentialClaims claims) {
        return List.of(
            row(language, "credential.claim.name", claims.holder().printedName()),
            row(language, "credential.claim.established", established(language, claims)),
            row(language, "credential.claim.achievement", claims.achievement().name()),
            row(language, "credential.claim.description", claims.achievement().description()),
            row(language, "credential.claim.criteria", claims.achievement().criteria()),
            level(language, claims), hours(language, claims), examDate(language, claims), mode(language, claims),
            row(language, "credential.claim.bank", bank(language, claims)),
            language(language, claims), programme(language, claims), registryNumber(language, claims),
            row(language, "credential.claim.issuer", claims.issuer().name()),
            row(language, "credential.claim.issuer_did", claims.issuer().did()),
            row(language, "credential.claim.issued_on", day(language, claims.validFrom().atZone(Leaf.ALMATY).toLocalDate())),
            row(language, "credential.claim.id", claims.id()));
    }

    /** Everything but whose it is. */
    List<ClaimRow> nameless(Language language, CredentialClaims claims) {
        ClaimRow unnamed = row(language, "credential.claim.name", texts.text(language, "credential.name_not_shown"));
        return Stream.concat(Stream.of(unnamed), all(language, claims).stream().skip(1)).toList();
    }

    /** What the certificate shows below the achievement. */
    List<ClaimRow> printed(Language language, CredentialClaims claims) {
        return List.of(level(language, claims), hours(language, claims), examDate(language, claims), mode(language, claims),
            language(language, claims), programme(language, claims), registryNumber(language, claims));
    }

    ClaimRow level(Language language, CredentialClaims claims) {
        return row(language, "credential.claim.level", switch (claims.achievement().level()) {
            case 1 -> texts.text(language, "credential.level.understand");
            case 2 -> texts.text(language, "credential.level.apply");
            case 3 -> texts.text(language, "credential.level.create");
            case 4 -> texts.text(language, "credential.level.lead");
            default -> Integer.toString(claims.achievement().level());
        });
    }

    /** The achievement's name in this language, if it is a course of ours; else as the credential has it. */
    String achievement(Language language, CredentialClaims claims) {
        String course = claims.achievement().id().replaceFirst(".*/courses/", "").replaceFirst("#.*", "");
        return courses.find(course).map(found -> found.title().in(language)).orElse(claims.achievement().name());
    }

    String courseTitle(Language language, String course) {
        return courses.find(course).map(found -> found.title().in(language)).orElse(course);
    }

    String programmeTitle(Language language) {
        return programme.title().in(language);
    }

    String day(Language language, LocalDate day) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, language.locale());
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format.format(Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    String day(Language language, Instant moment) {
        return day(language, moment.atZone(Leaf.ALMATY).toLocalDate());
    }

    private ClaimRow hours(Language language, CredentialClaims claims) {
        return row(language, "credential.claim.hours", Integer.toString(claims.achievement().academicHours()));
    }

    private ClaimRow examDate(Language language, CredentialClaims claims) {
        return row(language, "credential.claim.exam_date", day(language, claims.exam().date()));
    }

    private ClaimRow mode(Language language, CredentialClaims claims) {
        return row(language, "credential.claim.mode", texts.text(language, switch (claims.exam().mode()) {
            case ONLINE -> "credential.mode.online";
            case SUPERVISED -> "credential.mode.supervised";
        }));
    }

    private ClaimRow language(Language language, CredentialClaims claims) {
        String name = Language.of(claims.exam().language()).map(Language::ownName).orElse(claims.exam().language());
        return row(language, "credential.claim.language", name);
    }

    private ClaimRow programme(Language language, CredentialClaims claims) {
        return row(language, "credential.claim.programme", texts.text(language, "credential.claim.programme_version",
            Map.of("id", claims.programme().id(), "version", claims.programme().version())));
    }

    private ClaimRow registryNumber(Language language, CredentialClaims claims) {
        return row(language, "credential.claim.registry_number", claims.registryNumber());
    }

    private String established(Language language, CredentialClaims claims) {
        return texts.text(language, switch (claims.holder().established()) {
            case SSO -> "credential.established.sso";
            case ROSTER -> "credential.established.roster";
            case SELF -> "credential.established.self";
        });
    }

    private String bank(Language language, CredentialClaims claims) {
        return texts.text(language, switch (claims.exam().bank()) {
            case SEALED -> "credential.bank.sealed";
            case OPEN -> "credential.bank.open";
            case DEMONSTRATION -> "credential.bank.demonstration";
        });
    }

    private ClaimRow row(Language language, String key, String value) {
        return new ClaimRow(texts.text(language, key), value);
    }
}
