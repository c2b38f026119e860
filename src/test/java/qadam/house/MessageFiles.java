package qadam.house;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import qadam.shared.Language;

/** The visible words as they lie in the source: package → language → key → pattern. */
record MessageFiles(Map<String, Map<Language, Map<String, String>>> packages) {
    private static final String FOLDER = "src/main/resources/messages";

    static MessageFiles read() {
        Map<String, Map<Language, Map<String, String>>> packages = new TreeMap<>();
        for (Sources.Source file : Sources.in(FOLDER).files()) {
            String name = file.path().substring(FOLDER.length() + 1, file.path().length() - ".properties".length());
            Language language = Language.of(name.substring(name.lastIndexOf('_') + 1)).orElseThrow();
            packages.computeIfAbsent(name.substring(0, name.lastIndexOf('_')), missing -> new LinkedHashMap<>()).put(language, properties(file.text()));
        }
        return new MessageFiles(packages);
    }

    private static Map<String, String> properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, String> patterns = new TreeMap<>();
        properties.forEach((key, pattern) -> patterns.put((String) key, (String) pattern));
        return patterns;
    }

    /** Every key with its pattern in one language. */
    Map<String, String> in(Language language) {
        Map<String, String> all = new TreeMap<>();
        packages.values().forEach(languages -> all.putAll(languages.getOrDefault(language, Map.of())));
        return all;
    }

    /** The names of a pattern's arguments. */
    static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_NAME || part.getType() == Part.Type.ARG_NUMBER) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    /** A value for each argument, such as its type asks for. */
    static Map<String, Object> samples(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Map<String, Object> samples = new LinkedHashMap<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPartType(i) == Part.Type.ARG_START) {
                samples.put(parsed.getSubstring(parsed.getPart(i + 1)), sample(parsed, i));
            }
        }
        return samples;
    }

    private static Object sample(MessagePattern parsed, int start) {
        return switch (parsed.getPart(start).getArgType()) {
            case NONE -> "sample";
            case SELECT -> "other";
            case PLURAL, SELECTORDINAL, CHOICE -> 3;
            case SIMPLE -> parsed.getSubstring(parsed.getPart(start + 2)).equals("number") ? 3 : new java.util.Date(0);
        };
    }

    /** Words of a pattern outside its arguments' names, styles and braces. */
    static String words(String pattern) {
        return pattern.replaceAll("\\{\\s*\\w+\\s*(,\\s*(number|date|time)[^{}]*)?\\}", " ").replaceAll("\\{\\s*\\w+\\s*,\\s*\\w+\\s*,", " ")
            .replaceAll("(=\\d+|zero|one|two|few|many|other)\\s*\\{", " ").replaceAll("[{}#]", " ");
    }
}
