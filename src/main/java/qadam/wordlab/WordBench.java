package qadam.wordlab;

import qadam.catalog.Courses;

/** The kind {@code words} of laboratories: a next-word model, its tokens, its map and its sentences, computed again from the lessons' text. */
public final class WordBench {
    private final Courses courses;

    /** @param courses where the text stands from which the models learn, also that of older versions */
    public WordBench(Courses courses) {
        this.courses = courses;
    }

    public String kind() {
        return "words";
    }
}
