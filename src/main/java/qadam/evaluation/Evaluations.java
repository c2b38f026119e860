package qadam.evaluation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import qadam.shared.Database;
import qadam.shared.Lately;
import qadam.web.Routes;
import qadam.web.Site;

/** The results that lie in the data folder, and their page. A file that this installation did not sign is not shown. */
public final class Evaluations {
    /** Where the results are shown, without language; one of them below by its id. */
    public static final String PAGE = "/register/tutor/evaluation";
    /** A result takes minutes or hours to make. */
    private static final Duration AGE = Duration.ofSeconds(5);

    private final Results results;
    private final Lately<List<Results.Kept>> kept;

    private Evaluations(Results results, Duration age) {
        this.results = results;
        this.kept = new Lately<>(age, results::all);
    }

    public static Evaluations open(Database database, Path data) {
        return new Evaluations(new Results(database, data), AGE);
    }

    /** Sees a new result at once: for tests. */
    static Evaluations fresh(Database database, Path data) {
        return new Evaluations(new Results(database, data), Duration.ZERO);
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
        return kept.get().stream().map(Results.Kept::result).toList();
    }

    Optional<Results.Kept> find(String id) {
        return kept.get().stream().filter(one -> one.result().id().equals(id)).findFirst();
    }

    /** The keys that stand under the results, one C2SP verifier key a line. */
    String keys() {
        return results.key().map(key -> key + "\n").orElse("");
    }

    public List<Routes> routes(Site site) {
        return List.of(new EvaluationPages(site, this));
    }
}
