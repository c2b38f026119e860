package qadam.learning;

import java.time.Instant;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** A practice answer as a browser wrote it, read against the course it was given in. */
record SentAnswer(PracticePlace place, Answer answer) {
    /** @throws Refusal when there is no such question, when nothing was answered, or when the id is none */
    static SentAnswer read(Courses courses, StepsApi.Sent sent) {
        Course course = courses.find(sent.course(), sent.version()).orElseThrow(() -> new Refusal(LearningProblem.NO_SUCH_ITEM));
        PracticePlace place = PracticePlace.find(course, sent.lesson(), sent.item())
            .orElseThrow(() -> new Refusal(LearningProblem.NO_SUCH_ITEM));
        Response response = Responses.read(place.item(), sent.fields()).orElseThrow(() -> new Refusal(LearningProblem.NOTHING_ANSWERED));
        return new SentAnswer(place, new Answer(Ids.parse(sent.id()).orElseThrow(() -> new Refusal(WebProblem.MALFORMED)),
            Instant.ofEpochMilli(sent.takenAt()), course, place.lesson(), place.item(), response));
    }
}
