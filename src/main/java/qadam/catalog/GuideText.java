package qadam.catalog;

import java.util.List;
import java.util.Locale;

/**
 * A teacher's guide to a lesson in one language. All of it is plain text.
 *
 * @param aim what a pupil can do afterwards, one sentence
 * @param success criteria that a pupil can check without the teacher
 * @param plan stages in order; their minutes sum to {@link #MINUTES}
 * @param aloud questions to ask the class
 * @param projector screens of few words to read from the last row
 * @param worksheet tasks on paper, with answers
 * @param support for whoever finds it hard
 * @param stretch for whoever is quick
 */
public record GuideText(String aim, List<String> success, List<Step> plan, Devices devices, List<Misconception> misconceptions, List<String> aloud,
                        List<Screen> projector, List<Exercise> worksheet, String support, String stretch) {
    /** A school lesson in Kazakhstan is 40 to 45 minutes long: the plan leaves the rest for the bell and the register. */
    public static final int MINUTES = 40;
    /** Words that a pupil in the last row reads before the talk goes on. */
    public static final int MOST_WORDS_ON_SCREEN = 30;

    /** What a stage of a lesson is for. */
    public enum Stage {
        START, EXPLORE, EXPLAIN, PRACTISE, DISCUSS, CLOSE;

        /** As it is written in the files and in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param check how learning is seen in this stage */
    public record Step(int minutes, Stage stage, String teacher, String pupils, String check) {
    }

    /** Who does what when thirty pupils share so many devices. */
    public record Devices(String one, String five, String thirty) {
    }

    /** @param says what a pupil says @param why where it comes from @param help what puts it right */
    public record Misconception(String says, String why, String help) {
    }

    public record Screen(String title, String text) {
    }

    /** @param lines empty lines to write on */
    public record Exercise(String task, String answer, int lines) {
    }
}
