package qadam.tutor;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Courses;
import qadam.exchange.Exchanges;
import qadam.exchange.Words;
import qadam.model.ModelCard;
import qadam.model.Models;
import qadam.safeguard.Guard;
import qadam.safeguard.MayAsk;
import qadam.safeguard.Reader;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;
import qadam.web.Asker;
import qadam.web.ClientAddress;
import qadam.web.WebProblem;

/** What the page and the API have in common: from typed fields to answers, and from answers to what is shown. */
final class Desk {
    private final Database database;
    private final Courses courses;
    private final Models models;
    private final Guard guard;
    private final Exchanges exchanges;
    private final ExamLock lock;
    private final Ceilings ceilings;
    private final Asking asking;
    private final Kept kept;
    private final Reports reports;
    private final Rate rate;
    private final int most;

    Desk(Database database, Courses courses, Models models, Guard guard, Exchanges exchanges, ExamLock lock, Ceilings ceilings, Asking asking, Kept kept, Reports reports, Limits limits) {
        this.database = database;
        this.courses = courses;
        this.models = models;
        this.guard = guard;
        this.exchanges = exchanges;
        this.lock = lock;
        this.ceilings = ceilings;
        this.asking = asking;
        this.kept = kept;
        this.reports = reports;
        this.rate = new Rate(limits.of(Limit.ADDRESS_SEARCHES_PER_MINUTE), Duration.ofMinutes(1));
        this.most = limits.of(Limit.TUTOR_QUESTION_CHARACTERS);
    }

    ExamLock lock() {
        return lock;
    }

    Kept kept() {
        return kept;
    }

    Reports reports() {
        return reports;
    }

    void countAddress(Context context) {
        rate.take(ClientAddress.of(context), 1, WebProblem.ADDRESS_TOO_MANY);
    }

    /** Of an exchange that this person had. */
    Optional<Words> words(Asker asker, UUID exchange) {
        return database.read(handle -> exchanges.words(handle, asker.personId(), exchange));
    }

    Answer excerpts(Asker asker, Language language, Typed typed) {
        lock.require(asker);
        Question question = question(asker, language, typed);
        return asking.excerpts(asker, question, asking.whyNoModel(asker, course(typed)).orElse(Why.NO_MODEL));
    }

    /** Kept, so that it can be shown again. */
    Answer answer(Asker asker, Language language, Typed typed, Asking.Hearing hearing) {
        lock.require(asker);
        Answer answer = asking.answer(asker, question(asker, language, typed), hearing);
        if (asker.signedIn()) {
            kept.keep(asker, answer);
        }
        return answer;
    }

    private Question question(Asker asker, Language language, Typed typed) {
        return Question.of(language, lesson(language, typed).map(lesson -> new LessonRef(lesson.course(), lesson.lesson())), typed.tier(), typed.words(),
            kept.turns(asker, typed.after()), most);
    }

    private static Optional<String> course(Typed typed) {
        return Optional.of(typed.course()).filter(slug -> !slug.isEmpty());
    }

    private Optional<TutorView.Lesson> lesson(Language language, Typed typed) {
        return courses.find(typed.course()).flatMap(course -> course.lesson(typed.lesson()).map(lesson -> new TutorView.Lesson(course.slug(), lesson.id(), lesson.in(language).title(),
            "/" + language.tag() + "/courses/" + course.slug() + "/" + lesson.id())));
    }

    TutorView view(Asker asker, Language language, Typed typed) {
        return view(asker, language, typed, "", "", Optional.empty());
    }

    TutorView view(Asker asker, Language language, Typed typed, Answer answer) {
        Typed of = answer.question().lesson().map(lesson -> new Typed("", lesson.course(), lesson.lesson(), answer.question().tier(), typed.after())).orElse(typed);
        return view(asker, language, of, "", "", Optional.of(answer));
    }

    TutorView refused(Asker asker, Language language, Typed typed, String error) {
        return view(asker, language, typed, typed.readable(most), error, Optional.empty());
    }

    private TutorView view(Asker asker, Language language, Typed typed, String words, String error, Optional<Answer> answer) {
        Optional<TutorView.Lesson> lesson = lesson(language, typed);
        Optional<Why> why = asking.whyNoModel(asker, course(typed));
        Optional<ModelCard> model = why.isPresent() ? Optional.empty() : exchanges.switches().on(models.cards()).stream().filter(card -> card.health().answers()).findFirst();
        Tier ceiling = why.isPresent() ? Tier.EXAMPLE : ceilings.of(asker, new Question(language, lesson.map(one -> new LessonRef(one.course(), one.lesson())), typed.tier(), "", List.of()));
        List<Reader> readers = why.isEmpty() && guard.mayAsk(asker.person()) == MayAsk.GUIDED ? guard.readers(asker.personId()) : List.of();
        String after = answer.filter(Answer::isByModel).map(one -> qadam.shared.Ids.hex(one.id())).or(() -> typed.after().map(qadam.shared.Ids::hex)).orElse("");
        return new TutorView(lesson, words, error, answer, after, typed.tier().atMost(ceiling), ceiling, why, model, readers, most);
    }
}
