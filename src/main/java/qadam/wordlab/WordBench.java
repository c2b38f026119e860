package qadam.wordlab;

import java.util.List;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.LabProblem;
import qadam.lab.Workbench;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Routes;
import qadam.web.Site;
import tools.jackson.databind.JsonNode;

/** The kind {@code words} of laboratories: a next-word model, its tokens, its map and its sentences, computed again from the lessons' text. */
public final class WordBench implements Workbench {
    private final Courses courses;
    private final LearnedTexts learned = new LearnedTexts();

    /** @param courses where the text stands from which the models learn, also that of older versions */
    public WordBench(Courses courses) {
        this.courses = courses;
    }

    @Override
    public String kind() {
        return "words";
    }

    @Override
    public String template() {
        return "wordlab/bench.jte";
    }

    @Override
    public List<String> words() {
        return BenchWords.KEYS;
    }

    @Override
    public List<String> styles() {
        return List.of("css/build.css", "css/lab-words.css");
    }

    @Override
    public List<String> scripts() {
        return List.of("js/lab-words-bench.js");
    }

    @Override
    public JsonNode settings(Lab lab) {
        WordTask task = WordTask.of(lab.settings());
        int version = courses.find(task.course()).map(Course::version).orElse(1);
        return task.told(version, Stream.of(Language.values()).map(language -> LessonTexts.address(task.course(), version, language)).toList());
    }

    @Override
    public Grade grade(Lab lab, long seed, JsonNode handedIn) {
        WordWork work = WordWork.read(handedIn);
        WordTask task = WordTask.of(lab.settings());
        Course course = courses.find(task.course(), work.version()).orElseThrow(() -> new Refusal(LabProblem.MALFORMED_WORK));
        return new Grade(new WordReasons(seed, work, language -> learned.from(List.of(course), language), task).all());
    }

    @Override
    public List<Routes> routes(Site site) {
        return List.of(new LessonTexts(courses));
    }
}
