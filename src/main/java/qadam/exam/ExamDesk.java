package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.identity.Reason;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/**
 * What staff sees of sittings, and does about them: who sits, what came late, extra time, opening again. Never an answer, and never a score. Who may, the
 * caller asks; every act enters the trail with its reason, and its person is told.
 */
public final class ExamDesk {
    /** Not heard of for so long, a sitting that is open is shown as silent. */
    public static final Duration SILENT = Duration.ofSeconds(90);
    static final int MOST_EXTRA = 240;
    private static final int MOST_SHOWN = 200;

    private final AttemptStore store = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final LateStore arrivals = new LateStore();
    private final ExtraTimeStore extraTimes = new ExtraTimeStore();
    private final Database database;
    private final Neighbours neighbours;
    private final People people;
    private final Attempts attempts;
    private final InstantSource clock;

    ExamDesk(Database database, Neighbours neighbours, Attempts attempts, InstantSource clock) {
        this.database = database;
        this.neighbours = neighbours;
        this.people = neighbours.people();
        this.attempts = attempts;
        this.clock = clock;
    }

    // ── what is seen ──

    /** Real sittings of an exam that are open, whoever must be done first at the top. */
    public List<LiveAttempt> live(Handle handle, String exam, int most, int after) {
        return views(handle, store.open(handle, exam, most, after));
    }

    /** How many they are. */
    public Crowd crowd(Handle handle, String exam) {
        return store.crowd(handle, exam, clock.instant().minus(SILENT));
    }

    /** @param silent how many of them have not been heard of for a while */
    public record Crowd(int sitting, int silent) {
    }

    /** These sittings, in any order; rehearsals are nobody's business. */
    public List<LiveAttempt> these(Handle handle, Collection<UUID> ids) {
        return views(handle, ids.stream().flatMap(id -> store.find(handle, id).stream()).filter(attempt -> !attempt.rehearsal()).toList());
    }

    /** Sittings with answers that came late and wait for a person, the oldest first. */
    public List<LiveAttempt> waiting(Handle handle) {
        return these(handle, arrivals.waiting(handle, MOST_SHOWN));
    }

    public int countWaiting(Handle handle) {
        return arrivals.countWaiting(handle);
    }

    /** What came late of one sitting, in the order in which it came. */
    public List<LateAnswer> late(Handle handle, UUID id) {
        Attempt attempt = find(handle, id);
        Map<List<Long>, Arrival> states = new java.util.HashMap<>();
        responses.all(handle, attempt).forEach(saved -> states.put(List.of((long) saved.item(), saved.sequence()), saved.arrival()));
        return arrivals.of(handle, attempt).stream().map(late -> new LateAnswer(late.item(), late.sequence(), late.takenAt(), late.sentAt(), late.receivedAt(),
            late.heardAt(), late.brought(), states.getOrDefault(List.of((long) late.item(), late.sequence()), Arrival.WAITING),
            late.sealed().flatMap(sealed -> people.unseal(handle, attempt.person(), sealed)).orElse(""))).toList();
    }

    /** What somebody has at every exam. */
    public Optional<ExtraTime> standing(Handle handle, UUID person) {
        return extraTimes.find(handle, person);
    }

    private List<LiveAttempt> views(Handle handle, List<Attempt> found) {
        Map<UUID, Integer> answered = responses.answered(handle, found);
        Map<UUID, Instant> heard = attempts.contacts().heard(handle, found);
        Map<UUID, Integer> waiting = arrivals.waiting(handle, found.stream().map(Attempt::id).toList());
        return found.stream().map(attempt -> new LiveAttempt(attempt.id(), attempt.person(), attempt.subject().course(), attempt.startedAt(), attempt.deadlineAt(),
            attempt.handedInAt(), attempt.awaitedUntil(), answered.getOrDefault(attempt.id(), 0), attempt.form().size(), heard.get(attempt.id()), attempt.moves(),
            attempt.extraMinutes(), attempt.annulled(), waiting.getOrDefault(attempt.id(), 0))).toList();
    }

    // ── what is done ──

    /** More time for one sitting that is open, counted from its end, or from now if that is over. */
    public void grantTime(UUID id, int minutes, String reason, UUID by) {
        String checked = Reason.checked(reason);
        database.write(handle -> {
            Attempt attempt = take(handle, id, by);
            if (!attempt.open()) {
                throw new Refusal(ExamProblem.NOT_OPEN);
            }
            if (minutes < 1 || attempt.extraMinutes() + minutes > MOST_EXTRA) {
                throw new Refusal(ExamProblem.MINUTES_WRONG, Map.of("most", MOST_EXTRA - attempt.extraMinutes()));
            }
            Instant now = clock.instant();
            Instant from = attempt.deadlineAt().isBefore(now) ? now : attempt.deadlineAt();
            store.moveDeadline(handle, attempt, from.plus(Duration.ofMinutes(minutes)), attempt.extraMinutes() + minutes);
            tell(handle, attempt, ExamChanged.Change.EXTRA_TIME);
            people.audit(handle, now, Optional.of(by), "exam-time-extended", subject(attempt) + " minutes " + minutes, checked);
            return null;
        });
    }

