package qadam.catalog;

/** The kinds of question, by the name they have in course files and pages. */
public enum TaskType {
    SINGLE("single", "catalog.item.single", "catalog.type.single"),
    MULTIPLE("multiple", "catalog.item.multiple", "catalog.type.multiple"),
    ORDERING("ordering", "catalog.item.ordering", "catalog.type.ordering"),
    MATCHING("matching", "catalog.item.matching", "catalog.type.matching"),
    NUMERIC("numeric", "catalog.item.numeric", "catalog.type.numeric"),
    TEXT("text", "catalog.item.text", "catalog.type.text");

    private final String tag;
    private final String hint;
    private final String name;

    TaskType(String tag, String hint, String name) {
        this.tag = tag;
        this.hint = hint;
        this.name = name;
    }

    public String tag() {
        return tag;
    }

    /** The message that tells a learner what to do. */
    public String hint() {
        return hint;
    }

    /** The message that names the kind for an author. */
    String nameKey() {
        return name;
    }

    public static TaskType of(Task task) {
        return switch (task) {
            case Task.Single _ -> SINGLE;
            case Task.Multiple _ -> MULTIPLE;
            case Task.Ordering _ -> ORDERING;
            case Task.Matching _ -> MATCHING;
            case Task.Numeric _ -> NUMERIC;
            case Task.ShortText _ -> TEXT;
        };
    }
}
