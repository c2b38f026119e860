package qadam.lab;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Lab;
import qadam.web.Routes;
import qadam.web.Site;
import tools.jackson.databind.JsonNode;

/**
 * One kind of lab: its bench in the browser, and how work that was done there is graded. Stateless and deterministic: the same work gives the same
 * grade with the same reasons, today and in {@code ./qadam regrade}. Knows no database, no clock and no chance but the seed it is given.
 */
public interface Workbench {
    /** What {@code kind:} says in a lab's file. */
    String kind();

    /** The name of the jte template with the bench's markup, the same for everybody; it is given {@code Page page} and {@code Lab lab}. */
    String template();

    /** The keys of messages that the bench's script says; the page gives them to it in its language. A place for a value stands in them as {@code {name}}. */
    List<String> words();

    /** Style sheets beside {@code css/lab.css}. */
    default List<String> styles() {
        return List.of("css/lab-" + kind() + ".css");
    }

    /** Scripts that bring the bench to life. */
    default List<String> scripts() {
        return List.of("js/lab-" + kind() + ".js");
    }

    /** What the browser is told; nothing secret. */
    default JsonNode settings(Lab lab) {
        return lab.settings();
    }

    /**
     * Judges handed-in work as strangers may have made it. The reasons' {@code most} sum to at most 90: the frame adds one for what was answered in words.
     *
     * @param seed the learner's own number for this lab, of 53 bits: what the bench varied by it is varied again by it
     * @param work an object of at most {@link Labs#LARGEST_WORK} bytes as JSON, otherwise of any shape
     * @throws qadam.shared.Refusal for work that is malformed or impossible, with a {@link LabProblem} or a problem of the kind's own
     */
    Grade grade(Lab lab, long seed, JsonNode work);

    /** For a kind that works with the course's own lessons. @param course in the version for which the work was made */
    default Grade grade(Course course, Lab lab, long seed, JsonNode work) {
        return grade(lab, seed, work);
    }

    /**
     * What is the learner's own in the work, so that a copy by somebody else is known; empty when honest work of two people may well be the same.
     * Any text: the frame keeps a hash of it.
     */
    default String fingerprint(JsonNode work) {
        return work.toString();
    }

    /**
     * What classmates see of work that its maker shows to the class, beside the lab's title and the answers in words; empty when there is nothing more to see.
     *
     * @param work that was handed in and graded, perhaps by an older form of the kind: what it says of itself is not believed but reckoned anew
     */
    default Optional<Shown> shown(Lab lab, long seed, JsonNode work) {
        return Optional.empty();
    }

    /** For a kind that works with the course's own lessons. @param course in the version for which the work was made */
    default Optional<Shown> shown(Course course, Lab lab, long seed, JsonNode work) {
        return shown(lab, seed, work);
    }

    /** Addresses of the kind's own, as of a set of pictures that is the same for everybody. */
    default List<Routes> routes(Site site) {
        return List.of();
    }
}
