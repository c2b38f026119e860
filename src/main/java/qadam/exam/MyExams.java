package qadam.exam;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.catalog.Responses;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;

/** A person's exams on their own page, and in the download of their data. */
final class MyExams implements MeSection, Exporter {
    private final AttemptStore attempts = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final LateStore arrivals = new LateStore();
    private final HandInStore handIns = new HandInStore();
    private final SeatStore seats = new SeatStore();
    private final ExtraTimeStore extraTimes = new ExtraTimeStore();
    private final RescoringStore rescorings = new RescoringStore();
    private final Courses courses;
    private final Papers papers;
    private final Envelope envelope;
    private final Texts texts;

    MyExams(Neighbours neighbours, ItemBanks banks, Texts texts) {
        this.courses = neighbours.courses();
        this.papers = new Papers(banks, courses);
        this.envelope = new Envelope(neighbours.people());
        this.texts = texts;
    }

    @Override
    public Optional<Card> card(Handle handle, UUID person, Language language) {
        List<Attempt> mine = attempts.of(handle, person);
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Card(texts.text(language, "exam.past.title"), texts.text(language, "exam.me.words"),
            mine.stream().map(attempt -> link(attempt, language)).toList()));
    }

    private Card.Link link(Attempt attempt, Language language) {
        String title = courses.find(attempt.subject().course()).map(course -> course.title().in(language)).orElse(attempt.subject().exam());
        String words = texts.text(language, "exam.me.attempt", Map.of("course", title,
            "date", WallTime.day(attempt.startedAt(), language), "state", texts.text(language, state(attempt))));
        return new Card.Link(words, "/" + language.tag() + "/attempts/" + Ids.hex(attempt.id()) + (attempt.open() ? "" : "/result"));
    }

    private static String state(Attempt attempt) {
        if (attempt.open()) {
            return "exam.me.open";
        }
        if (attempt.rehearsal()) {
            return "exam.past.rehearsal";
        }
        return attempt.passed() ? "exam.past.passed" : "exam.past.not_yet";
    }

    @Override
    public String name() {
        return "exams";
    }

    @Override
    public Set<String> tables() {
        return Set.of("attempts", "responses", "rescorings", "attempt_seats", "late_arrivals", "hand_ins", "extra_times");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        return Map.of("sittings", attempts.of(handle, person).stream().map(attempt -> export(handle, attempt)).toList(),
            "extra_time", extraTimes.of(handle, person).stream().map(MyExams::exported).toList());
    }

    /** Answers go, and sittings that are not over; a result stays as a figure of nobody's. */
    @Override
    public void erase(Handle handle, Leaving leaving) {
        attempts.of(handle, leaving.person()).forEach(attempt -> {
            responses.erase(handle, attempt);
            arrivals.erase(handle, attempt);
            handIns.erase(handle, attempt);
            seats.erase(handle, attempt);
        });
        extraTimes.erase(handle, leaving.person());
        attempts.erase(handle, leaving);
    }

    private static Map<String, Object> exported(ExtraTime extra) {
        return Map.of("percent", extra.percent(), "minutes", extra.minutes(), "granted_at", extra.grantedAt().toString(),
            "ended_at", extra.endedAt().map(Instant::toString).orElse(""));
    }

    private Map<String, Object> exported(Handle handle, Attempt attempt, LateArrival late) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("question", late.item());
        row.put("sequence", late.sequence());
        row.put("taken_at", late.takenAt().toString());
        row.put("received_at", late.receivedAt().toString());
        row.put("decided_at", late.decidedAt().map(Instant::toString).orElse(""));
        row.put("reason", late.sealed().flatMap(sealed -> envelope.words(handle, attempt.person(), sealed)).orElse(""));
        return row;
    }

    private Map<String, Object> export(Handle handle, Attempt attempt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("attempt", Ids.hex(attempt.id()));
        row.put("exam", attempt.subject().exam());
        row.put("course", attempt.subject().course() + "@" + attempt.subject().courseVersion());
        row.put("rehearsal", attempt.rehearsal());
        row.put("sealed_bank", attempt.form().sealed());
        row.put("started_at", attempt.startedAt().toString());
        row.put("handed_in_at", attempt.handedInAt().map(Instant::toString).orElse(""));
        row.put("annulled", attempt.annulled());
        attempt.outcome().ifPresent(outcome -> row.put("result", outcome));
        rescorings.of(handle, attempt).ifPresent(rescored -> row.put("rescored",
            Map.of("at", rescored.at().toString(), "right_before", rescored.before(), "right_after", rescored.after())));
        row.put("extra_minutes", attempt.extraMinutes());
        row.put("taken_elsewhere_at", seats.left(handle, attempt).stream().map(Instant::toString).toList());
        row.put("came_late", arrivals.of(handle, attempt).stream().map(late -> exported(handle, attempt, late)).toList());
        handIns.last(handle, attempt).ifPresent(last -> row.put("handed_in", last.snapshot()));
        Paper paper = papers.of(handle, attempt);
        row.put("responses", responses.all(handle, attempt).stream().map(saved -> export(handle, paper, saved)).toList());
        return row;
    }

    /** As the page sent it: authors' names of options stay here, because a sealed question will be asked again. */
    private Map<String, Object> export(Handle handle, Paper paper, SavedResponse saved) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("question", saved.item());
        row.put("sequence", saved.sequence());
        row.put("saved_at", saved.savedAt().toString());
        row.put("arrival", saved.arrival().name().toLowerCase(java.util.Locale.ROOT));
        row.put("response", envelope.open(handle, paper.attempt().person(), saved)
            .map(response -> Responses.fields(paper.item(saved.item()), response)).orElse(Map.of()));
        return row;
    }
}
