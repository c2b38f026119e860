package qadam.identity;

import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Reads a row's number from an address or a form. */
final class Numbers {
    private Numbers() {
    }

    static long in(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return Long.parseLong(text);
    }
}
