package qadam.tutor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import qadam.exchange.Entry;
import qadam.exchange.Exchanges;
import qadam.exchange.Kind;
import qadam.exchange.Tokens;
import qadam.exchange.Words;
import qadam.model.ModelCard;
import qadam.model.Models;
import qadam.model.Reply;
import qadam.model.Usage;
import qadam.safeguard.CrisisText;
import qadam.safeguard.Guard;
import qadam.safeguard.MayAsk;
import qadam.safeguard.Scrubbed;
import qadam.search.Passage;
import qadam.search.Search;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Asker;

/** From a person's question to what they are shown: locks and guards first, then the lessons, then perhaps a model, then the log. */
final class Asking {
    private final Search search;
    private final Models models;
    private final Answering answering;
    private final Guard guard;
    private final Exchanges exchanges;
    private final ExamLock lock;
    private final Ceilings ceilings;
    private final InstantSource clock;
    /** Who is being answered on this node now. */
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    /** Who follows an answer as it comes. @param gone true once nobody does */
    record Hearing(Consumer<Answer.Line> lines, BooleanSupplier gone, IntConsumer waiting) {
        static final Hearing AT_THE_END = new Hearing(line -> { }, () -> false, position -> { });
    }

    Asking(Search search, Models models, Guard guard, Exchanges exchanges, ExamLock lock, Ceilings ceilings, InstantSource clock) {
        this.search = search;
        this.models = models;
        this.answering = new Answering(models, search);
        this.guard = guard;
        this.exchanges = exchanges;
        this.lock = lock;
        this.ceilings = ceilings;
        this.clock = clock;
    }

    /** Why this asker gets excerpts now; empty when a model may be asked. */
    Optional<Why> whyNoModel(Asker asker, Optional<String> course) {
        if (!models.isConfigured() && models.cards().isEmpty()) {
            return Optional.of(Why.NO_MODEL);
        }
        if (!asker.signedIn()) {
            return Optional.of(Why.SIGN_IN);
        }
        MayAsk may = guard.mayAsk(asker.person());
        if (!may.isModel()) {
            return Optional.of(may == MayAsk.NOTICE_FIRST ? Why.NOTICE_FIRST : Why.NOT_FOR_YOU);
        }
        if (exchanges.switches().off(asker.person(), course, Optional.empty()).isPresent()) {
            return Optional.of(Why.SWITCHED_OFF);
        }
        if (exchanges.budgets().over(asker.person(), Kind.TUTOR).isPresent()) {
            return Optional.of(Why.OVER_BUDGET);
        }
        List<ModelCard> on = exchanges.switches().on(models.cards());
        return on.isEmpty() && !models.cards().isEmpty() ? Optional.of(Why.SWITCHED_OFF) : models.isReady() ? Optional.empty() : Optional.of(Why.DOWN);
    }

    /** Without a model. @throws Refusal while an exam is open */
    Answer excerpts(Asker asker, Question question, Why why) {
        lock.require(asker);
        Optional<CrisisText> crisis = guard.crisis(question.language(), question.words(), asker.person());
        return crisis.isPresent() ? crisis(asker, question, crisis.get()) : excerpts(Ids.version7(clock.millis()), question, false, Grounds.of(search, question), why);
    }

    /**
     * With a model where one may be asked. Blocks until the answer is whole.
     *
     * @throws Refusal while an exam is open, also when it began during the answer; or while the last question is being answered
     */
    Answer answer(Asker asker, Question typed, Hearing hearing) {
        lock.require(asker);
        Optional<CrisisText> crisis = guard.crisis(typed.language(), typed.words(), asker.person());
        if (crisis.isPresent()) {
            return crisis(asker, typed, crisis.get());
        }
        Scrubbed scrubbed = guard.scrub(typed.language(), typed.words());
        Question question = typed.worded(scrubbed.text()).atMost(ceilings.of(asker, typed)).atMost(guided(asker, typed));
        Grounds grounds = Grounds.of(search, question);
        UUID id = Ids.version7(clock.millis());
        Optional<Why> why = whyNoModel(asker, question.lesson().map(LessonRef::course)).or(() -> lock.isExamQuestion(question) ? Optional.of(Why.EXAM_QUESTION) : Optional.empty())
            .or(() -> grounds.good().isEmpty() ? Optional.of(Why.NOT_IN_LESSONS) : Optional.empty());
        if (why.isPresent()) {
            Answer answer = excerpts(id, question, scrubbed.isChanged(), grounds, why.get());
            log(asker, answer, grounds, Optional.empty(), List.of(why.get().name()));
            return answer;
        }
        return alone(asker, () -> byModel(asker, id, question, scrubbed.isChanged(), grounds, hearing));
    }

    /** Under 18 help begins small: the whole explanation comes with the second question. */
    private Tier guided(Asker asker, Question question) {
        return question.before().isEmpty() && asker.signedIn() && guard.mayAsk(asker.person()) == MayAsk.GUIDED ? Tier.QUESTION : Tier.EXAMPLE;
    }

    private Answer alone(Asker asker, java.util.function.Supplier<Answer> work) {
        if (!busy.add(asker.personId())) {
            throw new Refusal(TutorProblem.ONE_AT_A_TIME);
        }
        try {
            return work.get();
        } finally {
            busy.remove(asker.personId());
        }
    }

