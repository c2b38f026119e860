package qadam.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of next year, for SQLite: ours, and fifteen migrations more, each of a kind that releases have: a table made of another,
 * a column, an index, a table made anew and renamed, a projection counted again, and ten projections with an index each.
 */
public final class NewerProgram {
    /** How many it has more than ours, numbered from 9001. */
    public static final int MIGRATIONS = 15;
    private static final List<String> FIRST = List.of(
        """
        create table step_days (learner bigint not null, day bigint not null, steps integer not null, primary key (learner, day)) ${clustered};
        insert into step_days select learner, taken_at / 86400000, count(*) from steps group by 1, 2;
        """,
        """
        alter table steps add column region text;
        update steps set region = 'KZ-75' where learner % 2 = 0;
        """,
        "create index steps_kind on steps (kind, taken_at);",
        """
        create table practice_anew (learner bigint not null, activity integer not null, tries integer not null, primary key (learner, activity)) ${clustered};
        insert into practice_anew select learner, activity, count(*) from steps group by 1, 2;
        alter table practice_anew rename to practice_tries;
        """,
        "update step_days set steps = (select count(*) from steps where steps.learner = step_days.learner and taken_at / 86400000 = day);");

    private NewerProgram() {
    }

    /** A folder to put before ours on the class path. */
    public static Path classes() throws IOException {
        Path classes = Databases.folder();
        Path migrations = Files.createDirectories(classes.resolve("db"));
        List<String> all = new ArrayList<>(FIRST);
        for (int i = 0; all.size() < MIGRATIONS; i++) {
            all.add("create table step_view_" + i + " as select learner, id, taken_at, result from steps;\ncreate index step_view_ids_" + i + " on step_view_" + i + " (id);");
        }
        for (int i = 0; i < all.size(); i++) {
            Files.writeString(migrations.resolve("V" + (9001 + i) + "__next_year.sql"), "-- What a release of next year might do.\n" + all.get(i));
        }
        return classes;
    }
}
