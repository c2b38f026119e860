package qadam.sso;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.identity.NationalId;

/**
 * Looks for national ids in whatever a provider says, also where nobody would look: inside other words ({@code IIN900101300017}), in
 * lists, in the name. What holds one is used for nothing else.
 */
final class ClaimSieve {
    private static final Pattern TWELVE = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final int DEEPEST = 8;

    private ClaimSieve() {
    }

    /** The one national id of whoever signs in; empty when there is none, or two that differ. */
    static Optional<NationalId> find(Provider.Claims claims, Map<String, Object> said) {
        Set<NationalId> found = new LinkedHashSet<>();
        if (claims.nationalId().isEmpty()) {
            collect(said, found, 0);
        } else {
            collect(said.get(claims.nationalId()), found, 0);
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** Also written in groups, as people do. */
    static boolean holdsOne(String words) {
        return !in(words).isEmpty() || !in(words.replaceAll("[\\s\\u00A0-]", "")).isEmpty();
    }

    private static void collect(Object value, Set<NationalId> found, int depth) {
        switch (value) {
            case null -> { }
            case Map<?, ?> map when depth < DEEPEST -> map.values().forEach(one -> collect(one, found, depth + 1));
            case Collection<?> list when depth < DEEPEST -> list.forEach(one -> collect(one, found, depth + 1));
            case String words -> found.addAll(in(words));
            case Number number -> found.addAll(in(number.toString()));
            default -> { }
        }
    }

    private static List<NationalId> in(String words) {
        Matcher matcher = TWELVE.matcher(words);
        return matcher.results().flatMap(match -> NationalId.parse(match.group()).stream()).toList();
    }
}
