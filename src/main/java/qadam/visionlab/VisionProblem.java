package qadam.visionlab;

import qadam.shared.Problem;

/** What can go wrong with a vision lab's work. */
public enum VisionProblem implements Problem {
    /** The seed of the hidden set is lost or foreign. */
    KEY_MISSING(503, "visionlab.problem.key_missing"),
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
