package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;
import qadam.world.Databases;

class UpgradeTest {
    @TempDir
    private Path folder;
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_database_of_any_earlier_schema_is_brought_to_ours_after_it_was_asked_for(boolean postgresql) {
        for (int schema : new int[] {1, 12, 20, 30, 32, 41, 51, 60}) {
            Path place = folder.resolve("from-" + schema);
            place.toFile().mkdir();
            String url = postgresql ? Databases.postgresqlUrl() : null;
            old(url, place, schema, true);
            assertRefused(() -> Database.open(url, place), FolderProblem.OLDER);
            asked.clear();
            try (Database database = Database.open(url, place, (from, to) -> asked.add(from + " " + to))) {
                assertThat(asked).containsExactly(schema + " " + Program.schema());
                assertThat(database.<String>read(handle -> new SettingStore().find(handle, "origin").orElseThrow())).isEqualTo("kept");
            }
            Database.open(url, place).close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_first_start_that_was_cut_off_is_not_asked_about(boolean postgresql) {
        String url = postgresql ? Databases.postgresqlUrl() : null;
        old(url, folder, 12, false);
        Database.open(url, folder).close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_not_saved_is_not_upgraded(boolean postgresql) {
        String url = postgresql ? Databases.postgresqlUrl() : null;
        old(url, folder, 30, true);
        assertThatThrownBy(() -> Database.open(url, folder, (from, to) -> {
            throw new IllegalStateException("no room for a backup");
        })).hasMessage("no room for a backup");
        assertRefused(() -> Database.open(url, folder), FolderProblem.OLDER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_database_of_a_newer_program_is_refused_and_left_as_it_is(boolean postgresql) {
        String url = postgresql ? Databases.postgresqlUrl() : null;
        try (Database database = Database.open(url, folder)) {
            database.write(handle -> handle.execute("""
                insert into schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (999, '9001', 'next year', 'SQL', 'V9001__next_year.sql', 7, 'x', 1, """ + (postgresql ? "true)" : "1)")));
        }
        assertRefused(() -> Database.open(url, folder, (from, to) -> asked.add("never")), FolderProblem.NEWER);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_database_with_other_migrations_is_refused(boolean postgresql) {
        String url = postgresql ? Databases.postgresqlUrl() : null;
        try (Database database = Database.open(url, folder)) {
            database.write(handle -> handle.execute("update schema_history set checksum = 7 where version = '0030'"));
        }
        assertRefused(() -> Database.open(url, folder), FolderProblem.CHANGED);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening, FolderProblem problem) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private static void old(String url, Path folder, int schema, boolean started) {
        DataSource source = url == null ? sqlite(folder) : postgresql(url);
        Migrations.flyway(source, url != null).target(String.format("%04d", schema)).load().migrate();
        if (started) {
            org.jdbi.v3.core.Jdbi.create(source).useHandle(handle -> handle.execute("insert into settings (name, value) values ('origin', 'kept')"));
        }
    }

    private static DataSource sqlite(Path folder) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve(Database.FILE));
        return source;
    }

    private static DataSource postgresql(String url) {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
