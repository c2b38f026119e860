package qadam.search;

import qadam.shared.Language;

/**
 * A piece of a lesson in one language, short enough to be read at a glance and quoted.
 *
 * @param part the id of the heading it stands under; empty before the first
 * @param heading its words; empty before the first
 */
public record Passage(Language language, String course, int version, String lesson, String title, String part, String heading, String text) {
    public String address() {
        return lessonAddress() + (part.isEmpty() ? "" : "#" + part);
    }

    String lessonAddress() {
        return "/" + language.tag() + "/courses/" + course + "/" + lesson;
    }

    /** What it is found by: its lesson's title and its heading say what it is about, even where the text itself does not. */
    String indexed() {
        return title + "\n" + heading + "\n" + text;
    }
}
