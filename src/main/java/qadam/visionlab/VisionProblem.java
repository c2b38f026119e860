package qadam.visionlab;

import qadam.shared.Problem;

/** What can be wrong with a vision lab's work. */
public enum VisionProblem implements Problem {
    /** Not the shape that the lab makes: fields, names of pictures, words too long. */
    MALFORMED(422, "visionlab.problem.malformed"),
    /** Weights of another architecture or size, or not numbers. */
    WEIGHTS_WRONG(422, "visionlab.problem.weights_wrong");

    private final int status;
    private final String key;

    VisionProblem(int status, String key) {
        this.status = status;
        this.key = key;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return key;
    }
}
