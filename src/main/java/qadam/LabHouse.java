package qadam;

import java.util.List;
import qadam.lab.Workbench;

/** The wing of the house for labs, wired by hand: the frame, and a workbench for each kind. */
final class LabHouse {
    /** One of each kind; each says in its lab's file {@code kind:} who it is. */
    static final List<Workbench> BENCHES = List.of();

    private LabHouse() {
    }
}
