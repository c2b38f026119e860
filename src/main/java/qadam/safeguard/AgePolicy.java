package qadam.safeguard;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.consent.AgeBand;
import qadam.consent.Purpose;

/** Who may ask a model, from what stands in rows at this moment. The one place where it is decided. */
final class AgePolicy {
    private final SafeguardGround ground;
    private final Modes modes;
    private final NoticeStore notices = new NoticeStore();

    AgePolicy(SafeguardGround ground, Modes modes) {
        this.ground = ground;
        this.modes = modes;
    }

    /**
     * Where somebody stands.
     *
     * @param band by their classes; whoever was never in one and is no staff counts as adult only together with {@code declared}
     * @param open whether a model may be asked once the notice is accepted
     * @param mustDeclare whether they have yet to say that they are 18 or older
     */
    record Standing(AgeBand band, boolean open, boolean mustDeclare, boolean accepted) {
        MayAsk mayAsk() {
            if (!open) {
                return MayAsk.EXCERPTS;
            }
            return !accepted || mustDeclare ? MayAsk.NOTICE_FIRST : band.isMinor() ? MayAsk.GUIDED : MayAsk.MODEL;
        }
    }

    Standing of(Handle handle, UUID person) {
        AgeBand band = ground.consents().ages().of(handle, person);
        Collection<NoticeStore.Accepted> all = notices.of(handle, person);
        boolean accepted = all.stream().anyMatch(one -> one.edition().equals(Notice.EDITION) && one.wording() == Wording.of(band));
        if (band.isMinor()) {
            return new Standing(band, isOpen(handle, person, band), false, accepted);
        }
        boolean staff = !ground.roles().of(handle, person).isEmpty();
        boolean declared = all.stream().anyMatch(NoticeStore.Accepted::grownUp);
        return new Standing(band, ground.people().exists(handle, person), !staff && !declared, accepted);
    }

    /** Each class that they are in must allow it; whoever is in none has nobody who decided. */
    private boolean isOpen(Handle handle, UUID person, AgeBand band) {
        Map<Long, Optional<Mode>> classes = modes.ofPupil(handle, person);
        return !classes.isEmpty() && classes.values().stream().allMatch(mode -> mode.filter(one -> isOpen(handle, one, band, classes)).isPresent())
            && (band != AgeBand.UNDER_13 || ground.consents().allows(handle, person, Purpose.TUTOR));
    }

    private boolean isOpen(Handle handle, Mode mode, AgeBand band, Map<Long, Optional<Mode>> classes) {
        return mode.isOnFor(band) && modes.isWhole(handle, mode) && !modes.readers(handle, mode, classes.keySet()).isEmpty();
    }

    /** @param grownUp whether they say that they are 18 or older; only whoever must is asked */
    void accept(Handle handle, UUID person, boolean grownUp, Instant now) {
        Standing standing = of(handle, person);
        if (standing.mustDeclare() && !grownUp) {
            throw new qadam.shared.Refusal(SafeguardProblem.NOT_DECLARED);
        }
        notices.add(handle, person, new NoticeStore.Accepted(Notice.EDITION, Wording.of(standing.band()), grownUp && !standing.band().isMinor(), now));
    }
}
