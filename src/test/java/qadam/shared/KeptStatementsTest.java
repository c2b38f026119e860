package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
    private static final String ALL = "select value from settings where name like 'kept%' order by name";
    private static final String PUT = "insert into settings (name, value) values (:name, :value)";
    @TempDir
    Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.sqlite(folder);
        put("kept-1", "one");
        put("kept-2", "two");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void put(String name, String value) {
        database.write(handle -> handle.createUpdate(PUT).bind("name", name).bind("value", value).execute());
    }

    private static List<String> all(Handle handle) {
        return handle.createQuery(ALL).mapTo(String.class).list();
    }

    @Test
    void a_statement_is_prepared_once_and_says_each_time_what_is_so_now() {
        assertThat(database.<List<String>>read(KeptStatementsTest::all)).containsExactly("one", "two");
        put("kept-3", "three");
        assertThat(database.<List<String>>read(KeptStatementsTest::all)).containsExactly("one", "two", "three");
        database.<Void>read(handle -> {
            Prepared first = Prepared.of(handle, ALL);
            var statement = first.statement();
            first.close();
            try (Prepared second = Prepared.of(handle, ALL)) {
                assertThat(second.statement()).isSameAs(statement);
            }
            return null;
        });
    }

    @Test
    void the_same_in_the_midst_of_itself_is_another() {
        List<String> pairs = database.read(handle -> {
            try (Stream<String> outer = handle.createQuery(ALL).mapTo(String.class).stream()) {
                return outer.map(one -> one + all(handle)).toList();
            }
        });
        assertThat(pairs).containsExactly("one[one, two]", "two[one, two]");
    }

    @Test
    void one_that_was_not_read_to_its_end_holds_nothing_back() {
        database.<Void>read(handle -> {
            try (Prepared prepared = Prepared.of(handle, ALL)) {
                ResultSet left = prepared.statement().executeQuery();
                left.next();
            }
            handle.createQuery(ALL).mapTo(String.class).findFirst();
            return null;
        });
        put("kept-3", "three");
        database.forget();   // empties the log, which no reader may still be looking into
        assertThat(folder.resolve(Database.FILE + "-wal")).hasSize(0);
        assertThat(database.<List<String>>read(KeptStatementsTest::all)).hasSize(3);
    }

    @Test
    void one_that_the_writer_did_not_read_to_its_end_holds_nothing_back_either() {
        database.write(handle -> handle.createQuery(ALL).mapTo(String.class).stream().findFirst());
        put("kept-3", "three");
        database.forget();
        assertThat(folder.resolve(Database.FILE + "-wal")).hasSize(0);
    }

    @Test
    void names_for_what_is_bound_are_no_hindrance() throws Exception {
        database.<Void>write(handle -> {
            handle.createUpdate(PUT).bind("name", "kept-5").bind("value", "five").execute();
            String places = PUT.replace(":name", "?").replace(":value", "?");
            Prepared first = Prepared.of(handle, places);
            var statement = first.statement();
            first.close();
            handle.createUpdate(PUT).bind("name", "kept-6").bind("value", "six").execute();
            try (Prepared second = Prepared.of(handle, places)) {
                assertThat(second.statement()).isSameAs(statement);
            }
            return null;
        });
    }

    @Test
    void of_a_batch_that_was_never_run_nothing_is_left() {
        database.<Void>write(handle -> {
            String places = PUT.replace(":name", "?").replace(":value", "?");
            try (Prepared half = Prepared.of(handle, places)) {
                half.statement().setString(1, "kept-7");
                half.statement().setString(2, "seven");
                half.statement().addBatch();
            }
            try (Prepared next = Prepared.of(handle, places)) {
                assertThat(next.statement().executeBatch()).isEmpty();
            }
            return null;
        });
        assertThat(database.<List<String>>read(KeptStatementsTest::all)).containsExactly("one", "two");
    }

    @Test
    void one_that_failed_works_again() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> put("kept-1", "again")).isInstanceOf(RuntimeException.class);
        }
        put("kept-4", "four");
        assertThat(database.<List<String>>read(KeptStatementsTest::all)).containsExactly("one", "two", "four");
    }

    @Test
    void many_different_ones_give_each_other_their_places() {
        for (int i = 0; i < 200; i++) {
            String other = ALL.replace("order by", "and " + i + " = " + i + " order by");
            assertThat(database.<List<String>>read(handle -> handle.createQuery(other).mapTo(String.class).list())).hasSize(2);
        }
    }
}
