package qadam.transport;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name part of a Host header, in lower case; empty when there is none or it is not written as one. */
final class HostName {
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63}){0,20})(?::[0-9]{1,5})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[.*]");
    private static final List<String> OF_NO_REGISTRY = List.of(".local", ".lan", ".home.arpa", ".internal", ".localhost");

    private HostName() {
    }

    static String of(String hostHeader) {
        Matcher authority = AUTHORITY.matcher(hostHeader == null ? "" : hostHeader);
        return authority.matches() ? authority.group(1).toLowerCase(Locale.ROOT) : "";
    }

    static boolean isNumber(String host) {
        return NUMBER.matcher(host).matches();
    }

    /** 127.0.0.1 and the like, written as a number. */
    static boolean isLoopbackNumber(String host) {
        return host.startsWith("127.") && isNumber(host) || host.equals("[::1]");
    }

    /**
     * A number, a name without a dot, or under an ending that nobody can register (RFC 6762, RFC 8375): by these a page elsewhere on
     * the internet cannot make a browser take its own name for ours (DNS rebinding).
     */
    static boolean isOfAHouse(String host) {
        return !host.isEmpty() && (isNumber(host) || host.indexOf('.') < 0 || OF_NO_REGISTRY.stream().anyMatch(host::endsWith));
    }
}
