package qadam.classroom;

/** What a child shows and types: a picture and a word. */
record CardSecret(Picture picture, String word) {
    @Override
    public String toString() {
        return "CardSecret[…]";
    }
}
