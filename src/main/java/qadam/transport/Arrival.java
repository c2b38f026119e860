package qadam.transport;

/**
 * How a request came.
 *
 * @param address whose it is, as a number: what limits count by
 * @param scheme {@code http} or {@code https}, as the browser saw it
 * @param host the Host header, as the browser sent it; null when there was none
 * @param way whether a proxy stood between
 */
public record Arrival(String address, String scheme, String host, Way way) {
    /** UNKNOWN: from elsewhere than the named proxies; SILENT: from one of them that does not say whose request it is. */
    public enum Way {
        DIRECT, PROXY, PROXY_UNKNOWN, PROXY_SILENT
    }
}
