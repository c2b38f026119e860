package qadam.editing;

import java.util.List;
import java.util.Optional;
import qadam.catalog.WaitingFolder;

/**
 * What would be published.
 *
 * @param lines the accepted suggestions, in words
 * @param state hash of all that; sent back, so that nothing is published that was not seen
 * @param mistakes what keeps it from being published at all
 * @param correctable whether it may be a correction
 * @param revised why it may only be a revision
 * @param lost what editors had changed and the waiting folder has otherwise, in words
 */
public record PublishView(String slug, String title, int next, List<CourseStand.Line> lines, int signatures, List<CourseStand.Line> stuck, String state,
                          List<String> mistakes, boolean correctable, List<String> revised, List<String> warnings,
                          Optional<WaitingFolder> waiting, List<String> lost) {
    public boolean isEmpty() {
        return lines.isEmpty() && signatures == 0;
    }
}
