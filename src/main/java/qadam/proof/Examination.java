package qadam.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import qadam.proof.Verification.Form;
import qadam.proof.Verification.Member;
import qadam.proof.Verification.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One verification. Keeps what it learns on the way, so that a refusal can still show what was refused. Used by one thread, once. */
final class Examination {
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int MAX_NODES = 1_000; // ours have some eighty; each costs work before any signature is known to be good
    private static final Duration LOGGED_WITHIN = Duration.ofDays(7);
    private static final Duration PROMISE_GRACE = Duration.ofDays(1);
    private static final DataIntegrity INTEGRITY = new DataIntegrity(Contexts.BUNDLED);

    private final Trust trust;
    private final StatusSource lists;
    private final Instant now;
    private ObjectNode document = StrictJson.object();
    private Optional<String> hash = Optional.empty();
    private Optional<CredentialClaims> claims = Optional.empty();
    private Status status = Status.NOT_CHECKED;
    private Optional<LogEvidence> evidence;

    Examination(Trust trust, StatusSource lists, Optional<byte[]> beside, Instant now) {
        this.trust = trust;
        this.lists = lists;
        this.evidence = beside.flatMap(LogEvidence::read);
        this.now = now;
    }

    Verification of(byte[] bytes) {
        var verdict = verdict(bytes);
        return new Verification(verdict, Envelope.form(bytes), hash, members(), claims, status);
    }

    private Verdict verdict(byte[] bytes) {
        Envelope.Seal seal;
        try {
            var envelope = Envelope.open(bytes);
            if (evidence.isEmpty()) evidence = envelope.beside().flatMap(LogEvidence::read);
            document = envelope.document();
            requireCredential();
            hash = Optional.of(HexFormat.of().formatHex(INTEGRITY.hash(document)));
            seal = envelope.reader().read();
            if (!Did.of(seal.keyId()).equals(issuer())) throw new Rejected(Problem.INCONSISTENT, "sealed with the key of another issuer");
            var key = trustedKey(seal);
            if (key.isEmpty()) return unknown(seal);
            if (!seal.fits(key.get().key().key())) throw new Rejected(Problem.BAD_SIGNATURE, "the seal does not fit");
            claims = CredentialDocument.read(document);
            if (!key.get().coversTime(seal.sealedAt())) return new Verdict.Refused(Problem.KEY_OUT_OF_DATES);
            requireInTime(seal.sealedAt());
        } catch (Rejected e) {
            return refusal(e.problem);
        } catch (RuntimeException | StackOverflowError e) {
            return new Verdict.Unreadable(Problem.NOT_A_CREDENTIAL); // a parser of somebody else's fell over hostile bytes
        }
        return inForce(seal.sealedAt());
    }

    private void requireCredential() throws Rejected {
        if (StrictJson.nodes(document) > MAX_NODES) throw new Rejected(Problem.TOO_LARGE, "too many members");
        var types = document.path("type");
        if (!types.isArray() || !contains(types, "VerifiableCredential") || !contains(types, "OpenBadgeCredential") || !document.path("id").isString())
            throw new Rejected(Problem.NOT_A_CREDENTIAL, "not an Open Badges credential");
        Contexts.requireExactly(Contexts.ofCredential(), document);
    }

    private Optional<TrustedKey> trustedKey(Envelope.Seal seal) {
        return trust.issuer(issuer()).flatMap(issuer -> issuer.key(seal.keyId()));
    }

    /** A known issuer with a key that is not theirs is worse than an unknown one: anybody can write another's name. */
    private Verdict unknown(Envelope.Seal seal) throws Rejected {
        if (trust.issuer(issuer()).isPresent()) return new Verdict.Refused(Problem.UNKNOWN_KEY);
        var fragment = Did.fragment(seal.keyId());
        if (!fragment.startsWith("z")) return new Verdict.IssuerUnknown(false);
        return seal.fits(Multikey.decode(fragment)) ? new Verdict.IssuerUnknown(true) : new Verdict.Altered(Problem.BAD_SIGNATURE);
    }

    private void requireInTime(Instant sealedAt) throws Rejected {
        var start = DataIntegrity.dateTime(document.path("validFrom").asString(""));
        if (start.isAfter(now.plus(CLOCK_SKEW)) || sealedAt.isAfter(now.plus(CLOCK_SKEW))) throw new Rejected(Problem.NOT_YET_VALID, "not yet");
        if (document.has("validUntil") && DataIntegrity.dateTime(document.get("validUntil").asString("")).isBefore(now.minus(CLOCK_SKEW)))
            throw new Rejected(Problem.EXPIRED, "no more");
    }

    private Verdict inForce(Instant sealedAt) {
        status = StatusCheck.of(document.path("credentialStatus"), trust.issuer(issuer()).orElseThrow(), lists, now);
        if (status.state() == Status.State.REVOKED) return new Verdict.Revoked();
        return trust.log().map(log -> logged(log, sealedAt))
                .orElseGet(() -> new Verdict.WaitingForLog(trust.logOpens().map(opens -> due(sealedAt))));
    }

    private Verdict logged(LogTrust log, Instant sealedAt) {
        var place = evidence.flatMap(shown -> shown.place(log, hash.orElseThrow()));
        if (place.isPresent()) return place.get();
        var latest = due(sealedAt);
        var due = evidence.flatMap(shown -> shown.promised(log, hash.orElseThrow())).filter(by -> by.isBefore(latest.plus(PROMISE_GRACE))).orElse(latest);
        return due.isAfter(now) ? new Verdict.WaitingForLog(Optional.of(due)) : new Verdict.NotInLog(due);
    }

    /** A credential older than the log is due when the log has had its time. */
    private Instant due(Instant sealedAt) {
        return trust.logOpens().filter(opens -> opens.isAfter(sealedAt)).orElse(sealedAt).plus(LOGGED_WITHIN);
    }

    /** "Altered" is an accusation: only where an issuer we know is named. Another's credential, in a form we don't know, is unreadable. */
    private Verdict refusal(Problem problem) {
        return switch (problem) {
            case NOT_YET_VALID, EXPIRED, UNKNOWN_KEY, KEY_OUT_OF_DATES -> new Verdict.Refused(problem);
            case TOO_LARGE, BAD_JSON, BAD_JWT, BAD_PDF, NO_ATTACHMENT, NOT_A_CREDENTIAL -> new Verdict.Unreadable(problem);
            case UNKNOWN_CONTEXT, UNCOVERED_MEMBER, BAD_PROOF, BAD_SIGNATURE, INCONSISTENT ->
                    trust.issuer(issuer()).isPresent() ? new Verdict.Altered(problem) : new Verdict.Unreadable(problem);
        };
    }

    private String issuer() {
        var issuer = document.path("issuer");
        return issuer.isObject() ? issuer.path("id").asString("") : issuer.asString("");
    }

    private List<Member> members() {
        var members = new ArrayList<Member>();
        for (var member : document.properties()) {
            if (!member.getKey().equals("@context") && !member.getKey().equals("proof")) collect(member.getKey(), member.getValue(), members);
        }
        return members;
    }

    private static void collect(String path, JsonNode node, List<Member> members) {
        if (node.isObject()) for (var member : node.properties()) collect(path + "." + member.getKey(), member.getValue(), members);
        else if (node.isArray()) for (int i = 0; i < node.size(); i++) collect(path + "[" + i + "]", node.get(i), members);
        else members.add(new Member(path, node.isString() ? node.stringValue() : node.toString()));
    }

    private static boolean contains(JsonNode types, String type) {
        for (var item : types) if (item.asString("").equals(type)) return true;
        return false;
    }
}
