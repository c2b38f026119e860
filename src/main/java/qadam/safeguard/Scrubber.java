package qadam.safeguard;

/** Takes personal data out of a text; knows neither people nor pages. */
public final class Scrubber {
    /** @param placeholder what stands in its place, as «[жеке дерек]» */
    public Scrubbed scrub(String text, String placeholder) {
        throw new UnsupportedOperationException("unfinished");
    }
}
