package qadam.transport;

import java.util.Locale;
import qadam.shared.Problem;

/** Why a server cannot be started as it was told, and what is wrong with the way on which a request came. */
public enum TransportProblem implements Problem {
    ORIGIN_MALFORMED, ORIGIN_MISSING, ORIGIN_NUMBER, ORIGIN_CHANGED, ORIGIN_IN_USE, MOVE_WHERE,
    TWO_WAYS, HTTPS_BUT_HOW, PLAIN_NOT_OPEN, TLS_FOR_HTTP, PLAIN_FOR_HTTPS, REDIRECT_WITHOUT_TLS, PROXY_MALFORMED, LISTEN_MALFORMED, LISTEN_NOT_OPEN,
    WRONG_ADDRESS, PROXY_UNKNOWN, PROXY_SILENT, PROXY_DISAGREES;

    /** Misdirected Request (RFC 9110 §15.5.20); at a start nobody sees it. */
    @Override
    public int status() {
        return 421;
    }

    @Override
    public String key() {
        return "transport.problem." + name().toLowerCase(Locale.ROOT);
    }
}
