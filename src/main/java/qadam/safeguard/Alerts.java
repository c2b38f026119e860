package qadam.safeguard;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Alerts: to whom they go, who may open them, and what is done when nobody does. */
final class Alerts {
    /** After which an alert that nobody has opened is overdue. */
    static final Duration LONGEST_UNSEEN = Duration.ofHours(12);
    /** After which an alert goes, answered or not. */
    static final Duration KEPT = Duration.ofDays(731);
    /** Within which more of the same pupil make rows, and no more notices. */
    private static final Duration SAME = Duration.ofHours(1);

    private final SafeguardGround ground;
    private final Modes modes;
    private final AlertStore store = new AlertStore();

    Alerts(SafeguardGround ground, Modes modes) {
        this.ground = ground;
        this.modes = modes;
    }

    AlertStore store() {
        return store;
    }

    void raise(Handle handle, UUID person, UUID exchange, SafeguardNews news) {
        if (!ground.consents().ages().of(handle, person).isMinor()) {
            return;
        }
        Instant now = ground.clock().instant();
        Map<Long, Optional<Mode>> classes = modes.ofPupil(handle, person);
        boolean told = store.isWaiting(handle, person, now.minus(SAME));
        classes.values().stream().flatMap(Optional::stream).filter(mode -> !modes.readers(handle, mode, classes.keySet()).isEmpty()).findFirst()
            .ifPresent(mode -> store.add(handle, exchange, person, mode.organisation(), now).ifPresent(number -> readers(handle, person).values().forEach(reader -> {
                store.tell(handle, number, reader);
                if (!told) {
                    news.alerted(handle, reader, "/alerts/" + number);
                }
            })));
    }

    /** Who hears of this pupil: of each of their schools the two, but none who teaches a class of theirs. In the order of their duties. */
    Map<String, UUID> readers(Handle handle, UUID pupil) {
        Map<Long, Optional<Mode>> classes = modes.ofPupil(handle, pupil);
        Map<String, UUID> readers = new java.util.TreeMap<>();
        classes.values().stream().flatMap(Optional::stream).distinct().forEach(mode ->
            modes.readers(handle, mode, classes.keySet()).forEach((duty, person) -> readers.put(mode.organisation() + " " + duty.ordinal(), person)));
        return readers;
    }

    /** @throws Refusal as not found for everybody who is not to read it */
    Alert require(Handle handle, UUID reader, long number) {
        return store.find(handle, number).filter(alert -> mayOpen(handle, reader, alert)).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    boolean mayOpen(Handle handle, UUID reader, Alert alert) {
        boolean named = store.wasTold(handle, alert.number(), reader)
            || modes.store().of(handle, reader).stream().anyMatch(duty -> duty.organisation() == alert.organisation());
        return named && !alert.person().equals(reader) && modes.mayRead(handle, reader, alert.organisation(), classes(handle, alert));
    }

    private Set<Long> classes(Handle handle, Alert alert) {
        return modes.ofPupil(handle, alert.person()).keySet();
    }

    /** Each look is one line of the trail. */
    void look(Handle handle, UUID reader, Alert alert) {
        Instant now = ground.clock().instant();
        store.seen(handle, alert.number(), reader, now);
        ground.people().audit(handle, now, Optional.of(reader), "alert-read", subject(alert), "");
    }

    void answer(Handle handle, UUID reader, Alert alert, String note) {
        Instant now = ground.clock().instant();
        if (store.answer(handle, alert.number(), reader, now, ground.people().seal(handle, alert.person(), note))) {
            ground.people().audit(handle, now, Optional.of(reader), "alert-answered", subject(alert), "");
        }
    }

    /** The pupil finds it in their own trail: by its beginning. */
    private static String subject(Alert alert) {
        return "person " + Ids.hex(alert.person()) + " alert " + alert.number();
    }

    /** What the night does: tells again of alerts that nobody has opened, to the two and to the head, who is not told what it says. Lets go of nothing. */
    Forgetting reminding(SafeguardNews news) {
        return (rows, now) -> {
            rows.write(handle -> {
                store.toRemind(handle, now.minus(LONGEST_UNSEEN), Forgetting.PIECE).forEach(alert -> remind(handle, alert, now, news));
                return null;
            });
            return 0;
        };
    }

    private void remind(Handle handle, Alert alert, Instant now, SafeguardNews news) {
        store.reminded(handle, alert.number(), now);
        readers(handle, alert.person()).values().forEach(reader -> news.unseen(handle, reader, "/alerts/" + alert.number()));
        modes.heads(handle, alert.organisation()).forEach(head -> news.unseen(handle, head, "/organisations/" + alert.organisation() + "/safeguard"));
    }

    boolean isOverdue(Alert alert) {
        return alert.firstSeenAt().isEmpty() && alert.raisedAt().plus(LONGEST_UNSEEN).isBefore(ground.clock().instant());
    }
}
