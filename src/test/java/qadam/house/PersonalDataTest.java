package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.House;
import qadam.Settings;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** Whoever asks for their data gets all of it: the database itself is asked where there is any. */
class PersonalDataTest {
    /** Columns that say whose a row is, or who did it. */
    private static final String COLUMNS = "'person', 'learner', 'actor', 'session', 'handle', 'used_by', 'made_by', 'ended_by', 'granted_by', 'revoked_by', 'decided_by', 'suggested_by', 'answered_by', 'signed_by', 'joined_person', 'joined_into', 'proposed_by', 'asker', 'agent'";

    /** Tables that are about people and are not in the download, each with why. */
    private static final Map<String, String> NOT_EXPORTED = Map.ofEntries(
        Map.entry("person_keys", "the key that locks the rest: in a download it would unlock what was stolen elsewhere"),
        Map.entry("sso_journeys", "that a browser has gone to sign in elsewhere, ten minutes old at most, under the hash of its session; holds nobody"),
        Map.entry("challenges", "a question to a passkey, five minutes old at most"),
        Map.entry("one_time_links", "what its maker and its user did is in their trail; the row goes after a month"),
        Map.entry("reset_links", "a link into the account, shown to nobody again; that it was made is a notice, and the row goes after a month"),
        Map.entry("lrs_authorities", "which tool sent a statement, by the name that the office gave it"),
        Map.entry("report_limits", "how many reports a browser sent today, under the hash of its session"),
        Map.entry("practice_progress", "computed from the steps, which are in the download"),
        Map.entry("reached_learners", "computed from the steps, which are in the download"),
        Map.entry("programme_editions", "what the office decided, published without names; who decided it has it in their trail"),
        Map.entry("revocations", "about a credential, where it is in the holder's download; who revoked it has it in their trail"));

    private static Set<String> tablesAboutPeople(Database database) {
        List<String> tables = database.read(handle -> handle.createQuery("""
            select distinct m.name from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like 'sqlite%' and c.name in (""" + COLUMNS + ")").mapTo(String.class).list());
        return new TreeSet<>(tables);
    }

    @Test
    void every_table_about_people_is_in_the_download_or_named_here_with_a_reason(@TempDir Path data) {
        try (House house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, new FixedClock("2026-11-28T06:00:00Z")))) {
            Set<String> exported = house.exportedTables();
            Set<String> about = tablesAboutPeople(house.database());
            assertThat(about).contains("notices", "letters", "letter_addresses", "sessions", "attempts", "responses", "steps");
            Set<String> forgotten = new TreeSet<>(about);
            forgotten.removeAll(exported);
            forgotten.removeAll(NOT_EXPORTED.keySet());
            assertThat(forgotten).as("about people, and in nobody's download").isEmpty();
            assertThat(about).as("what is named here and not there").containsAll(NOT_EXPORTED.keySet());
            assertThat(exported).doesNotContainAnyElementsOf(NOT_EXPORTED.keySet());
        }
    }

    @Test
    void a_new_table_about_people_is_seen() {
        try (Database database = Databases.sqlite()) {
            database.write(handle -> handle.execute("create table diaries (number integer primary key, person blob not null, words text)"));
            assertThat(tablesAboutPeople(database)).contains("diaries");
        }
    }

    /** The list above is about columns by their names: any other that holds a person's id under a new name has to be added to it. */
    @Test
    void no_other_column_looks_like_a_persons() {
        try (Database database = Databases.sqlite()) {
            List<String> columns = database.read(handle -> handle.createQuery("""
                    select distinct c.name from sqlite_master m join pragma_table_info(m.name) c
                    where m.type = 'table' and lower(c.type) = 'blob' and c.name not in (""" + COLUMNS + ")").mapTo(String.class).list());
            assertThat(columns).allMatch(column -> column.matches(
                "id|key|answer_key|root|hash|wrapped|sealed|secret|content|result|response|step|seat|attempt|credential|match_tag|device|block|mark|appeal_sealed|salt_sealed|name_sealed|document_sealed|token_sealed|sealed_name|exchange|place|branch|term|target|statement|definition|sha2"));
        }
    }
}
