package qadam.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import qadam.shared.Database;
import qadam.web.Routes;
import qadam.web.Site;

/** The results that lie in the data folder, and their page. A file that this installation did not sign is not shown. */
public final class Evaluations {
    private Evaluations() {
    }

    public static Evaluations open(Database database, Path data) {
        return new Evaluations();
    }

    /** The newest result, partial ones and quick ones included: it says itself which it is. */
    public Optional<Evaluation> latest() {
        return all().stream().findFirst();
    }

    /** The newest of this model, as its server names it. */
    public Optional<Evaluation> latest(String model) {
        return all().stream().filter(one -> one.subject().model().equals(model)).findFirst();
    }

    /** Every genuine result, newest first. */
    public List<Evaluation> all() {
        return List.of();
    }

    public List<Routes> routes(Site site) {
        return List.of();
    }
}
