package qadam.catalog.reading;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.catalog.Provenance;
import qadam.shared.Language;

/** Reads who wrote a text and who has read it: {@code author}, and {@code reviewer} as name and date or empty. */
final class ProvenanceReader {
    private static final Pattern REVIEWER = Pattern.compile("(.{2,100}), (\\d{4}-\\d{2}-\\d{2})");

    private ProvenanceReader() {
    }

    static Provenance read(YamlMap map) {
        String author = map.text("author").text();
        YamlText reviewer = map.optional("reviewer");
        if (reviewer.isEmpty()) {
            return new Provenance(author, Optional.empty(), Optional.empty());
        }
        Matcher parts = REVIEWER.matcher(reviewer.text());
        Optional<LocalDate> date = parts.matches() ? date(parts.group(2)) : Optional.empty();
        if (date.isEmpty()) {
            reviewer.at().note(Rule.REVIEWER_WRONG, "value", reviewer.text());
            return new Provenance(author, Optional.empty(), Optional.empty());
        }
        return new Provenance(author, Optional.of(parts.group(1)), date);
    }

    /** All three languages, from a mapping by language. */
    static Map<Language, Provenance> readAll(YamlMap languages) {
        Map<Language, Provenance> written = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (!languages.has(language.tag())) {
                languages.at().note(Rule.TRANSLATION_MISSING, "key", "written", "language", language.tag());
            }
            YamlMap map = languages.map(language.tag());
            written.put(language, read(map));
            map.noOthers();
        }
        languages.noOthers();
        return written;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
