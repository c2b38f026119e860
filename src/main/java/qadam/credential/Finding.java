package qadam.credential;

import java.time.Instant;
import java.util.Optional;
import qadam.proof.CredentialClaims;
import qadam.proof.Verdict;
import qadam.proof.Verification;

/**
 * A verdict for people: how it sounds, in one line and in one paragraph.
 *
 * @param until when the log must have the credential, or should have had it, if the trust file knows
 * @param index the credential's place in the log
 * @param tone {@code good}, {@code warn} or {@code bad}; the words say the same
 */
public record Finding(String tone, String headline, String meaning, Optional<Instant> until, Optional<Long> index) {
    private Finding(String tone, String headline, String meaning) {
        this(tone, headline, meaning, Optional.empty(), Optional.empty());
    }

    static Finding of(Verification verification) {
        if (verification.isDemonstration() && !(verification.verdict() instanceof Verdict.Revoked)) {
            return new Finding("bad", "credential.verdict.demonstration", "credential.verdict.demonstration.meaning");
        }
        return switch (verification.verdict()) {
            case Verdict.InLog inLog -> genuine(verification, new Finding("good", "credential.verdict.in_log", "credential.verdict.in_log.meaning",
                Optional.empty(), Optional.of(inLog.index())));
            case Verdict.WaitingForLog waiting -> genuine(verification, waiting(waiting));
            case Verdict.NotInLog missing -> new Finding("bad", "credential.verdict.not_in_log", "credential.verdict.not_in_log.meaning",
                Optional.of(missing.due()), Optional.empty());
            case Verdict.Revoked revoked -> new Finding("bad", "credential.verdict.revoked", "credential.verdict.revoked.meaning");
            case Verdict.Altered altered -> new Finding("bad", "credential.verdict.altered", "credential.verdict.altered.meaning");
            case Verdict.IssuerUnknown unknown -> unknown.sealIntact()
                ? new Finding("warn", "credential.verdict.issuer_unknown", "credential.verdict.issuer_unknown.meaning")
                : new Finding("warn", "credential.verdict.key_unknown", "credential.verdict.key_unknown.meaning");
            case Verdict.Refused refused -> switch (refused.problem()) {
                case UNKNOWN_KEY -> new Finding("bad", "credential.verdict.foreign_key", "credential.verdict.foreign_key.meaning");
                default -> new Finding("bad", "credential.verdict.out_of_time", "credential.verdict.out_of_time.meaning");
            };
            case Verdict.Unreadable unreadable -> switch (unreadable.problem()) {
                case NO_ATTACHMENT -> new Finding("warn", "credential.verdict.no_attachment", "credential.verdict.no_attachment.meaning");
                case TOO_LARGE -> new Finding("warn", "credential.verdict.too_large", "credential.verdict.too_large.meaning");
                default -> new Finding("warn", "credential.verdict.unreadable", "credential.verdict.unreadable.meaning");
            };
        };
    }

    /** A third state, neither valid nor invalid; with a trust file that knows no log there is nothing to wait for. */
    private static Finding waiting(Verdict.WaitingForLog waiting) {
        return waiting.until().isPresent()
            ? new Finding("warn", "credential.verdict.waiting", "credential.verdict.waiting.meaning", waiting.until(), Optional.empty())
            : new Finding("good", "credential.verdict.genuine", "credential.verdict.genuine.meaning");
    }

    private static Finding genuine(Verification verification, Finding best) {
        boolean rehearsal = verification.claims().filter(claims -> claims.exam().bank() == CredentialClaims.Bank.OPEN).isPresent();
        boolean current = verification.status().state() == Verification.Status.State.IN_FORCE;
        if (!current) {
            return new Finding("warn", "credential.verdict.status_unknown", "credential.verdict.status_unknown.meaning");
        }
        return rehearsal ? new Finding("warn", "credential.verdict.rehearsal", "credential.verdict.rehearsal.meaning") : best;
    }

    public boolean isGood() {
        return tone.equals("good");
    }
}
