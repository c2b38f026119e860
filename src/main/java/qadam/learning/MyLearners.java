package qadam.learning;

import java.util.List;
import qadam.identity.Learners;
import qadam.shared.Database;
import qadam.web.Asker;

/** The learner keys whose steps the asker may see: all of the signed-in person's, else the session's own. */
public final class MyLearners {
    private final Database database;
    private final Learners learners;

    public MyLearners(Database database, Learners learners) {
        this.database = database;
        this.learners = learners;
    }

    public List<Long> of(Asker asker) {
        return asker.person().map(person -> database.read(handle -> learners.of(handle, person)))
            .orElseGet(() -> asker.learner().map(List::of).orElse(List.of()));
    }
}
