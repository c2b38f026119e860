package qadam.classroom;

/** What a teacher reads out to one pupil. @param code of the class, and @param digits, both in threes */
public record LetInShown(String name, int number, String code, String digits, int minutes) {
    @Override
    public String toString() {
        return "LetInShown[…]";
    }
}
