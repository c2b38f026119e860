package qadam.tutor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Collectors;
import qadam.shared.Language;

/** The words in which a model is asked, in one language, from {@code resources/tutor/prompt_*.txt}: pieces under their names. They are no secret. */
record Rules(Map<String, String> pieces) {
    private static final Map<Language, Rules> ALL = new EnumMap<>(Language.class);

    static {
        Arrays.stream(Language.values()).forEach(language -> ALL.put(language, read(language)));
    }

    static Rules of(Language language) {
        return ALL.get(language);
    }

    private static Rules read(Language language) {
        Map<String, String> pieces = new HashMap<>();
        for (String piece : written(language).split("(?m)^## ")) {
            int end = piece.indexOf('\n');
            if (end > 0) {
                pieces.put(piece.substring(0, end).strip(), piece.substring(end).strip());
            }
        }
        return new Rules(Map.copyOf(pieces));
    }

    /** The file as it is. */
    static String written(Language language) {
        try (InputStream file = Rules.class.getResourceAsStream("/tutor/prompt_" + language.tag() + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String piece(String name) {
        return pieces.get(name);
    }

    String help(Tier tier, int words) {
        return piece("help").replace("{help}", piece(tier.name().toLowerCase(Locale.ROOT))).replace("{words}", Integer.toString(words));
    }

    /** All that a model could give away; what it is told to say when the passages hold no answer is no secret of ours. */
    String all() {
        return pieces.entrySet().stream().filter(piece -> !piece.getKey().equals("nothing")).map(Map.Entry::getValue).collect(Collectors.joining("\n"));
    }
}
