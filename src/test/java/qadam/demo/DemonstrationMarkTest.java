package qadam.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.Settings;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.SettingStore;
import qadam.web.DemoNotice;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** What decides whether a database is a demonstration. */
class DemonstrationMarkTest {
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");

    /** Whoever tries a demonstration can be counted in it: the sign-in page shows the invented id that its office has seen. */
    @Test
    void the_invented_ids_on_the_sign_in_page_are_those_of_its_accounts() {
        Invention invention = new Invention(new SplittableRandom(1));
        for (DemoNotice.Account account : Cast.NOTICE.accounts().subList(0, 3)) {
            assertThat(invention.account(account.userName(), Language.KK).nationalId().orElseThrow().digits()).isEqualTo(account.nationalId());
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_first_start_decides_for_ever(Database database) {
        assertThat(Demonstration.open(database, true, CLOCK).isOn()).isTrue();
        assertThat(Demonstration.open(database, false, CLOCK).isOn()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_database_begun_without_the_option_never_becomes_one(Database database) {
        assertThat(Demonstration.open(database, false, CLOCK).isOn()).isFalse();
        assertThatThrownBy(() -> Demonstration.open(database, true, CLOCK)).isInstanceOf(Demonstration.Refused.class);
        assertThat(Demonstration.open(database, false, CLOCK).notice()).isEmpty();
    }

    @Test
    void a_database_that_was_used_before_there_was_a_mark_is_real() {
        try (Database database = Databases.sqlite()) {
            set(database, "master_key_fingerprint", "0".repeat(64));
            assertThatThrownBy(() -> Demonstration.open(database, true, CLOCK)).isInstanceOf(Demonstration.Refused.class);
        }
    }

    @Test
    void a_history_that_was_ended_half_way_is_not_shown_as_whole() {
        try (Database database = Databases.sqlite()) {
            Demonstration.open(database, true, CLOCK);
            set(database, "demonstration_history", "begun");
            assertThatThrownBy(() -> Demonstration.open(database, true, CLOCK)).hasMessageContaining("Remove the data folder");
        }
    }

    @Test
    void history_is_written_on_postgresql_too() throws Exception {
        Settings settings = new Settings(0, "http://localhost", Databases.folder(), Databases.postgresqlUrl(), Path.of("courses"), true, CLOCK);
        try (House house = House.start(settings); HttpClient client = HttpClient.newHttpClient()) {
            String count = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + "/count.json")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
            assertThat(count).containsPattern("\"trained\":[1-9]\\d\\d");
        }
    }

    private static void set(Database database, String name, String value) {
        database.write(handle -> {
            new SettingStore().set(handle, name, value);
            return null;
        });
    }
}
