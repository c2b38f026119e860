package qadam.codelab;

/** The kind {@code code} of laboratories: outputs of the learner's program against our own answers. */
public final class CodeBench {
    public String kind() {
        return "code";
    }
}
