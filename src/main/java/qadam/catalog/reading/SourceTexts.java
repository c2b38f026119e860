package qadam.catalog.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.shared.Language;

/**
 * The texts of a course that can be changed one by one: what stands in a lesson, and in YAML whatever stands in three languages,
 * with the key of an item as one more text. A change touches its own place and nothing else in the file, and is compared
 * afterwards, so that nobody's typing can break a file or reach another place.
 */
public final class SourceTexts {
    private static final Pattern YAML = Pattern.compile("(course|(units|items|bank|images)/[^/]+)\\.yaml");
    private static final Pattern NUMBER_KEY = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,9})?)(?: ± (\\d{1,12}(?:\\.\\d{1,9})?))?");
    private static final String ITEMS = "items";

    private SourceTexts() {
    }

    /** Every text by its address, in the order of files and places. */
    public static Map<String, String> all(SourceFiles files) {
        Map<String, String> all = new LinkedHashMap<>();
        files.texts().keySet().forEach(file -> of(files, file).forEach((path, text) -> all.put(file + "#" + path, text)));
        return all;
    }

    /** The texts of one file by their path; none for a drawing or an exam's rules. */
    public static Map<String, String> of(SourceFiles files, String file) {
        if (file.endsWith(".md") && files.has(file)) {
            return LessonFile.read(files.text(file)).texts();
        }
        return YAML.matcher(file).matches() && files.has(file) ? yaml(new YamlTexts(files.text(file))) : Map.of();
    }

    public static Optional<String> find(SourceFiles files, TextAddress address) {
        return Optional.ofNullable(of(files, address.file()).get(address.path()));
    }

    private static Map<String, String> yaml(YamlTexts file) {
        Map<String, String> texts = new LinkedHashMap<>();
        file.scalars().forEach((path, text) -> {
            boolean ofALanguage = Language.of(path.substring(path.lastIndexOf('/') + 1)).isPresent();
            if (ofALanguage && path.contains("/")) {
                texts.put(path, text);
            }
        });
        file.children(ITEMS).forEach(item -> item(file, ITEMS + "/" + item, texts));
        return texts;
    }

    private static void item(YamlTexts file, String item, Map<String, String> texts) {
        key(file, item).ifPresent(key -> texts.put(item + "/key", key));
        if (file.has(item + "/accepted")) {
            for (Language language : Language.values()) {
                String path = item + "/accepted/" + language.tag();
                texts.put(path, String.join("\n", file.words(path)));
            }
        }
    }

    /** The key as one text: ids of right options, or of all in order, or the number; empty where the key is no text of its own. */
    private static Optional<String> key(YamlTexts file, String item) {
        String options = item + "/options";
        return switch (file.find(item + "/type").orElse("")) {
            case "single", "multiple" -> Optional.of(file.children(options).stream()
                .filter(option -> isRight(file, options + "/" + option)).collect(Collectors.joining(" ")));
            case "ordering" -> Optional.of(String.join(" ", file.children(options)));
            case "numeric" -> Optional.of(file.find(item + "/answer").orElse("")
                + file.find(item + "/tolerance").filter(tolerance -> !tolerance.isEmpty()).map(tolerance -> " ± " + tolerance).orElse(""));
            default -> Optional.empty();
        };
    }

    private static boolean isRight(YamlTexts file, String option) {
        return file.find(option + "/correct").orElse("").equals("true");
    }

    /**
     * The files with another text at this address.
     *
     * @throws IllegalArgumentException when there is no such text, or a key is none that the item can have
     */
    public static SourceFiles replace(SourceFiles files, TextAddress address, String text) {
        String before = find(files, address).orElseThrow(() -> new IllegalArgumentException("no such text: " + address));
        if (before.equals(text)) {
            return files;
        }
        String changed = address.isMarkdown() ? LessonFile.read(files.text(address.file())).with(address.path(), text)
            : address.isKey() ? withKey(files.text(address.file()), address.path().replaceFirst("/key$", ""), text)
            : withText(new YamlTexts(files.text(address.file())), address, text);
        return compared(files, address.file(), changed, Map.of(address.path(), meant(files, address, text)));
    }

    private static String withText(YamlTexts file, TextAddress address, String text) {
        boolean words = address.kind().equals("accepted");
        return file.replaced(address.path(), words ? YamlTexts.quoted(text.lines().map(String::strip).filter(word -> !word.isEmpty()).toList())
            : YamlTexts.quoted(text));
    }

    private static String withKey(String file, String item, String key) {
        YamlTexts texts = new YamlTexts(file);
        List<String> options = texts.children(item + "/options");
        List<String> chosen = Stream.of(key.split(" ")).filter(id -> !id.isEmpty()).toList();
        return switch (texts.find(item + "/type").orElse("")) {
            case "single", "multiple" -> withRight(file, item, options, checked(options, chosen));
            case "ordering" -> texts.reordered(item + "/options", ordered(options, chosen));
            case "numeric" -> withNumber(texts, item, key);
            default -> throw new IllegalArgumentException("no key of its own");
        };
    }

    private static List<String> checked(List<String> options, List<String> chosen) {
        if (!options.containsAll(chosen)) {
            throw new IllegalArgumentException("an option that the item does not have");
        }
        return chosen;
    }

    private static List<String> ordered(List<String> options, List<String> order) {
        if (order.size() != options.size() || !new TreeSet<>(order).equals(new TreeSet<>(options))) {
            throw new IllegalArgumentException("not all options, each once");
        }
        return order;
    }

    private static String withRight(String file, String item, List<String> options, List<String> right) {
        String changed = file;
        for (String option : options) {
            YamlTexts texts = new YamlTexts(changed);
            String path = item + "/options/" + option;
            boolean is = isRight(texts, path);
            if (is != right.contains(option)) {
                changed = texts.has(path + "/correct") ? texts.replaced(path + "/correct", Boolean.toString(!is))
                    : texts.added(path + "/id", "correct", "true");
            }
        }
        return changed;
    }

    private static String withNumber(YamlTexts file, String item, String key) {
        var number = NUMBER_KEY.matcher(key);
        if (!number.matches()) {
            throw new IllegalArgumentException("not a number");
        }
        String answered = file.replaced(item + "/answer", number.group(1));
        String tolerance = Objects.requireNonNullElse(number.group(2), "");
        YamlTexts texts = new YamlTexts(answered);
        if (texts.has(item + "/tolerance")) {
            return texts.replaced(item + "/tolerance", tolerance);
        }
        return tolerance.isEmpty() ? answered : texts.added(item + "/answer", "tolerance", tolerance);
    }

    /** Who has read what this owner says in this language, as {@code Name, 2026-12-01}; empty for nobody yet. */
    public static String reviewer(SourceFiles files, String owner, Language language) {
        if (owner.endsWith(".md")) {
            return LessonFile.read(files.text(owner)).reviewer();
        }
        TextAddress item = TextAddress.parse(owner).orElseThrow();
        YamlTexts file = new YamlTexts(files.text(item.file()));
        String own = item.path() + "/written";
        return file.find((file.has(own) ? own : "written") + "/" + language.tag() + "/reviewer").orElse("");
    }

    /** The files with an editor's signature there, or without one. @param reviewer {@code Name, 2026-12-01}, or empty */
    public static SourceFiles sign(SourceFiles files, String owner, Language language, String reviewer) {
        if (reviewer(files, owner, language).equals(reviewer)) {
            return files;
        }
        if (owner.endsWith(".md")) {
            return compared(files, owner, LessonFile.read(files.text(owner)).signed(reviewer), Map.of());
        }
        TextAddress item = TextAddress.parse(owner).orElseThrow();
        return compared(files, item.file(), signedItem(files.text(item.file()), item.path(), language, reviewer), Map.of());
    }

    private static String signedItem(String file, String item, Language language, String reviewer) {
        YamlTexts texts = new YamlTexts(file);
        if (!texts.has(item + "/written")) {   // so far the item stood under what is said of the whole file
            return signedItem(texts.added(item + "/id", "written", written(texts)), item, language, reviewer);
        }
        String path = item + "/written/" + language.tag();
        return texts.has(path + "/reviewer") ? texts.replaced(path + "/reviewer", YamlTexts.quoted(reviewer))
            : texts.added(path + "/author", "reviewer", YamlTexts.quoted(reviewer));
    }

    private static String written(YamlTexts file) {
        return Stream.of(Language.values()).map(language -> {
            String path = "written/" + language.tag();
            return language.tag() + ": {author: " + YamlTexts.quoted(file.find(path + "/author").orElse(""))
                + ", reviewer: " + YamlTexts.quoted(file.find(path + "/reviewer").orElse("")) + "}";
        }).collect(Collectors.joining(", ", "{", "}"));
    }

    /** The files as the version of this number. */
    public static SourceFiles numbered(SourceFiles files, int version, boolean correction) {
        String course = new YamlTexts(files.text("course.yaml")).replaced("version", Integer.toString(version));
        SourceFiles numbered = files.with("course.yaml", new YamlTexts(course).replaced("change", correction ? "correction" : "revision"));
        return files.has("exam.yaml")
            ? numbered.with("exam.yaml", new YamlTexts(files.text("exam.yaml")).replaced("course_version", Integer.toString(version))) : numbered;
    }

    /** The addresses whose text is another in the second, or not there any more. */
    public static Set<String> changed(SourceFiles before, SourceFiles after) {
        Map<String, String> now = all(after);
        return all(before).entrySet().stream().filter(text -> !text.getValue().equals(now.get(text.getKey())))
            .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was changed between the first two and stands otherwise in the third: the second's text by its address. */
    public static Map<String, String> lost(SourceFiles before, SourceFiles ours, SourceFiles theirs) {
        Map<String, String> then = all(before);
        Map<String, String> there = all(theirs);
        Map<String, String> lost = new LinkedHashMap<>();
        all(ours).forEach((address, text) -> {
            if (!text.equals(then.get(address)) && !text.equals(there.get(address))) {
                lost.put(address, text);
            }
        });
        return lost;
    }

    /** @throws IllegalStateException when the change did not do what it was for, or more than that */
    private static SourceFiles compared(SourceFiles files, String file, String text, Map<String, String> wanted) {
        Map<String, String> expected = new LinkedHashMap<>(of(files, file));
        expected.putAll(wanted);
        SourceFiles changed = files.with(file, text);
        if (!of(changed, file).equals(expected)) {
            throw new IllegalStateException("a change reached beyond its place in " + file);
        }
        return changed;
    }

    /** How it is read back: a list of words without empty lines, right options in the order in which they stand. */
    private static String meant(SourceFiles files, TextAddress address, String text) {
        if (address.kind().equals("accepted")) {
            return text.lines().map(String::strip).filter(word -> !word.isEmpty()).collect(Collectors.joining("\n"));
        }
        YamlTexts file = address.isKey() ? new YamlTexts(files.text(address.file())) : null;
        String item = address.path().replaceFirst("/key$", "");
        boolean choice = file != null && Set.of("single", "multiple").contains(file.find(item + "/type").orElse(""));
        List<String> chosen = List.of(text.split(" "));
        return choice ? file.children(item + "/options").stream().filter(chosen::contains).collect(Collectors.joining(" ")) : text;
    }
}
