package qadam.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.catalog.Course;
import qadam.catalog.Lab;
import qadam.catalog.Provenance;
import qadam.web.Libraries;
import qadam.web.Page;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lab as its page shows it.
 *
 * @param bench the workbench's own markup, made by our own template
 */
public record LabView(Course course, Lab lab, Workbench workbench, String bench) {
    private static final JsonMapper JSON = new JsonMapper();

    public String path() {
        return "/labs/" + course.slug() + "/" + lab.id();
    }

    public List<String> sheets() {
        List<String> sheets = new ArrayList<>(List.of("css/lab.css"));
        sheets.addAll(workbench.styles());
        return sheets;
    }

    public List<String> scripts() {
        return workbench.scripts();
    }

    /** Names of bundles, apart by spaces. */
    public String libraries() {
        return String.join(" ", lab.libraries());
    }

    /** Where the bundles stand and how much they weigh, as JSON for the frame's script. */
    public String shelf() {
        return Libraries.json(lab.libraries());
    }

    public String settings() {
        return JSON.writeValueAsString(workbench.settings(lab));
    }

    /** What the workbench's script says, by key, as JSON. */
    public String words(Page page) {
        return words(page, workbench.words());
    }

    /** What the frame's script says. */
    public String frameWords(Page page) {
        return words(page, FrameWords.KEYS);
    }

    private static String words(Page page, List<String> keys) {
        Map<String, String> words = new LinkedHashMap<>();
        keys.forEach(key -> words.put(key, page.text(key)));
        return JSON.writeValueAsString(words);
    }

    public String bench(Page page) {
        return bench;
    }

    /** The longest answer in words, in signs. */
    public int longest() {
        return Reflection.LONGEST;
    }

    public String written(Page page) {
        Provenance provenance = lab.in(page.language()).provenance();
        String by = page.text("catalog.lesson.written", "author", provenance.author());
        String read = provenance.reviewer().isEmpty() || provenance.reviewedOn().isEmpty() ? page.text("catalog.lesson.not_read")
            : page.text("catalog.lesson.read", "reviewer", provenance.reviewer().get(), "date", page.day(provenance.reviewedOn().get()));
        return by + " " + read;
    }
}
