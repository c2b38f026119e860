package qadam.register;

/** Who answers for an installation, and where one asks; as the office wrote it. */
public record Operator(String name, String contact) {
    public static final int LONGEST = 200;
    public static final Operator UNSAID = new Operator("", "");

    public boolean isSaid() {
        return !name.isEmpty();
    }
}
