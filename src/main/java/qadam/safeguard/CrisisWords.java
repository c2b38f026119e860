package qadam.safeguard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hears whether a text sounds like a crisis, by lists of expressions in three languages ({@code safeguard/crisis.txt}). Knows neither people nor pages and
 * asks no model. Its time grows as the text does.
 */
public final class CrisisWords {
    private static final String FILE = "/safeguard/crisis.txt";
    private static final String SAFE = "safe";

    private final Index safe = new Index();
    private final Map<CrisisKind, Index> kinds = new EnumMap<>(CrisisKind.class);

    /** Expressions by how their first word begins. */
    private static final class Index {
        private final Map<String, List<Expression>> byBeginning = new HashMap<>();

        void add(Expression expression) {
            expression.beginnings().forEach(beginning -> byBeginning.computeIfAbsent(beginning, fresh -> new ArrayList<>()).add(expression));
        }

        /** @return the place after the longest that stands here; -1 when none does */
        int endAt(Spoken spoken, int from) {
            Spoken.Word word = spoken.word(from);
            int end = word.isPause() ? -1 : endAt(byBeginning.get("s" + Expression.head(word.sound())), spoken, from);
            return word.letters().isEmpty() ? end : Math.max(end, endAt(byBeginning.get("l" + Expression.head(word.letters())), spoken, from));
        }

        private static int endAt(List<Expression> expressions, Spoken spoken, int from) {
            int end = -1;
            if (expressions != null) {
                for (Expression expression : expressions) {
                    end = Math.max(end, expression.endAt(spoken, from));
                }
            }
            return end;
        }
    }

    public CrisisWords() {
        for (CrisisKind kind : CrisisKind.values()) {
            kinds.put(kind, new Index());
        }
        Index now = null;
        for (String line : lines()) {
            if (line.startsWith("[")) {
                String name = line.substring(1, line.length() - 1);
                now = name.equals(SAFE) ? safe : kinds.get(CrisisKind.valueOf(name.toUpperCase(Locale.ROOT)));
            } else {
                now.add(Expression.parse(line));
            }
        }
    }

    private static List<String> lines() {
        try (InputStream stream = CrisisWords.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The gravest that is heard; empty for a text that sounds like none. */
    public Optional<CrisisKind> heard(String text) {
        Spoken spoken = Spoken.of(text);
        for (int at = 0; at < spoken.size(); at++) {
            int end = safe.endAt(spoken, at);
            if (end > at) {
                spoken.silence(at, end);
            }
        }
        for (CrisisKind kind : CrisisKind.values()) {   // the gravest stands first
            for (int at = 0; at < spoken.size(); at++) {
                if (kinds.get(kind).endAt(spoken, at) > at) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }
}
