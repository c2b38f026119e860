package qadam.tutor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.model.ModelCard;
import qadam.safeguard.Guard;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.WebProblem;

/** What learners say of answers: that one is wrong or harmful, for the office; and whether it helped, as a number. */
final class Reports {
    static final int LONGEST = 1_000;
    private static final int MOST_SHOWN = 50;
    private static final int MOST_REMEMBERED = 20_000;
    private static final Duration KEPT = Duration.ofDays(365);

    private final ReportStore store = new ReportStore();
    private final Database database;
    private final Guard guard;
    private final People people;
    private final InstantSource clock;
    private final Rate rate;
    /** Of which answers somebody has said whether they helped, so that one press counts once; on this node and until it restarts. */
    private final Set<UUID> said = ConcurrentHashMap.newKeySet();

    Reports(Database database, Guard guard, People people, InstantSource clock, Limits limits) {
        this.database = database;
        this.guard = guard;
        this.people = people;
        this.clock = clock;
        this.rate = new Rate(limits.of(Limit.MISTAKE_REPORTS_PER_DAY), Duration.ofDays(1));
    }

    void send(Asker asker, Answer answer, Optional<Report.Reason> reason, String note) {
        if (note.length() > LONGEST) {
            throw new Refusal(TutorProblem.REPORT_TOO_LONG);
        }
        Report.Reason because = reason.orElseThrow(() -> new Refusal(TutorProblem.REPORT_REASON));
        rate.take(asker.personId().toString(), 1, TutorProblem.TOO_MANY_REPORTS);
        Language language = answer.question().language();
        Report report = new Report(0, clock.instant(), language.tag(), answer.question().lesson().map(lesson -> lesson.course() + "/" + lesson.lesson()).orElse(""),
            answer.model().map(ModelCard::id).orElse(""), Answering.PROMPT_VERSION, because, guard.scrub(language, Plain.of(note)).text(), answer.asked(), answer.text(), Optional.empty());
        database.write(handle -> {
            store.add(handle, report);
            return null;
        });
    }

    void opinion(Answer answer, boolean helped) {
        if (said.size() < MOST_REMEMBERED && !said.add(answer.id())) {
            return;
        }
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.ofHours(5));
        database.write(handle -> {
            store.count(handle, now.getYear() * 100 + now.getMonthValue(), answer.question().language().tag(), answer.question().tier(), helped);
            return null;
        });
    }

    List<Report> open(Handle handle) {
        return store.open(handle, MOST_SHOWN);
    }

    List<Report> decided(Handle handle) {
        return store.decided(handle, MOST_SHOWN);
    }

    long countOpen(Handle handle) {
        return store.countOpen(handle);
    }

    long opinions(Handle handle, boolean helped) {
        return store.opinions(handle, helped);
    }

    void decide(long number, Report.Decision decision, UUID by) {
        Instant now = clock.instant();
        database.write(handle -> {
            if (!store.decide(handle, number, decision, now)) {
                throw new Refusal(WebProblem.NOT_FOUND);
            }
            people.audit(handle, now, Optional.of(by), "tutor-report-decided", "report " + number, decision.name());
            return null;
        });
    }

    /** Lets go of reports a year after they were decided. */
    Forgetting nightly() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> store.forget(handle, now.minus(KEPT), Forgetting.PIECE));
    }
}
