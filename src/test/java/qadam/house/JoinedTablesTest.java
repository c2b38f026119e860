package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.House;
import qadam.Settings;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** When two accounts turn out to be one person's, somebody has decided what becomes of every row: the database itself is asked where there are any. */
class JoinedTablesTest {
    private static Set<String> tablesOfPeople(Database database) {
        List<String> tables = database.read(handle -> handle.createQuery("""
            select distinct m.name from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like 'sqlite%' and c.name = 'person'""").mapTo(String.class).list());
        return new TreeSet<>(tables);
    }

    @Test
    void of_every_table_of_people_a_package_says_what_a_joining_does_with_it(@TempDir Path data) {
        try (House house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, new FixedClock("2026-11-28T06:00:00Z")))) {
            Set<String> undecided = tablesOfPeople(house.database());
            assertThat(undecided).contains("credentials", "notices", "memberships");
            undecided.removeAll(house.joinedTables());
            assertThat(undecided).as("give its package a JoinListener (House: joinPersons().heardBy), and say there what moves and what stays").isEmpty();
        }
    }

    @Test
    void a_new_table_of_people_is_seen() {
        try (Database database = Databases.sqlite()) {
            database.write(handle -> handle.execute("create table diaries (number integer primary key, person blob not null, words text)"));
            assertThat(tablesOfPeople(database)).contains("diaries");
        }
    }
}
