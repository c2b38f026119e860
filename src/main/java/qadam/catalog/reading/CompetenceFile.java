package qadam.catalog.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import qadam.catalog.Competences;
import qadam.shared.Localized;

/** Reads the competence map that ships with the program. */
public final class CompetenceFile {
    private static final String FILE = "competences.yaml";

    private CompetenceFile() {
    }

    public static Competences read() {
        try (var stream = CompetenceFile.class.getResourceAsStream("/" + FILE)) {
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Competences read(String text) {
        Mistakes mistakes = new Mistakes();
        YamlMap file = YamlFile.read(text, mistakes.at(FILE, 1));
        Competences competences = new Competences(file.number("version", 1, 1_000), titles(file.map("strands")), titles(file.map("competences")));
        file.noOthers();
        if (!mistakes.all().isEmpty()) {
            throw new IllegalStateException("the competence map is broken: " + mistakes.all());
        }
        return competences;
    }

    private static Map<String, Localized> titles(YamlMap map) {
        Map<String, Localized> titles = new LinkedHashMap<>();
        map.keys().forEach(code -> titles.put(code, map.map(code).localized("title")));
        return Collections.unmodifiableMap(titles);
    }
}
