package qadam.joining;

import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Where a pair stands among those that wait; in an address the page after it begins. */
record Turn(boolean vouched, long number) {
    /** Before the first. */
    static final Turn NONE = new Turn(true, 0);

    static Turn of(Pair pair) {
        return new Turn(pair.state() == State.VOUCHED, pair.number());
    }

    static Turn read(String text) {
        if (!text.matches("[vp][0-9]{1,18}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return new Turn(text.startsWith("v"), Long.parseLong(text.substring(1)));
    }

    String text() {
        return (vouched ? "v" : "p") + number;
    }
}
