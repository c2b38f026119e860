package qadam.terms;

/** The two texts, by the name of their file and of their page. */
enum Document {
    TERMS("terms", "terms.rules.title"), PRIVACY("privacy", "terms.privacy.title");

    private final String id;
    private final String titleKey;

    Document(String id, String titleKey) {
        this.id = id;
        this.titleKey = titleKey;
    }

    String id() {
        return id;
    }

    String titleKey() {
        return titleKey;
    }
}