    /**
     * Opens a sitting again that was handed in or ran out of time: its result is taken back until it is handed in again.
     *
     * @param minutes from now until its new end
     * @throws Refusal once a credential was claimed by it, a room's sheet that names it was signed, or its person sits another
     */
    public void reopen(UUID id, int minutes, String reason, UUID by) {
        String checked = Reason.checked(reason);
        database.write(handle -> {
            neighbours.seating().reopens(handle, id);   // a room's row first, as whoever signs its sheet does
            Attempt attempt = take(handle, id, by);
            if (attempt.open()) {
                throw new Refusal(ExamProblem.NOT_CLOSED);
            }
            if (attempt.annulled()) {
                throw new Refusal(ExamProblem.ANNULLED);
            }
            if (minutes < 1 || minutes > MOST_EXTRA) {
                throw new Refusal(ExamProblem.MINUTES_WRONG, Map.of("most", MOST_EXTRA));
            }
            if (store.findOpen(handle, attempt.person()).isPresent()) {
                throw new Refusal(ExamProblem.OTHER_OPEN);
            }
            Instant now = clock.instant();
            tell(handle, attempt, ExamChanged.Change.REOPENED);
            store.reopen(handle, attempt, now.plus(Duration.ofMinutes(minutes)));
            people.audit(handle, now, Optional.of(by), "exam-reopened", subject(attempt) + " minutes " + minutes, checked);
            return null;
        });
    }

    /**
     * Accepts or declines answers that came late; accepted ones count, and the result is scored again.
     *
     * @param chosen which of them, as {@link LateAnswer#key()} names them
     * @throws Refusal when none of them waits any more
     */
    public void decide(UUID id, Collection<String> chosen, boolean accept, String reason, UUID by) {
        String checked = Reason.checked(reason);
        boolean again = database.write(handle -> {
            Attempt attempt = take(handle, id, by);
            Instant now = clock.instant();
            Optional<byte[]> sealed = people.sealIfKept(handle, attempt.person(), checked);
            List<LateArrival> decided = arrivals.of(handle, attempt).stream().filter(late -> chosen.contains(LateAnswer.key(late.item(), late.sequence())))
                .filter(late -> arrivals.decide(handle, attempt, late, sealed, now)).toList();
            if (decided.isEmpty()) {
                throw new Refusal(ExamProblem.ALREADY_DECIDED);
            }
            decided.forEach(late -> responses.decide(handle, attempt, late.item(), late.sequence(), accept ? Arrival.ACCEPTED : Arrival.DECLINED));
            boolean counts = accept && !attempt.open();
            if (counts) {
                store.setRescore(handle, attempt, true);
            }
            tell(handle, attempt, accept ? ExamChanged.Change.LATE_ACCEPTED : ExamChanged.Change.LATE_DECLINED);
            if (accept) {
                people.audit(handle, now, Optional.of(by), "late-answers-accepted", subject(attempt) + " answers " + decided.size(), checked);
            } else {
                people.audit(handle, now, Optional.of(by), "late-answers-declined", subject(attempt) + " answers " + decided.size(), checked);
            }
            return counts;
        });
        if (again) {
            attempts.recount(id);
        }
    }

    /** From now on somebody has so much more time at every exam that they begin; nothing of both ends it. */
    public void setStanding(UUID person, int percent, int minutes, String reason, UUID by) {
        requireOther(person, by);
        String checked = Reason.checked(reason);
        Instant now = clock.instant();
        ExtraTime extra = new ExtraTime(percent, minutes, now, Optional.empty());
        boolean none = percent == 0 && minutes == 0;
        if (!none && !extra.isPossible()) {
            throw new Refusal(ExamProblem.EXTRA_WRONG);
        }
        database.write(handle -> {
            if (!people.exists(handle, person)) {
                throw new Refusal(WebProblem.NOT_FOUND);
            }
            extraTimes.end(handle, person, now);
            if (!none) {
                extraTimes.add(handle, person, extra);
            }
            people.audit(handle, now, Optional.of(by), "extra-time-set", "person " + Ids.hex(person) + " percent " + percent + " minutes " + minutes, checked);
            return null;
        });
    }

    private Attempt take(Handle handle, UUID id, UUID by) {
        Attempt attempt = find(handle, id);
        requireOther(attempt.person(), by);
        return store.lock(handle, attempt);
    }

    private static void requireOther(UUID person, UUID by) {
        if (person.equals(by)) {
            throw new Refusal(ExamProblem.OWN_SITTING);
        }
    }

    private Attempt find(Handle handle, UUID id) {
        return store.find(handle, id).filter(attempt -> !attempt.rehearsal()).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private void tell(Handle handle, Attempt attempt, ExamChanged.Change change) {
        ExamChanged changed = new ExamChanged(attempt.id(), attempt.person(), attempt.subject().course(), change);
        neighbours.listeners().forEach(listener -> listener.changed(handle, changed));
    }

    private static String subject(Attempt attempt) {
        return "attempt " + Ids.hex(attempt.id()).substring(0, 8);
    }
}
