package qadam.lrs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qadam.shared.Refusal;

/** A client as somebody wishes it. @param origins of web pages that may speak as it: none for a program */
public record ClientDraft(String name, Set<Scope> scopes, Set<String> origins) {
    /** Stands in statements, addresses of the trail and the command line: a tool's name, and nobody's. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?");
    /** RFC 6454 §6.2. */
    private static final Pattern ORIGIN = Pattern.compile("https://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[0-9]{1,5})?|http://(?:localhost|127\\.0\\.0\\.1)(?::[0-9]{1,5})?");
    private static final int MOST_ORIGINS = 10;

    /** @param scopes in the standard's words @param origins apart by spaces or lines @throws Refusal with a {@link LrsProblem} */
    public static ClientDraft of(String name, List<String> scopes, String origins) {
        if (!isName(name)) {
            throw new Refusal(LrsProblem.NAME);
        }
        List<Optional<Scope>> known = scopes.stream().map(Scope::of).toList();
        if (known.isEmpty()) {
            throw new Refusal(LrsProblem.NO_SCOPE);
        }
        if (known.stream().anyMatch(Optional::isEmpty)) {
            throw new Refusal(LrsProblem.UNKNOWN_SCOPE);
        }
        return new ClientDraft(name, known.stream().map(Optional::get).collect(Collectors.toCollection(TreeSet::new)), origins(origins));
    }

    /** The names of our own statements' authority and of learners' accounts are taken. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals("qadam") && !name.matches("[0-9a-f]{32}");
    }

    /** The scopes as they stand in the trail. */
    String words() {
        return scopes.stream().map(Scope::words).collect(Collectors.joining(" "));
    }

    private static Set<String> origins(String given) {
        Set<String> origins = Arrays.stream(given.trim().split("\\s+")).filter(one -> !one.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        if (origins.size() > MOST_ORIGINS || !origins.stream().allMatch(one -> ORIGIN.matcher(one).matches())) {
            throw new Refusal(LrsProblem.ORIGIN);
        }
        return origins;
    }
}
