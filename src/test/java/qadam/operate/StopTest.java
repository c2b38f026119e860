package qadam.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import qadam.world.Databases;
import qadam.world.Server;

/** A server that is asked to stop, and how systemd holds it. */
class StopTest {
    private static final String BODY = "{\"language\":\"kk\",\"steps\":[]}";

    @Test
    void a_request_under_way_is_answered_before_the_server_goes() throws Exception {
        try (Server server = Server.process(); Socket kept = kept(server); Socket slow = new Socket("localhost", server.port())) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write(("POST /api/steps HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nX-Qadam: 1\r\nOrigin: " + server.origin()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(500);
            server.terminate();
            assertThat(kept.getInputStream().read()).as("a connection that only waits for its next request").isEqualTo(-1);   // in two seconds the other would be cut as well
            Thread.sleep(1_200);
            assertThatThrownBy(() -> new Socket("localhost", server.port())).isInstanceOf(ConnectException.class);
            slow.getOutputStream().write(BODY.substring(5).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(slow.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 200 OK");
            server.close();
            assertThat(server.data().resolve("qadam.db-wal")).as("what is left when the database was not closed").doesNotExist();
            assertThat(server.log()).contains("stopped").doesNotContain("request failed");
        }
    }

    @Test
    void a_start_that_fails_says_why_in_a_line_and_leaves_the_rest_to_the_log() throws IOException {
        Path data = Databases.folder();
        Files.writeString(data.resolve("qadam.db"), "this is not a database, but somebody's shopping list, long enough to be read as a page");
        assertThatThrownBy(() -> Server.in(data)).hasMessageContaining("Qadam could not start: ").hasMessageContaining("./qadam doctor --data " + data);
    }

    @Test
    void systemd_finds_nothing_wrong_with_the_unit_and_little_that_it_may_do() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "needs systemd");
        Path unit = Databases.folder().resolve("qadam.service");
        Files.writeString(unit, Files.readString(Path.of("docs/run/qadam.service")).replace("/opt/qadam/qadam ", "/bin/true ").replaceAll("(?m)^(User|Group)=.*", "$1=root"));
        assertThat(systemd("verify", unit.toString())).isEmpty();
        assertThat(systemd("security", "--offline=true", "--threshold=30", unit.toString())).contains("Overall exposure level");
    }

    /** A browser's, after its first answer. */
    private static Socket kept(Server server) throws IOException {
        Socket kept = new Socket("localhost", server.port());
        kept.setSoTimeout(20_000);
        kept.getOutputStream().write(("GET /health/live HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("alive\n") < 0) {
            answer.append((char) kept.getInputStream().read());
        }
        return kept;
    }

    private static String systemd(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/systemd-analyze"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
