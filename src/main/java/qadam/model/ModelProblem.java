package qadam.model;

import java.util.Locale;
import qadam.shared.Problem;

/** What can go wrong between us and a model. None of it is the fault of whoever asked, but a question that is too long. */
public enum ModelProblem implements Problem {
    /** The operator has connected none, or none of this name: excerpts are what there is. */
    NONE_CONNECTED(503),
    /** No server is there. */
    DOWN(503),
    /** The first word did not come in time. */
    SLOW(504),
    /** More ask than can be answered. */
    BUSY(503),
    /** The answer stood still in its middle. */
    STALLED(504),
    /** The answer broke off. */
    CUT(502),
    /** What came is not the protocol: broken JSON, a line without end. */
    GARBLED(502),
    /** The server does not let us in, or does not know what was asked of it. The operator finds more in the log. */
    REFUSED(502),
    /** The question is longer than the model reads. */
    TOO_LONG(422);

    private final int status;

    ModelProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "model.problem." + name().toLowerCase(Locale.ROOT);
    }
}
