package qadam.lrs;

import java.util.Map;

/** Why a request is refused: the status that the standard asks for, and in English, for whoever writes the client, what is wrong. Holds nothing personal. */
final class XapiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 60;

    private final int status;
    private final transient Map<String, String> headers;

    XapiProblem(int status, String message) {
        this(status, message, Map.of());
    }

    XapiProblem(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The name of something that was sent, fit to be named in an answer: short, and without what could be taken for anything else. */
    static String shown(String given) {
        String plain = given.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} ._:/#-]", "?");
        return "\"" + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain) + "\"";
    }
}
