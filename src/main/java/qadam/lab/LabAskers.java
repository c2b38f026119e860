package qadam.lab;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.TreeSet;
import qadam.identity.Learners;
import qadam.shared.Database;
import qadam.web.Asker;
import qadam.web.Askers;

/** Who is asking, with all learner keys that are theirs. */
final class LabAskers {
    private final Askers askers;
    private final Database database;
    private final Learners learners;

    LabAskers(Askers askers, Database database, Learners learners) {
        this.askers = askers;
        this.database = database;
        this.learners = learners;
    }

    Asker find(Context context) {
        return askers.find(context);
    }

    Asker findOrEnrol(Context context) {
        return askers.findOrEnrol(context);
    }

    Collection<Long> keys(Asker asker) {
        Collection<Long> keys = new TreeSet<>();
        asker.person().ifPresent(person -> keys.addAll(database.read(handle -> learners.of(handle, person))));
        asker.learner().ifPresent(keys::add);
        return keys;
    }
}