    private Answer byModel(Asker asker, UUID id, Question question, boolean scrubbed, Grounds grounds, Hearing hearing) {
        Watching watching = new Watching(asker, question, grounds, hearing);
        Asked asked = new Asked(question.language(), question.tier(), question.lesson(), grounds.passages(), question.before(), question.words());
        Answered answered = answering.answer(asked, watching, watching::isOver, hearing.waiting(), exchanges.switches().on(models.cards()));
        if (watching.crisis.isPresent()) {
            return crisis(asker, question, watching.crisis.get());
        }
        boolean locked = watching.locked || lock.isOn(asker);
        Answer answer = answer(id, question, scrubbed, grounds, answered, watching.lines());
        List<String> verdicts = locked ? List.of("exam-open") : answered.verdicts();
        log(asker, answer, grounds, Optional.of(answered.reply()), verdicts.isEmpty() ? List.of(answered.outcome().name()) : verdicts);
        if (locked) {
            lock.require(asker);
        }
        return answer;
    }

    /** What is looked after while an answer comes. Used by the thread that answers. */
    private final class Watching implements Consumer<Part> {
        private final Asker asker;
        private final Question question;
        private final Grounds grounds;
        private final Hearing hearing;
        private final java.util.ArrayList<Answer.Line> lines = new java.util.ArrayList<>();
        private Optional<CrisisText> crisis = Optional.empty();
        private boolean locked;

        private Watching(Asker asker, Question question, Grounds grounds, Hearing hearing) {
            this.asker = asker;
            this.question = question;
            this.grounds = grounds;
            this.hearing = hearing;
        }

        @Override
        public void accept(Part part) {
            locked |= lock.isOn(asker);   // they may have begun an exam on another device
            crisis = crisis.or(() -> guard.crisis(question.language(), part.text(), asker.person()));
            if (!locked && crisis.isEmpty()) {
                Answer.Line line = new Answer.Line(part.text(), part.cite().map(cite -> Answer.Source.of(cite, grounds.passages().get(cite.passage() - 1))));
                lines.add(line);
                hearing.lines().accept(line);
            }
        }

        private boolean isOver() {
            return locked || crisis.isPresent() || hearing.gone().getAsBoolean();
        }

        private List<Answer.Line> lines() {
            return List.copyOf(lines);
        }
    }

    private static Answer answer(UUID id, Question question, boolean scrubbed, Grounds grounds, Answered answered, List<Answer.Line> lines) {
        Optional<Why> why = switch (answered.outcome()) {
            case ANSWERED, STOPPED -> Optional.empty();
            case UNSUPPORTED -> Optional.of(Why.UNSUPPORTED);
            case WITHHELD -> Optional.of(Why.WITHHELD);
            case NOT_IN_LESSONS -> Optional.of(Why.NOT_IN_LESSONS);
            case FAILED -> Optional.of(answered.reply() instanceof Reply.Failed failed ? Why.of(failed.why()) : Why.BROKE_OFF);
        };
        return new Answer(id, question, lines, places(grounds.good()), places(grounds.nearest()), why, Optional.empty(), scrubbed, model(answered.reply()),
            answered.outcome() == Outcome.STOPPED);
    }

    private static Optional<ModelCard> model(Reply reply) {
        return switch (reply) {
            case Reply.Said said -> Optional.of(said.model());
            case Reply.Failed failed -> failed.model();
        };
    }

    private static Answer excerpts(UUID id, Question question, boolean scrubbed, Grounds grounds, Why why) {
        return new Answer(id, question, List.of(), places(grounds.good()), places(grounds.nearest()), Optional.of(grounds.good().isEmpty() ? Why.NOT_IN_LESSONS : why),
            Optional.empty(), scrubbed, Optional.empty(), false);
    }

    private static List<Answer.Place> places(List<qadam.search.Found> found) {
        return found.stream().map(Answer.Place::of).toList();
    }

    /** Fixed words by people; whoever is named for it is told, once the words stand in the log. */
    private Answer crisis(Asker asker, Question question, CrisisText text) {
        UUID id = Ids.version7(clock.millis());
        Answer answer = new Answer(id, question.worded(guard.scrub(question.language(), question.words()).text()), List.of(), List.of(), List.of(), Optional.empty(),
            Optional.of(text), false, Optional.empty(), false);
        asker.person().ifPresent(person -> {
            log(asker, answer, new Grounds(List.of(), List.of()), Optional.empty(), List.of("crisis"));
            guard.alert(person, id);
        });
        return answer;
    }

    private void log(Asker asker, Answer answer, Grounds grounds, Optional<Reply> reply, List<String> verdicts) {
        Question question = answer.question();
        Duration first = reply.map(said -> said instanceof Reply.Said whole ? whole.first() : Duration.ZERO).orElse(Duration.ZERO);
        Duration whole = reply.map(said -> said instanceof Reply.Said ended ? ended.whole() : Duration.ZERO).orElse(Duration.ZERO);
        exchanges.append(new Entry(answer.id(), Kind.TUTOR, asker.person(), question.language(), reply.isPresent() ? Answering.PROMPT_VERSION : "",
            grounds.passages().stream().map(Asking::id).toList(), question.lesson().map(LessonRef::course), answer.model().map(ModelCard::id),
            answer.model().flatMap(ModelCard::hash), "{\"tier\":\"" + question.tier() + "\"}", verdicts, first, whole, Tokens.of(reply.map(Reply::usage).orElse(Usage.NONE)),
            asker.person().map(person -> new Words(answer.asked(), answer.crisis().map(CrisisText::text).orElse(answer.text())))));
    }

    /** Names a passage for as long as its lesson has these words. */
    private static String id(Passage passage) {
        String hash = HexFormat.of().toHexDigits(passage.text().hashCode());
        return passage.course() + "@" + passage.version() + "/" + passage.lesson() + (passage.part().isEmpty() ? "" : "#" + passage.part()) + ":" + hash;
    }
}
