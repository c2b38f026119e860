package qadam.codelab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qadam.lab.Shown;
import qadam.lab.Shown.Line;

/**
 * What a class sees of the functions: how many hidden inputs each gets right, and the program of one of them as text.
 *
 * @param tried those that were programmed, in the lab's order
 */
record CodeCard(List<Tried> tried) {
    /** @param right of {@link CodeTask#INPUTS} */
    record Tried(CodeTask task, CodeWork.Solution solution, int right) {
    }

    Shown shown() {
        List<Line> lines = new ArrayList<>();
        if (!tried.isEmpty()) {
            String counts = tried.stream().map(one -> one.task().id() + " " + one.right() + "/" + CodeTask.INPUTS).collect(Collectors.joining(", "));
            lines.add(new Line("codelab.shown.right", counts));
            Tried best = best();
            lines.add(Line.says("codelab.shown.function", "codelab.shown.function.is", Map.of("name", best.task().id(), "language", best.solution().language())));
            lines.add(Line.program("codelab.editor", best.solution().code()));
        }
        return new Shown(lines, List.of());
    }

    /** With the most right; of several, the last, for functions grow harder. */
    private Tried best() {
        return tried.stream().reduce((one, next) -> next.right() >= one.right() ? next : one).orElseThrow();
    }
}
