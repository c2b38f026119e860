package qadam.web;

import java.util.List;
import java.util.Optional;
import qadam.shared.Localized;

/**
 * All that the home page says. Two equal ones give the same page, so the page is made anew only when a fact has changed.
 *
 * @param trained the published number of the year, as the count page shows it
 * @param supervised the share of them with a supervised exam; empty when too few to publish
 * @param proof of what the number was computed; empty while the public log has not begun
 * @param courses in the order in which they are shown; the first is where one starts
 */
public record HomeFacts(int year, int target, long trained, Optional<Double> supervised, Optional<Proof> proof, List<Course> courses, List<Track> tracks) {
    /**
     * @param size of the tree
     * @param root its beginning; the whole one stands on the count page
     * @param independent whether anybody but the operator has witnessed it
     */
    public record Proof(long size, String root, int rule, boolean independent) {
    }

    /** @param hours academic hours, exam included */
    public record Course(String slug, String track, Localized title, Localized summary, int lessons, int hours) {
    }

    /** A road for one public; it may have no course yet, and the page says so. */
    public record Track(String id, Localized title, Localized summary) {
    }

    public Optional<Course> courseOf(Track track) {
        return courses.stream().filter(course -> course.track().equals(track.id())).findFirst();
    }

    /** Where the one big button leads: the first course, or the list while there is none. */
    public String start() {
        return courses.isEmpty() ? "/courses" : "/courses/" + courses.getFirst().slug();
    }
}
