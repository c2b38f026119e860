package qadam.integrity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import qadam.exam.Proceeding;
import qadam.exam.Proceeding.Answer;

/**
 * Many people, one device, the same answers, nobody reading. All four together raise a flag and never refuse. A class that shares a
 * device, brothers and sisters with one telephone and pupils who work aloud with their teacher read, and so are not even flagged.
 */
final class SameAnswers {
    /** The claimant among them. */
    static final int PEOPLE = 5;
    /** So many answers to the same questions have to be compared, or agreeing means nothing. */
    static final int COMPARED = 10;
    /** Of a hundred compared, wrong ones included. */
    static final int AGREEING_PERCENT = 95;

    private SameAnswers() {
    }

    static Optional<Finding> judge(Proceeding mine, Collection<Proceeding> others) {
        if (!ExamPace.isHurried(mine)) {
            return Optional.empty();
        }
        List<Comparison> alike = lastOfEach(mine, others).stream().filter(ExamPace::isHurried).map(other -> compare(mine, other))
            .filter(one -> one.compared > 0 && one.agrees()).toList();
        Comparison all = alike.stream().reduce(new Comparison(0, 0, 0), Comparison::plus);
        boolean speaks = alike.size() + 1 >= PEOPLE && all.compared >= COMPARED;
        return speaks ? Optional.of(finding(mine, alike.size() + 1, all)) : Optional.empty();
    }

    private static Finding finding(Proceeding mine, int people, Comparison all) {
        return new Finding(Rule.SAME_ANSWERS_ONE_DEVICE, Map.of("people", (long) people, "compared", (long) all.compared, "same", (long) all.same,
            "same_wrong", (long) all.sameWrong, "seconds", mine.took().orElseThrow().toSeconds(), "characters", (long) mine.characters()));
    }

    /** Of each other person the last sitting. */
    private static Collection<Proceeding> lastOfEach(Proceeding mine, Collection<Proceeding> others) {
        Map<UUID, Proceeding> last = new HashMap<>();
        others.stream().filter(other -> !other.person().equals(mine.person())).forEach(other ->
            last.merge(other.person(), other, (one, two) -> one.startedAt().isAfter(two.startedAt()) ? one : two));
        return last.values();
    }

    private record Comparison(int compared, int same, int sameWrong) {
        boolean agrees() {
            return same * 100 >= compared * AGREEING_PERCENT;
        }

        Comparison plus(Comparison other) {
            return new Comparison(compared + other.compared, same + other.same, sameWrong + other.sameWrong);
        }
    }

    /** Forms are drawn, so two people share only some questions. */
    private static Comparison compare(Proceeding mine, Proceeding other) {
        return mine.answers().entrySet().stream().map(entry -> compare(entry.getValue(), other.answers().get(entry.getKey())))
            .filter(Objects::nonNull).reduce(new Comparison(0, 0, 0), Comparison::plus);
    }

    /** Null when there is nothing to compare. */
    private static Comparison compare(Answer mine, Answer other) {
        if (other == null || mine.given().isEmpty() || other.given().isEmpty()) {
            return null;
        }
        boolean same = mine.given().equals(other.given());
        return new Comparison(1, same ? 1 : 0, same && !mine.right() ? 1 : 0);
    }
}
