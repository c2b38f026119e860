package qadam.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/**
 * One exchange with a model, or one refusal before it.
 *
 * @param id a UUIDv7 of the moment at which it was asked; the same id again is the same exchange
 * @param person who asked, kept as a pseudonym only; empty for a visitor without an account
 * @param promptVersion which wording of our instructions was sent; empty when none was
 * @param passages ids of the passages that were sent or shown
 * @param course the course beside which it was asked
 * @param model as its server names it; empty when none was asked
 * @param modelHash of its weights, where known
 * @param parameters of sampling, a JSON object
 * @param verdicts codes of what the checks said: {@code cited}, {@code exam-open}, {@code over-budget}
 * @param first until the first piece came; zero when none did
 * @param whole until the end
 * @param words kept apart, sealed, and only of somebody with an account
 */
public record Entry(UUID id, Kind kind, Optional<UUID> person, Language language, String promptVersion, List<String> passages, Optional<String> course,
                    Optional<String> model, Optional<String> modelHash, String parameters, List<String> verdicts, Duration first, Duration whole, Tokens tokens,
                    Optional<Words> words) {
    private static final int MOST = 40;
    private static final int LONGEST = 200;
    private static final int LONGEST_PARAMETERS = 2_000;

    /** Bounded, for some of it comes from a model's server, which may say anything. */
    public Entry {
        promptVersion = cut(promptVersion);
        passages = cut(passages);
        course = course.map(Entry::cut);
        model = model.map(Entry::cut);
        modelHash = modelHash.map(Entry::cut);
        parameters = parameters.length() <= LONGEST_PARAMETERS ? parameters : "{}";
        verdicts = cut(verdicts);
    }

    private static List<String> cut(List<String> texts) {
        return texts.stream().limit(MOST).map(text -> cut(text).replaceAll("\\s+", " ")).distinct().toList();   // one stands in each line
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
