package qadam.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Receipt;
import qadam.record.RecordedSteps;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.FolderProblem;
import qadam.shared.Ids;
import qadam.shared.Inspection;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.FixedClock;

class MoveTest {
    private static final Move.Watching NOBODY = new Move.Watching() {
        @Override
        public void begins(String table, long rows) {
        }

        @Override
        public void row() {
        }
    };
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final String url = Databases.postgresqlUrl();
    @TempDir
    private Path place;
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        data = Folder.filled(place.resolve("data"), clock);
    }

    @Test
    void every_row_is_moved_and_numbers_go_on_behind_them() {
        List<Move.Table> rehearsed = new Move(data, url, NOBODY).rehearse();
        assertThat(tables()).as("a rehearsal changes nothing").isEmpty();
        assertThat(data.resolve(DataFolder.MOVED)).doesNotExist();
        assertThat(new Move(data, url, NOBODY).move()).isEqualTo(rehearsed).filteredOn(table -> table.rows() > 0).hasSizeGreaterThan(3);
        try (Database database = Database.open(url, data)) {
            Receipt next = database.write(handle -> new RecordedSteps(clock, 1).append(handle,
                new NewStep(1, Ids.random(), Kind.PRACTISED, clock.instant(), 1, 1, new byte[] {1})));
            assertThat(next.sequence()).isEqualTo(Folder.STEPS + 1);
        }
    }

    /** Also those of tables that are empty here. */
    @Test
    void every_column_that_there_is_has_a_way_over() {
        MoveStore store = new MoveStore();
        try (Database database = Database.sqlite(data)) {
            assertThat(database.<List<String>>read(handle -> store.tablesOfSqlite(handle).stream().flatMap(table -> store.columnsOfSqlite(handle, table).stream())
                .map(column -> column.kind().name()).distinct().toList())).containsExactlyInAnyOrder("NUMBER", "TEXT", "BYTES");
        }
    }

    @Test
    void who_moved_does_not_go_on_with_the_former_rows_by_mistake() {
        new Move(data, url, NOBODY).move();
        refused(FolderProblem.MOVED, () -> Database.open(null, data));
        refused(FolderProblem.MOVED, () -> DataFolder.requireNotMoved(data));
        refused(MoveProblem.NOT_EMPTY, () -> new Move(data, url, NOBODY).move());
        refused(MoveProblem.NOT_EMPTY, () -> new Move(data, url, NOBODY).rehearse());
    }

    @Test
    void a_folder_in_use_and_one_without_data_are_refused() {
        try (DataFolder running = DataFolder.take(data)) {
            assertThat(running.isOurs()).isTrue();
            refused(FolderProblem.IN_USE, () -> new Move(data, url, NOBODY).move());
        }
        refused(BackupProblem.NO_DATA, () -> new Move(place.resolve("none"), url, NOBODY).move());
        assertThat(tables()).isEmpty();
    }

    /** SQLite takes anything in any column; PostgreSQL does not, and nothing is bent to fit. */
    @Test
    void a_value_that_postgresql_would_not_take_stops_all_of_it() {
        for (String value : List.of("'x' || char(0)", "x'01'")) {
            try (Database database = Database.sqlite(data)) {
                database.write(handle -> handle.execute("insert into settings (name, value) values ('odd', " + value + ") on conflict (name) do update set value = excluded.value"));
            }
            String empty = Databases.postgresqlUrl();
            refused(MoveProblem.VALUE, () -> new Move(data, empty, NOBODY).move());
            assertThat((long) Inspection.of(empty, data).read(handle -> handle.createQuery("select count(*) from settings").mapTo(Long.class).one())).isZero();
            assertThat(data.resolve(DataFolder.MOVED)).doesNotExist();
        }
    }

    /** The sums see what a count does not. */
    @Test
    void a_row_that_is_another_changes_the_sum_and_their_order_does_not() {
        RowSum one = sum(List.of("a", 1L), List.of("b", 2L));
        assertThat(sum(List.of("b", 2L), List.of("a", 1L)).hex()).isEqualTo(one.hex());
        assertThat(sum(List.of("a", 2L), List.of("b", 1L)).hex()).isNotEqualTo(one.hex());
        assertThat(sum(List.of("a", 1L), List.of("b", 2L), List.of("b", 2L)).hex()).isNotEqualTo(one.hex());
        assertThat(sum(List.of("a1", "")).hex()).isNotEqualTo(sum(List.of("a", "1")).hex());
        assertThat(sum(List.of("1")).hex()).isNotEqualTo(sum(List.of(1L)).hex());
    }

    @SafeVarargs
    private static RowSum sum(List<Object>... rows) {
        RowSum sum = new RowSum();
        List.of(rows).forEach(sum::add);
        return sum;
    }

    private List<String> tables() {
        return Inspection.of(url, data).read(new MoveStore()::tablesOfPostgresql);
    }

    private static void refused(Problem problem, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
