package qadam.catalog.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Guide;
import qadam.catalog.GuideText;
import qadam.shared.Language;

/** Reads the teacher's guides of a course, {@code guides/<lesson>/<language>.yaml}, and finds every mistake in them. The format is {@code docs/authors.md}. */
public final class GuideReader {
    /** Within the course's folder. */
    public static final String FOLDER = CourseFolder.GUIDES;

    private final CourseFolder files;
    private final Mistakes mistakes;

    private GuideReader(CourseFolder files, Mistakes mistakes) {
        this.files = files;
        this.mistakes = mistakes;
    }

    /**
     * What came of reading them.
     *
     * @param hash over all their files
     * @param guides those without mistakes, by lesson
     */
    public record Shelved(String hash, Map<String, Guide> guides, List<Mistake> mistakes) {
    }

    /** @param folder of the course; none of its guides may be for a lesson that the course does not have */
    public static Shelved read(Path folder, Course course) {
        Mistakes mistakes = new Mistakes();
        CourseFolder files = CourseFolder.guides(folder, mistakes);
        Set<String> lessons = course.lessons().map(lesson -> lesson.id()).collect(Collectors.toSet());
        Map<String, Guide> guides = new GuideReader(files, mistakes).read(lessons);
        files.noOthers();
        return new Shelved(files.files().hash(), Map.copyOf(guides), mistakes.all());
    }

    private Map<String, Guide> read(Set<String> lessons) {
        Map<String, Guide> guides = new HashMap<>();
        for (String lesson : named()) {
            Guide guide = guide(lesson, lessons);
            if (mistakes.all().stream().noneMatch(mistake -> !mistake.isWarning() && mistake.file().startsWith(folder(lesson)))) {
                guides.put(lesson, guide);
            }
        }
        return guides;
    }

    private Set<String> named() {
        Set<String> named = new TreeSet<>();
        files.files().texts().keySet().stream().map(file -> file.split("/")).filter(parts -> parts.length == 3).forEach(parts -> named.add(parts[1]));
        return named;
    }

    private static String folder(String lesson) {
        return CourseFolder.GUIDES + "/" + lesson + "/";
    }

    private Guide guide(String lesson, Set<String> lessons) {
        Map<Language, GuideText> texts = new EnumMap<>(Language.class);
        Spot first = files.at(folder(lesson) + Language.KK.tag() + ".yaml", 1);
        if (!lessons.contains(lesson)) {
            first.note(Rule.GUIDE_LESSON, "lesson", lesson);
        }
        for (Language language : Language.values()) {
            String file = folder(lesson) + language.tag() + ".yaml";
            texts.put(language, new GuideTextReader(files.yaml(file, files.at(file, 1))).read());
        }
        compare(lesson, texts);
        return new Guide(lesson, texts);
    }

    /** A teacher who changes the language in the middle of a lesson finds the same stage, screen and task. */
    private void compare(String lesson, Map<Language, GuideText> texts) {
        Map<String, Object> shape = shape(texts.get(Language.KK));
        Stream.of(Language.RU, Language.EN).forEach(language -> shape(texts.get(language)).forEach((key, value) -> {
            if (!shape.get(key).equals(value)) {
                files.at(folder(lesson) + language.tag() + ".yaml", 1).note(Rule.GUIDE_SHAPE, "key", key);
            }
        }));
    }

    private static Map<String, Object> shape(GuideText text) {
        List<String> plan = new ArrayList<>();
        text.plan().forEach(step -> plan.add(step.minutes() + " " + step.stage()));
        return Map.of("success", text.success().size(), "plan", plan, "misconceptions", text.misconceptions().size(), "aloud", text.aloud().size(),
            "projector", text.projector().size(), "worksheet", text.worksheet().stream().map(GuideText.Exercise::lines).toList());
    }
}
