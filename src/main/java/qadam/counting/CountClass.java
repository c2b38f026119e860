package qadam.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.counting.CountRow.Outcome;
import qadam.credential.Claim;
import qadam.credential.CredentialProblem;
import qadam.credential.Earned;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.identity.Vouching;
import qadam.organisation.Organisation;
import qadam.shared.Localized;
import qadam.shared.Refusal;
import qadam.shared.Region;
import qadam.shared.Regions;

/**
 * Counts those of a draft: first everybody is vouched for, so that ids in sequence show before the first certificate is signed; then each gets theirs.
 * Each signature takes 24 ms, on the thread of whoever asks. Done again, it changes nothing.
 */
final class CountClass {
    /** For whom no region is known, as in an agency of the whole country. */
    static final Region ANYWHERE = new Region("KZ", new Localized("Қазақстан", "Казахстан", "Kazakhstan"));

    private final Ledger ledger;
    private final ClassList list;
    private final Regions regions = new Regions();
    private final ChoiceStore choices = new ChoiceStore();

    CountClass(Ledger ledger, ClassList list) {
        this.ledger = ledger;
        this.list = list;
    }

    static Optional<Claim> claim(Pupil pupil, Optional<NationalId> id, Region region) {
        return Claim.of(pupil.name(), region, id);
    }

    /** Each is judged again as they stand now: between look and confirmation a guardian may have declined, or a consent may have been taken back. */
    List<CountRow> count(Organisation group, List<Draft.Entry> entries, UUID by) {
        Map<UUID, Pupil> pupils = ledger.database().read(handle -> list.of(handle, group)).stream()
            .collect(Collectors.toMap(Pupil::person, Function.identity()));
        List<CountRow> rows = new ArrayList<>();
        List<Draft.Entry> vouched = new ArrayList<>();
        for (Draft.Entry entry : entries) {
            vouch(group, entry, by).ifPresentOrElse(outcome -> rows.add(row(entry, pupils, outcome)), () -> vouched.add(entry));
        }
        vouched.forEach(entry -> rows.add(row(entry, pupils, issue(group, entry))));
        rows.sort(java.util.Comparator.comparingInt(CountRow::line));
        return rows;
    }

    private static CountRow row(Draft.Entry entry, Map<UUID, Pupil> pupils, Outcome outcome) {
        return new CountRow(entry.line(), Integer.toString(entry.number()), JudgeList.shown(outcome, Optional.ofNullable(pupils.get(entry.person()))), outcome);
    }

    /** Empty when it was done. */
    private Optional<Outcome> vouch(Organisation group, Draft.Entry entry, UUID by) {
        Optional<Outcome> against = ledger.database().read(handle -> JudgeList.against(list.find(handle, group, entry), entry.id()));
        if (against.isPresent()) {
            return against;
        }
        try {
            vouch(group, entry, by, ledger.vouching());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(outcome(refusal));
        }
    }

    private static void vouch(Organisation group, Draft.Entry entry, UUID by, Vouching vouching) {
        vouching.vouch(entry.person(), by, "organisation " + group.number(), entry.id());
    }

    /** No refusal of one ends the list. */
    private static Outcome outcome(Refusal refusal) {
        return switch (refusal.problem()) {
            case IdentityProblem.NATIONAL_ID_TAKEN -> Outcome.ID_TAKEN;
            case IdentityProblem.NATIONAL_ID_DIFFERS, IdentityProblem.NATIONAL_ID_TRIES -> Outcome.ID_DIFFERS;
            case CredentialProblem.HELD -> Outcome.HELD;
            case CredentialProblem.NOT_PERMITTED -> Outcome.NO_CONSENT;
            case CredentialProblem.SHEET_OPEN -> Outcome.SHEET_OPEN;
            case CountingProblem.DECLINED -> Outcome.DECLINED;
            default -> Outcome.NOT_NOW;
        };
    }

    /** A guardian's word, who alone may think otherwise after a no. @throws Refusal when the id cannot be the child's */
    Outcome asGuardianSays(Organisation group, Draft.Entry entry, UUID by) {
        if (entry.id().isEmpty()) {
            decline(entry);   // a no holds, whatever comes of the certificate
        }
        vouch(group, entry, by, ledger.vouching());
        if (entry.id().isPresent()) {
            ledger.database().write(handle -> {
                choices.take(handle, entry.person());
                return null;
            });
        }
        return issue(group, entry);
    }

    private void decline(Draft.Entry entry) {
        ledger.database().write(handle -> {
            choices.decline(handle, entry.person(), ledger.clock().instant());
            return null;
        });
    }

    /** Judged where a no of the list is written down, so that one that was given meanwhile is seen. */
    private Outcome issue(Organisation group, Draft.Entry entry) {
        record Judged(Optional<Pupil> pupil, Optional<Outcome> against) {
        }
        Judged judged = ledger.database().write(handle -> {
            Optional<Pupil> pupil = list.find(handle, group, entry);
            Optional<Outcome> against = JudgeList.against(pupil, entry.id());
            if (against.isEmpty() && entry.id().isEmpty()) {
                choices.decline(handle, entry.person(), ledger.clock().instant());
            }
            return new Judged(pupil, against);
        });
        return judged.against().orElseGet(() -> issue(group, judged.pupil().orElseThrow(), entry.id()));
    }

    /** A no that was given while it was signed holds too: what is in the log stays there. */
    private void objects(Handle handle, Pupil pupil, Optional<NationalId> id) {
        if (id.isPresent() && choices.hasDeclined(handle, pupil.person())) {
            throw new Refusal(CountingProblem.DECLINED);
        }
    }

    /** All that they have passed under supervision. */
    private Outcome issue(Organisation group, Pupil pupil, Optional<NationalId> id) {
        Region region = group.region().flatMap(regions::find).orElse(ANYWHERE);
        List<Earned> all = id.isPresent() ? pupil.countable() : pupil.unissued();
        Optional<Claim> claim = claim(pupil, id, region);
        if (claim.isEmpty()) {
            return Outcome.NAME_UNPRINTABLE;
        }
        try {
            all.forEach(one -> ledger.credentials().countByOrganisation(pupil.person(), one.attempt(), claim.get(), handle -> objects(handle, pupil, id)));
        } catch (Refusal refusal) {
            return outcome(refusal);
        }
        return id.isPresent() ? Outcome.COUNTS : Outcome.UNCOUNTED;
    }
}
