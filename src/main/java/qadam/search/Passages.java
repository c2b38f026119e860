package qadam.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;
import qadam.catalog.Course;
import qadam.catalog.Lesson;
import qadam.catalog.LessonText;
import qadam.shared.Language;

/** Cuts a lesson's running text into passages: at headings, and where a block ends once there are words enough. */
final class Passages implements HtmlSanitizer.Policy {
    /** A passage ends with the block in which it reaches so many words. */
    private static final int ENOUGH = 60;
    private static final Set<String> BLOCKS = Set.of("p", "li", "blockquote", "pre", "tr", "h2", "h3", "figure", "div");
    private static final Set<String> CELLS = Set.of("td", "th", "br");

    private final Language language;
    private final Course course;
    private final Lesson lesson;
    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder block = new StringBuilder();
    private String part = "";
    private String heading = "";
    private int drawings;

    private Passages(Course course, Lesson lesson, Language language) {
        this.course = course;
        this.lesson = lesson;
        this.language = language;
    }

    static List<Passage> of(Course course, Language language) {
        return course.lessons().flatMap(lesson -> new Passages(course, lesson, language).read().stream()).toList();
    }

    /** Practice items are not read: what is asked there is to be thought about, not found. */
    private List<Passage> read() {
        LessonText written = lesson.in(language);
        openDocument();
        block.append(written.summary());
        endBlock();
        endPassage();
        for (LessonText.Part piece : written.parts()) {
            if (piece instanceof LessonText.Prose prose) {
                HtmlSanitizer.sanitize(prose.html(), this);
            }
        }
        endPassage();
        return passages;
    }

    @Override
    public void openDocument() {
        block.setLength(0);
    }

    @Override
    public void closeDocument() {
        endBlock();
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        if (element.equals("svg")) {
            drawings++;
        } else if (element.equals("h2") || element.equals("h3")) {
            endBlock();
            endPassage();
            int id = attributes.indexOf("id");
            part = id < 0 ? "" : attributes.get(id + 1);
        } else if (BLOCKS.contains(element)) {
            endBlock();
        } else if (CELLS.contains(element)) {
            block.append(' ');
        }
    }

    @Override
    public void closeTag(String element) {
        if (element.equals("svg")) {
            drawings--;
        } else if (element.equals("h2") || element.equals("h3")) {
            heading = words(block);
            block.setLength(0);
        } else if (BLOCKS.contains(element)) {
            endBlock();
        }
    }

    @Override
    public void text(String words) {
        if (drawings == 0) {   // letters in a drawing are no sentence
            block.append(words);
        }
    }

    private void endBlock() {
        String words = words(block);
        block.setLength(0);
        if (!words.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(words);
        }
        if (text.chars().filter(letter -> letter == ' ' || letter == '\n').count() >= ENOUGH) {
            endPassage();
        }
    }

    private void endPassage() {
        if (!text.isEmpty()) {
            passages.add(new Passage(language, course.slug(), course.version(), lesson.id(), lesson.in(language).title(), part, heading, text.toString()));
            text.setLength(0);
        }
    }

    private static String words(CharSequence text) {
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
