package qadam.lrs;

/** In which xAPI a request speaks. */
enum Version {
    V1_0_3("1.0.3"), V2_0("2.0.0");

    private final String words;

    Version(String words) {
        this.words = words;
    }

    /** As it stands in {@code X-Experience-API-Version} of the answer. */
    String words() {
        return words;
    }
}
