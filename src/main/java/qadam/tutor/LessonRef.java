package qadam.tutor;

/** A lesson by its course's slug and its own id. */
public record LessonRef(String course, String lesson) {
}
