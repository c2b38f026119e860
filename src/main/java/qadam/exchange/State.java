package qadam.exchange;

import java.util.Locale;

/** How an installation stands to models, in one word. */
public enum State {
    /** None is connected. */
    NONE(""),
    /** At least one answers. */
    ANSWERS("good"),
    /** Some are connected, and none answers now. */
    SILENT("warn"),
    /** Everything is switched off. */
    OFF("bad");

    private final String tone;

    State(String tone) {
        this.tone = tone;
    }

    /** For a badge; the words say the same. */
    public String tone() {
        return tone;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
