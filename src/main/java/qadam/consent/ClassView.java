package qadam.consent;

import java.util.List;
import java.util.Set;

/**
 * The consents of a class, as its teacher sees them.
 *
 * @param possible false while the school has no BIN
 */
public record ClassView(long group, String title, boolean possible, List<Line> lines) {
    /** @param pupil their id in hex */
    public record Line(String pupil, String name, PupilState state, Set<Purpose> purposes) {
    }

    public long answered() {
        return lines.stream().filter(line -> line.state.isAnswered()).count();
    }

    public long given() {
        return lines.stream().filter(line -> line.state == PupilState.GIVEN).count();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
