package qadam;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Courses;
import qadam.codelab.CodeBench;
import qadam.datalab.DataLab;
import qadam.decisionlab.DecisionLab;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.lab.BroughtWorks;
import qadam.lab.LabHall;
import qadam.lab.LabWorks;
import qadam.lab.Labs;
import qadam.lab.Workbench;
import qadam.record.Receipts;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Texts;
import qadam.visionlab.VisionLab;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.wordlab.WordBench;

/** The wing of the house for labs, wired by hand: the frame, and a workbench for each kind. */
final class LabHouse {
    /** Of each kind that needs nothing of the house; each says in its lab's file {@code kind:} who it is. {@code catalog.reading.LabReader} knows the same kinds. */
    static final List<Workbench> BENCHES = List.of(new DecisionLab(), new DataLab(), new WordBench(), new CodeBench());

    private final Labs labs;
    private final LabWorks works;
    private final LabHall hall;

    /** All of them. @param hiddenSet seed of the vision lab's hidden set */
    static List<Workbench> benches(byte[] hiddenSet) {
        return benches(hiddenSet, Optional.empty());
    }

    private static List<Workbench> benches(byte[] hiddenSet, Optional<Path> visionNetwork) {
        List<Workbench> benches = new ArrayList<>(BENCHES);
        benches.add(VisionLab.bench(hiddenSet, visionNetwork));
        return benches;
    }

    LabHouse(Database database, RecordedSteps steps, Identity identity, Courses courses, InstantSource clock, Settings settings) {
        LabWorks.Ground ground = new LabWorks.Ground(database, steps, identity.learners(), identity.masterKey().derive("labs"), clock);
        this.labs = new Labs(courses, benches(VisionLab.seed(database), settings.visionNetwork()));
        this.works = new LabWorks(ground, labs).within(settings.limits());
        this.hall = new LabHall(ground, labs, works);
    }

    /** What others may see of handed-in work is theirs to decide. */
    LabWorks works() {
        return works;
    }

    Labs labs() {
        return labs;
    }

    BroughtWorks brought() {
        return new BroughtWorks(labs, works);
    }

    List<Exporter> exporters() {
        return List.of(works.exporter());
    }

    List<JoinListener> joinings() {
        return List.of(works.joining());
    }

    /** The work itself goes with the single answers of exams; grades stay. */
    Forgetting grownOldWith(Forgetting answers) {
        return (database, before) -> answers.forget(database, before) + works.grownOld().forget(database, before);
    }

    List<MeSection> meSections(Texts texts) {
        return List.of(hall.meSection(texts));
    }

    List<Routes> routes(Site site, Askers askers, Receipts receipts) {
        return hall.routes(site, askers, receipts);
    }
}
