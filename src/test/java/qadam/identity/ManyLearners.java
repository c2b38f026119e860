package qadam.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.web.Asker;

/** Learner keys in bulk, and some whose browsers are signed in, for whoever measures how fast they are answered. */
public final class ManyLearners {
    private static final int AT_ONCE = 5_000;

    private ManyLearners() {
    }

    public static Learners learners() {
        return new LearnerStore();
    }

    /** Numbers 1 to this many, in a database that has none. */
    public static void gather(Database database, int many) {
        String made = database.isPostgresql()
            ? "insert into learners (key, made_at) select uuid_send(gen_random_uuid()), :now from generate_series(1, :many)"
            : "with recursive n(i) as (select 1 union all select i + 1 from n where i < :many) insert into learners (key, made_at) select randomblob(16), :now from n";
        database.write(handle -> handle.createUpdate(made).bind("now", Instant.now()).bind("many", many).execute());
    }

    /** Sessions of the learners with the first numbers, each a person. @return their browsers' cookies */
    public static List<String> signIn(Database database, int many) {
        List<String> cookies = new ArrayList<>();
        for (int from = 1; from <= many; from += AT_ONCE) {
            cookies.addAll(signIn(database, from, Math.min(many, from + AT_ONCE - 1)));
        }
        return cookies;
    }

    private static List<String> signIn(Database database, int from, int to) {
        return database.write(handle -> {
            Instant now = Instant.now();
            List<String> cookies = new ArrayList<>();
            var persons = handle.prepareBatch("insert into persons (id, made_at) values (:person, :now)");
            var links = handle.prepareBatch("insert into learner_links (learner, person, since_at) values (:learner, :person, :now)");
            var sessions = handle.prepareBatch("""
                insert into sessions (hash, learner, person, device, made_at, proved_at, seen_at, door)
                values (:hash, :learner, :person, 'Chrome · Android', :now, :now, :now, 'NAME')""");
            for (int learner = from; learner <= to; learner++) {
                String token = Hashes.newToken();
                var person = Ids.random();
                persons.bind("person", person).bind("now", now).add();
                links.bind("learner", learner).bind("person", person).bind("now", now).add();
                sessions.bind("hash", Hashes.sha256(token)).bind("learner", learner).bind("person", person).bind("now", now).add();
                cookies.add("__Host-qadam=" + token + "; qadam-owner=" + new Asker(null, "", Optional.empty(), Optional.of(person), Set.of()).owner());
            }
            persons.execute();
            links.execute();
            sessions.execute();
            return cookies;
        });
    }
}
