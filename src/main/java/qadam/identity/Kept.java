package qadam.identity;

import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.web.Site;

/**
 * A form that is shown again: what was typed (never a password), and what is wrong with it.
 *
 * @param message what is wrong, in the reader's language; empty on the first showing
 * @param field the field beside which it is said; empty when it concerns the whole form
 */
public record Kept(Map<String, String> values, String message, String field) {
    static final Kept NOTHING = new Kept(Map.of(), "", "");

    static Kept of(Site site, Language language, Refusal refusal, Map<String, String> values) {
        Problem problem = refusal.problem();
        String field = problem instanceof IdentityProblem ours ? ours.field() : "";
        return new Kept(values, site.texts().text(language, problem.key(), refusal.values()), field);
    }

    static Kept values(Map<String, String> values) {
        return new Kept(values, "", "");
    }

    public String value(String name) {
        return Optional.ofNullable(values.get(name)).orElse("");
    }

    /** The message for the field, or empty text. */
    public String error(String name) {
        return field.equals(name) ? message : "";
    }

    public boolean isRefused() {
        return !message.isEmpty();
    }
}
