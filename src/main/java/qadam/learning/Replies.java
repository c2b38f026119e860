package qadam.learning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Courses;
import qadam.record.Receipt;
import qadam.record.Receipts;
import qadam.shared.Language;
import qadam.shared.Outcome;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Site;

/** Reads a delivery's answers, hands all that are answers to the record at once, and says of each what came of it. */
final class Replies {
    private final Site site;
    private final Courses courses;
    private final Learning learning;
    private final Receipts receipts;

    Replies(Site site, Courses courses, Learning learning, Receipts receipts) {
        this.site = site;
        this.courses = courses;
        this.learning = learning;
        this.receipts = receipts;
    }

    private record Read(StepsApi.Sent sent, PracticePlace place, Answer answer, Refusal refusal) {
    }

    /** One for each, in their order. */
    List<Reply> to(Asker asker, List<StepsApi.Sent> delivered, Language language) {
        List<Read> all = delivered.stream().map(sent -> read(asker, sent)).toList();
        List<Answer> answers = all.stream().map(Read::answer).filter(answer -> answer != null).toList();
        List<Outcome<Answered>> outcomes = stored(asker, answers);
        List<Reply> replies = new ArrayList<>(all.size());
        int next = 0;
        for (Read one : all) {
            replies.add(one.answer() == null ? refused(one.sent(), one.refusal(), language) : reply(one, outcomes.get(next++), language));
        }
        return replies;
    }

    private List<Outcome<Answered>> stored(Asker asker, List<Answer> answers) {
        try {
            return answers.isEmpty() ? List.of() : learning.answers(asker.learner().orElseThrow(), answers);
        } catch (Refusal noRoom) {
            return answers.stream().<Outcome<Answered>>map(answer -> new Outcome.Refused<>(noRoom)).toList();
        }
    }

    private Read read(Asker asker, StepsApi.Sent sent) {
        try {
            if (sent.owner() != null && !sent.owner().equals(asker.owner())) {
                throw new Refusal(LearningProblem.OF_ANOTHER);
            }
            SentAnswer answer = SentAnswer.read(courses, sent);
            return new Read(sent, answer.place(), answer.answer(), null);
        } catch (Refusal refusal) {
            return new Read(sent, null, null, refusal);
        }
    }

    private Reply reply(Read read, Outcome<Answered> outcome, Language language) {
        return switch (outcome) {
            case Outcome.Kept<Answered>(Answered answered) -> told(read, answered, language);
            case Outcome.Refused<Answered>(Refusal refusal) -> refused(read.sent(), refusal, language);
        };
    }

    /** Stored, but a receipt that cannot be signed now is asked for again; it holds up no other answer. */
    private Reply told(Read read, Answered answered, Language language) {
        try {
            return Reply.stored(read.sent(), values(read, answered, language));
        } catch (Refusal later) {
            return refused(read.sent(), later, language);
        }
    }

    private Map<String, Object> values(Read read, Answered answered, Language language) {
        Receipt receipt = answered.receipt();
        Feedback feedback = Feedback.of(read.place().item(), new PracticeResult(answered.right(), Optional.of(read.answer().response())), language);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sequence", receipt.sequence());
        told.put("storedAt", receipt.storedAt().toString());
        told.put("receipt", receipts.text(receipt));
        told.put("right", answered.right());
        told.put("html", html(language, "learning/feedback.jte", Map.of("feedback", learning.counts(read.place()) ? feedback : feedback.ofRevised())));
        return told;
    }

    private Reply refused(StepsApi.Sent sent, Refusal refusal, Language language) {
        return Reply.refused(sent, refusal, html(language, "learning/refused.jte", Map.of("key", refusal.problem().key())));
    }

    private String html(Language language, String template, Map<String, Object> values) {
        return new String(site.render(template, site.page(language, "", "", ""), values), StandardCharsets.UTF_8);
    }
}
