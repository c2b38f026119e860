package qadam.spotcheck;

import qadam.shared.Problem;

/** Why nothing was drawn, told or judged. */
enum SpotCheckProblem implements Problem {
    WHICH_PROGRAMME(400), NO_SUCH_PROGRAMME(404), NOBODY_TRAINED(404), SHEET_EXISTS(409), UNWRITABLE(507), NOT_A_SHEET(422), ROW_CHANGED(422), TWO_DRAWS(422), ROW_TWICE(422),
    ROWS_MISSING(422), NO_RESULT(422), OTHER_DRAW(409), TOO_MANY_PEOPLE(422);

    private final int status;

    SpotCheckProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "spotcheck.problem." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
