package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.proof.Verdict;
import qadam.world.Databases;

/** What goes along with the download of a person's data is whole: it is checked without the server that gave it. */
class CredentialFilesTest {
    @Test
    void each_credential_goes_along_in_every_form() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            UUID person = world.someone(null);
            world.trained(person, null, "KZ-75", "online");
            world.rehearsed(person, null);
            world.trained(world.someone(null), null, "KZ-75", "online");
            world.publish();
            Map<String, byte[]> files = new TreeMap<>();
            world.credentials.exporter().files(person, files::put);
            assertThat(files).hasSize(8);
            String folder = files.keySet().iterator().next().replaceAll("[^/]*$", "");
            assertThat(folder).matches("credentials/[A-Z0-9-]+/");
            assertThat(new String(files.get(folder + "certificate.pdf"), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
            assertThat(new String(files.get(folder + "credential.jwt"), StandardCharsets.US_ASCII).split("\\.")).hasSize(3);
            for (String name : new String[] {"credential.json", "credential.jwt", "certificate.pdf"}) {
                assertThat(world.credentials.verify(files.get(folder + name)).verdict()).as(name).isNotInstanceOf(Verdict.Altered.class);
            }
            assertThat(new String(files.get(folder + "credential.bundle.json"), StandardCharsets.UTF_8)).contains("tlog-proof");
        }
    }
}
