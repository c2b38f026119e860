package qadam.search;

import java.util.List;

/**
 * What the page of search shows.
 *
 * @param error what is wrong with what was typed; else empty
 * @param otherNames by which terms in it were also searched for
 */
public record SearchView(String typed, String error, List<LessonFound> lessons, List<String> otherNames) {
    static final SearchView EMPTY = new SearchView("", "", List.of(), List.of());

    static SearchView refused(String typed, String error) {
        return new SearchView(typed, error, List.of(), List.of());
    }

    /** Whether something was searched for. */
    public boolean isAnswer() {
        return !typed.isEmpty() && error.isEmpty();
    }

    public int passages() {
        return lessons.stream().mapToInt(lesson -> lesson.excerpts().size()).sum();
    }
}
