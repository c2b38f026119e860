package qadam.web;

/** Hears of every answer after it was given: what operating needs, and nothing of who asked. */
public interface RequestListener {
    /** @param route the address as it was registered, such as {@code /{language}/courses/{course}}; empty when there is none */
    void answered(String method, String route, int status, double seconds);
}
