package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Databases;

class MasterKeyTest {
    private final Path folder = Databases.folder();

    @Test
    void key_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        try (Database database = Database.sqlite(folder)) {
            byte[] first = MasterKey.open(folder, database).derive("test");
            assertThat(MasterKey.open(folder, database).derive("test")).isEqualTo(first);
            assertThat(MasterKey.open(folder, database).derive("other")).isNotEqualTo(first);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/master.key")))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys")))).isEqualTo("rwx------");
        }
    }

    @Test
    void another_key_than_the_database_was_begun_with_is_refused() throws IOException {
        try (Database database = Database.sqlite(folder)) {
            MasterKey.open(folder, database);
            Files.write(folder.resolve("keys/master.key"), Ids.randomBytes(32));
            assertThatThrownBy(() -> MasterKey.open(folder, database)).hasMessageContaining("not the key this database was begun with");
        }
    }

    @Test
    void damaged_key_is_refused() throws IOException {
        try (Database database = Database.sqlite(folder)) {
            MasterKey.open(folder, database);
            Files.write(folder.resolve("keys/master.key"), new byte[5]);
            assertThatThrownBy(() -> MasterKey.open(folder, database)).hasMessageContaining("damaged");
        }
    }

    @Test
    void sealed_words_open_only_whole_and_for_the_same_person() {
        byte[] key = Ids.randomBytes(32);
        UUID person = Ids.random();
        byte[] sealed = Seal.close(key, person, "Айгүл".getBytes());
        assertThat(Seal.open(key, person, sealed)).isEqualTo("Айгүл".getBytes());
        assertThatThrownBy(() -> Seal.open(key, Ids.random(), sealed)).isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> Seal.open(key, person, altered)).isInstanceOf(IllegalStateException.class);
        }
    }
}
