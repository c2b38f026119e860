package qadam.proof;

import java.time.Instant;
import java.util.Optional;
import qadam.proof.Verification.Status;
import tools.jackson.databind.JsonNode;

/** Looks a verified credential's bit up in its issuer's signed list. */
final class StatusCheck {
    private StatusCheck() {}

    static Status of(JsonNode entry, Trust.TrustedIssuer issuer, StatusSource lists, Instant now) {
        var address = entry.path("statusListCredential").asString("");
        var list = lists.list(address);
        if (list.isEmpty()) return Status.NOT_CHECKED;
        try {
            var signed = SignedStatusList.read(list.get(), address, issuer, now);
            int index = index(entry, signed.bits());
            var state = signed.bits().isRevoked(index) ? Status.State.REVOKED : Status.State.IN_FORCE;
            return new Status(state, Optional.of(signed.asOf()));
        } catch (Rejected e) {
            return new Status(Status.State.UNUSABLE, Optional.empty());
        }
    }

    private static int index(JsonNode entry, StatusList bits) throws Rejected {
        var text = entry.path("statusListIndex").asString("");
        boolean revocation = entry.path("type").asString("").equals("BitstringStatusListEntry") && entry.path("statusPurpose").asString("").equals("revocation");
        if (!revocation || !text.matches("\\d{1,9}") || Integer.parseInt(text) >= bits.size())
            throw new Rejected(Problem.BAD_PROOF, "no such place in the list");
        return Integer.parseInt(text);
    }
}
