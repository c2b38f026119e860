package qadam.integrity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules, version 1: one pure function, so that it can be repeated at any time and by anybody. Each rule's bound, where it comes from and
 * what it spares: docs/api/integrity.md. A bound is met by who stands on it: only less time than the bound speaks against somebody.
 */
public final class Judge {
    private Judge() {
    }

    /** @return one finding for each rule that speaks against the claim, in the rules' order */
    public static List<Finding> judge(Evidence evidence) {
        return Stream.of(evidence.exam().flatMap(ExamPace::judge),
                PracticePace.judge(evidence.practice()),
                ids(evidence.idsInBlock()),
                evidence.exam().flatMap(exam -> SameAnswers.judge(exam, evidence.sameDevice())))
            .flatMap(Optional::stream).toList();
    }

    private static Optional<Finding> ids(int inBlock) {
        return inBlock < IdBlocks.TOO_MANY ? Optional.empty()
            : Optional.of(new Finding(Rule.IDS_IN_SEQUENCE, Map.of("ids", (long) inBlock, "days", IdBlocks.WITHIN.toDays())));
    }
}
