package qadam.editing;

/** What has become of a suggestion; its code stands in the table. */
public enum SuggestionState {
    OPEN("editing.state.open"),
    /** Part of the next version. */
    ACCEPTED("editing.state.accepted"),
    REFUSED("editing.state.refused"),
    /** By whoever made it. */
    WITHDRAWN("editing.state.withdrawn"),
    PUBLISHED("editing.state.published");

    private final String key;

    SuggestionState(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
