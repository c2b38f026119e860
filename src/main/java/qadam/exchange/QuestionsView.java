package qadam.exchange;

import java.util.List;

/**
 * What a person sees of what they have asked.
 *
 * @param all as long as the log is kept
 * @param today by the tutor
 * @param most how often a day
 * @param keepsWords whether there are words to let go of
 * @param kept how long rows and words are kept here, for the sentence that says so
 */
public record QuestionsView(long all, long today, long most, List<Past> last, boolean keepsWords, KeptTimes kept) {
}
