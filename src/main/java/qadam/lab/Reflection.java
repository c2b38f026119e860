package qadam.lab;

import java.util.List;
import java.util.Map;
import qadam.catalog.Asked;
import qadam.catalog.Lab;
import qadam.shared.Refusal;

/** What was answered in words: the frame's own part of every grade. It counts signs and reads nothing: a teacher does. */
final class Reflection {
    /** Of one answer, in signs. */
    static final int LONGEST = 4_000;
    /** Points of a grade. */
    static final int MOST = 10;

    private Reflection() {
    }

    /** @throws Refusal for answers to what was not asked, or longer than may be */
    static void check(Lab lab, Map<String, String> answers) {
        boolean strange = answers.entrySet().stream().anyMatch(answer -> lab.asked(answer.getKey()).isEmpty() || answer.getValue() == null
            || answer.getValue().length() > LONGEST);
        if (strange) {
            throw new Refusal(LabProblem.MALFORMED_WORK);
        }
    }

    static Reason reason(Lab lab, Map<String, String> answers) {
        List<Asked> asked = lab.reflection();
        int answered = (int) asked.stream().filter(one -> length(answers.getOrDefault(one.id(), "")) >= one.least()).count();
        int points = asked.isEmpty() ? MOST : MOST * answered / asked.size();
        return new Reason("lab.reason.reflection", points, MOST, Map.of("answered", answered, "asked", asked.size()));
    }

    /** Letters, figures and marks; a run of spaces is one, and one sign over and over is no answer. */
    private static int length(String answer) {
        String words = answer.strip().replaceAll("\\s+", " ");
        return words.codePoints().distinct().count() < 5 ? 0 : words.codePointCount(0, words.length());
    }
}
