package qadam.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import qadam.counting.CountRow.Outcome;
import qadam.credential.Claim;
import qadam.credential.CredentialProblem;
import qadam.credential.Earned;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
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

    List<CountRow> count(Organisation group, List<Draft.Entry> entries, UUID by) {
        Map<UUID, Pupil> pupils = ledger.database().read(handle -> list.of(handle, group)).stream()
            .collect(Collectors.toMap(Pupil::person, Function.identity()));
        List<CountRow> rows = new ArrayList<>();
        List<Draft.Entry> vouched = new ArrayList<>();
        for (Draft.Entry entry : entries) {
            Optional<Outcome> refused = Optional.ofNullable(pupils.get(entry.person())).map(pupil -> vouch(group, entry, by))
                .orElse(Optional.of(Outcome.NUMBER_UNKNOWN));
            refused.ifPresentOrElse(outcome -> rows.add(row(entry, pupils, outcome)), () -> vouched.add(entry));
        }
        vouched.forEach(entry -> rows.add(row(entry, pupils, issue(group, pupils.get(entry.person()), entry.id()))));
        rows.sort(java.util.Comparator.comparingInt(CountRow::line));
        return rows;
    }

    private static CountRow row(Draft.Entry entry, Map<UUID, Pupil> pupils, Outcome outcome) {
        return new CountRow(entry.line(), Integer.toString(entry.number()), Optional.ofNullable(pupils.get(entry.person())).map(Pupil::name).orElse(""), outcome);
    }

    /** Empty when it was done. */
    private Optional<Outcome> vouch(Organisation group, Draft.Entry entry, UUID by) {
        try {
            vouch(group, entry.person(), entry.id(), by);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(switch (refusal.problem()) {
                case IdentityProblem problem when problem == IdentityProblem.NATIONAL_ID_TAKEN -> Outcome.ID_TAKEN;
                case IdentityProblem problem when problem == IdentityProblem.NATIONAL_ID_DIFFERS || problem == IdentityProblem.NATIONAL_ID_TRIES -> Outcome.ID_DIFFERS;
                default -> throw refusal;
            });
        }
    }

    void vouch(Organisation group, UUID person, Optional<NationalId> id, UUID by) {
        ledger.vouching().vouch(person, by, "organisation " + group.number(), id);
        ledger.database().write(handle -> {
            if (id.isPresent()) {
                choices.take(handle, person);
            } else {
                choices.decline(handle, person, ledger.clock().instant());
            }
            return null;
        });
    }

    /** All that they have passed under supervision. */
    Outcome issue(Organisation group, Pupil pupil, Optional<NationalId> id) {
        Region region = group.region().flatMap(regions::find).orElse(ANYWHERE);
        List<Earned> all = id.isPresent() ? pupil.countable() : pupil.unissued();
        Optional<Claim> claim = claim(pupil, id, region);
        if (all.isEmpty() || claim.isEmpty()) {
            return all.isEmpty() ? Outcome.COUNTED : Outcome.NAME_UNPRINTABLE;
        }
        try {
            all.forEach(one -> ledger.credentials().countByOrganisation(pupil.person(), one.attempt(), claim.get()));
        } catch (Refusal refusal) {
            if (refusal.problem() != CredentialProblem.HELD) {
                throw refusal;
            }
            return Outcome.HELD;
        }
        return id.isPresent() ? Outcome.COUNTS : Outcome.UNCOUNTED;
    }
}
