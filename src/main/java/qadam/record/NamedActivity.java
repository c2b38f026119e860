package qadam.record;

/** What a step was about: an activity of one version of a course. */
public record NamedActivity(String course, int version, String activity) {
}
