package qadam.consent;

/** What a page says of a form that was refused. @param field beside which it stands; empty for the top of the page */
public record Said(String message, String field) {
    public static final Said NOTHING = new Said("", "");

    public String at(String name) {
        return field.equals(name) ? message : "";
    }

    /** What stands at the top. */
    public String above() {
        return field.isEmpty() ? message : "";
    }
}
