package qadam.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import qadam.proof.CredentialClaims.Achievement;
import qadam.proof.CredentialClaims.Bank;
import qadam.proof.CredentialClaims.Established;
import qadam.proof.CredentialClaims.Exam;
import qadam.proof.CredentialClaims.Holder;
import qadam.proof.CredentialClaims.Issuer;
import qadam.proof.CredentialClaims.Mode;
import qadam.proof.CredentialClaims.Programme;
import qadam.proof.CredentialClaims.StatusEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Claims as an Open Badges 3.0 credential (VC Data Model 2.0) and back. */
final class CredentialDocument {
    private CredentialDocument() {}

    static ObjectNode write(CredentialClaims claims) {
        var document = StrictJson.object();
        document.set("@context", Contexts.ofCredential());
        document.put("id", claims.id());
        document.set("type", StrictJson.array("VerifiableCredential", "OpenBadgeCredential"));
        document.put("name", claims.achievement().name());
        document.set("issuer", issuer(claims.issuer()));
        document.put("validFrom", claims.validFrom().truncatedTo(ChronoUnit.SECONDS).toString()); // nbf in the JWT counts seconds
        document.set("credentialSubject", subject(claims));
        document.set("credentialStatus", status(claims.status()));
        return document;
    }

    /** Empty when a verified credential is some other badge than ours; its members are shown all the same. */
    static Optional<CredentialClaims> read(ObjectNode document) {
        try {
            return Optional.of(claims(document));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode issuer(Issuer issuer) {
        var json = StrictJson.object().put("id", issuer.did());
        json.set("type", StrictJson.array("Profile"));
        return json.put("name", issuer.name());
    }

    private static ObjectNode subject(CredentialClaims claims) {
        var subject = StrictJson.object().put("id", claims.holder().subject());
        subject.set("type", StrictJson.array("AchievementSubject"));
        subject.putArray("identifier").addObject().put("type", "IdentityObject").put("hashed", false)
                .put("identityHash", claims.holder().printedName()).put("identityType", "name"); // "hash" is the name itself when hashed is false
        subject.put("personEstablished", code(claims.holder().established()));
        subject.put("activityEndDate", claims.exam().date().toString());
        subject.put("examMode", code(claims.exam().mode())).put("itemBank", code(claims.exam().bank()));
        subject.put("programme", claims.programme().id()).put("programmeVersion", claims.programme().version());
        subject.put("licenseNumber", claims.registryNumber());
        subject.set("achievement", achievement(claims));
        return subject;
    }

    private static ObjectNode achievement(CredentialClaims claims) {
        var achievement = claims.achievement();
        var json = StrictJson.object().put("id", achievement.id());
        json.set("type", StrictJson.array("Achievement"));
        json.put("name", achievement.name()).put("description", achievement.description());
        json.putObject("criteria").put("narrative", achievement.criteria());
        return json.put("inLanguage", claims.exam().language())
                .put("courseLevel", achievement.level()).put("academicHours", achievement.academicHours());
    }

    private static ObjectNode status(StatusEntry status) {
        return StrictJson.object()
                .put("id", status.list() + "#" + status.index()).put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation").put("statusListIndex", Integer.toString(status.index()))
                .put("statusListCredential", status.list());
    }

    private static CredentialClaims claims(ObjectNode document) {
        var subject = document.required("credentialSubject");
        var achievement = subject.required("achievement");
        var status = document.required("credentialStatus");
        return new CredentialClaims(
                text(document, "id"),
                new Issuer(text(document.required("issuer"), "id"), text(document.required("issuer"), "name")),
                new Holder(text(subject, "id"), text(only(subject.required("identifier")), "identityHash"),
                        Established.valueOf(constant(subject, "personEstablished"))),
                new Achievement(text(achievement, "id"), text(achievement, "name"), text(achievement, "description"),
                        text(achievement.required("criteria"), "narrative"),
                        achievement.required("courseLevel").intValue(), achievement.required("academicHours").intValue()),
                new Exam(LocalDate.parse(text(subject, "activityEndDate")), text(achievement, "inLanguage"),
                        Mode.valueOf(constant(subject, "examMode")), Bank.valueOf(constant(subject, "itemBank"))),
                new Programme(text(subject, "programme"), text(subject, "programmeVersion")),
                text(subject, "licenseNumber"), Instant.parse(text(document, "validFrom")),
                new StatusEntry(text(status, "statusListCredential"), Integer.parseInt(text(status, "statusListIndex"))));
    }

    /** A list of one and the one itself are the same to JSON-LD, so a wallet may have rewritten it. */
    private static JsonNode only(JsonNode node) {
        return node.isArray() ? node.required(0) : node;
    }

    private static String text(JsonNode owner, String name) {
        return owner.required(name).stringValue();
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String constant(JsonNode owner, String name) {
        return text(owner, name).toUpperCase(Locale.ROOT);
    }
}
