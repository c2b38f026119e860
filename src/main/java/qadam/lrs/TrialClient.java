package qadam.lrs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code --lrs-client NAME:SECRET}: a client for as long as the server runs. */
public record TrialClient(String name, String secret) {
    private static final Pattern FORM = Pattern.compile("([^:]{1,40}):(.{8,200})");

    /** @throws IllegalArgumentException that says how it is written */
    public static TrialClient of(String given) {
        Matcher matcher = FORM.matcher(given);
        if (!matcher.matches() || !ClientDraft.isName(matcher.group(1))) {
            throw new IllegalArgumentException("--lrs-client is NAME:SECRET: a name of small letters and digits, and a secret of 8 characters or more");
        }
        return new TrialClient(matcher.group(1), matcher.group(2));
    }
}
