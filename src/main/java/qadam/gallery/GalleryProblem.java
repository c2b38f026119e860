package qadam.gallery;

import qadam.shared.Problem;

/** What can go wrong. */
enum GalleryProblem implements Problem {
    NO_SUCH_WORK(404, "gallery.problem.no_such_work"),
    NOT_YOUR_CLASS(404, "gallery.problem.not_your_class"),
    GROWN_OLD(410, "gallery.problem.grown_old"),
    HIDDEN(409, "gallery.problem.hidden"),
    TOO_MANY(409, "gallery.problem.too_many"),
    NOT_A_PUPIL(404, "gallery.problem.not_a_pupil"),
    NOTHING_TO_RESET(409, "gallery.problem.nothing_to_reset"),
    REASON_MISSING(422, "gallery.problem.reason_missing");

    private final int status;
    private final String key;

    GalleryProblem(int status, String key) {
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
