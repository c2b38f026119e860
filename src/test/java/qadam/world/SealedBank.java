package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An invented sealed bank whose right answers a test can read off the page: the right choice ends with (+), order and
 * matches go by number, a number is the sum in the question, the word is qadam. All six types, no real question among them.
 */
public final class SealedBank {
    private static final List<String> STRANDS = List.of("human", "ethics", "how", "using", "building");
    private static final int PER_STRAND = 24;

    private SealedBank() {
    }

    /** Writes the bank as a file for {@code ./qadam import items}. */
    public static Path write(Path folder) {
        StringBuilder yaml = new StringBuilder("""
            written:
              kk: {author: Test}
              ru: {author: Test}
              en: {author: Test}
            items:
            """);
        for (String strand : STRANDS) {
            for (int i = 1; i <= PER_STRAND; i++) {
                yaml.append(item(strand, i));
            }
        }
        try {
            return Files.writeString(folder.resolve("sealed-bank.yaml"), yaml);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String item(String strand, int i) {
        return switch (i % 6) {
            case 0 -> head("multiple", strand, i) + options("- {id: a, text: {kk: 'Бір (+)', ru: 'Раз (+)', en: 'One (+)'}, correct: true}",
                "- {id: b, text: {kk: 'Екі (+)', ru: 'Два (+)', en: 'Two (+)'}, correct: true}",
                "- {id: c, text: {kk: 'Үш', ru: 'Три', en: 'Three'}}", "- {id: d, text: {kk: 'Төрт', ru: 'Четыре', en: 'Four'}}");
            case 1 -> head("ordering", strand, i) + options("- {id: a, text: {kk: '1-қадам', ru: 'Шаг 1', en: 'Step 1'}}",
                "- {id: b, text: {kk: '2-қадам', ru: 'Шаг 2', en: 'Step 2'}}", "- {id: c, text: {kk: '3-қадам', ru: 'Шаг 3', en: 'Step 3'}}");
            case 2 -> head("matching", strand, i) + "    pairs:\n" + pair("a", 1) + pair("b", 2) + pair("c", 3);
            case 3 -> head("numeric", strand, i) + "    answer: " + (100 + i + 7) + "\n";
            case 4 -> head("text", strand, i) + "    accepted: {kk: [қадам], ru: [шаг], en: [qadam]}\n";
            default -> head("single", strand, i) + options("- {id: a, text: {kk: 'Алма', ru: 'Яблоко', en: 'Apple'}}",
                "- {id: b, text: {kk: 'Алмұрт (+)', ru: 'Груша (+)', en: 'Pear (+)'}, correct: true}",
                "- {id: c, text: {kk: 'Өрік', ru: 'Абрикос', en: 'Apricot'}}");
        };
    }

    private static String head(String type, String strand, int i) {
        String sum = (100 + i) + " + 7";
        return """
              - id: sealed-%s-%d
                type: %s
                competence: %s.1.1
                difficulty: 2
                stem: {kk: '%s бағыты, сынақ %d: %s', ru: 'Направление %s, проба %d: %s', en: 'Strand %s, trial %d: %s'}
                rationale: {kk: 'Сынақ үшін.', ru: 'Для пробы.', en: 'For a trial.'}
            """.formatted(strand, i, type, strand, strand, i, sum, strand, i, sum, strand, i, sum);
    }

    private static String options(String... options) {
        return "    options:\n      " + String.join("\n      ", options) + "\n";
    }

    private static String pair(String id, int i) {
        return "      - {id: %s, left: {kk: 'Сол %d', ru: 'Лево %d', en: 'Left %d'}, right: {kk: 'Оң %d', ru: 'Право %d', en: 'Right %d'}}\n"
            .formatted(id, i, i, i, i, i, i);
    }
}
