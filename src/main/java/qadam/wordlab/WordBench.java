package qadam.wordlab;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import tools.jackson.databind.JsonNode;

/** The kind {@code words} of laboratories: a next-word model, its tokens, its map and its sentences, computed again from the text of the course's lessons. */
public final class WordBench implements Workbench {
    private final LearnedTexts learned = new LearnedTexts();

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

    /** The verdicts on the sentences stay here. */
    @Override
    public JsonNode settings(Lab lab) {
        return WordTask.of(lab.settings()).told();
    }

    @Override
    public Grade grade(Course course, Lab lab, long seed, JsonNode handedIn) {
        return new Grade(WordReasons.of(seed, WordWork.read(handedIn), language -> learned.from(List.of(course), language), WordTask.of(lab.settings())).all());
    }

    /** @throws UnsupportedOperationException always: this kind works with the lessons of a course */
    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        throw new UnsupportedOperationException("the language lab is graded with its course");
    }

    @Override
    public Optional<Shown> shown(Course course, Lab lab, long seed, JsonNode work) {
        return Shown.of(() -> new WordCard(seed, WordWork.read(work), language -> learned.from(List.of(course), language)).shown());
    }
}
