package qadam.exam;

/** How one competence went in one attempt. */
record Strength(String competence, int right, int of) {
    boolean whole() {
        return right == of;
    }
}
