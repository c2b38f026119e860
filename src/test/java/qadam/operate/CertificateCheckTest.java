package qadam.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates made by OpenSSL, right and wrong. */
class CertificateCheckTest {
    @TempDir
    private static Path folder;
    private static Instant now;

    @BeforeAll
    static void make() throws Exception {
        for (String kind : List.of("rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-256", "ed25519")) {
            String name = kind.replaceAll("[: ].*", "");
            openssl(("req -x509 -nodes -days 90 -subj /CN=school -addext subjectAltName=DNS:qadam.school.kz,DNS:*.aqtobe.kz,IP:192.168.1.10 -keyout "
                + name + ".key -out " + name + ".crt -newkey " + kind).split(" "));
        }
        now = Files.getLastModifiedTime(folder.resolve("rsa.crt")).toInstant().plusSeconds(60);
    }

    private static void openssl(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes())).doesNotContain("rror");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed25519"})
    void a_right_certificate_is_right(String kind) {
        assertThat(found(kind + ".crt", kind + ".key", "https://qadam.school.kz", Duration.ZERO)).isEmpty();
        assertThat(found(kind + ".crt", kind + ".key", "https://liceum.aqtobe.kz:8443", Duration.ZERO)).isEmpty();
        assertThat(found(kind + ".crt", kind + ".key", "https://192.168.1.10", Duration.ZERO)).isEmpty();
    }

    @Test
    void its_time_is_over_near_or_not_come() {
        assertThat(found("ec.crt", "ec.key", null, Duration.ofDays(80))).containsExactly(Complaint.CERTIFICATE_EXPIRING);
        assertThat(found("ec.crt", "ec.key", null, Duration.ofDays(91))).containsExactly(Complaint.CERTIFICATE_EXPIRED);
        assertThat(found("ec.crt", "ec.key", null, Duration.ofDays(-1))).containsExactly(Complaint.CERTIFICATE_NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.kz", "https://a.b.aqtobe.kz", "https://aqtobe.kz", "https://192.168.1.11"})
    void it_is_for_another_name(String origin) {
        assertThat(found("ec.crt", "ec.key", origin, Duration.ZERO)).containsExactly(Complaint.CERTIFICATE_OTHER_NAME);
    }

    @Test
    void its_key_is_another_or_cannot_be_read() throws Exception {
        openssl("genpkey", "-algorithm", "RSA", "-out", "other.key");
        assertThat(found("rsa.crt", "other.key", null, Duration.ZERO)).containsExactly(Complaint.CERTIFICATE_OTHER_KEY);
        assertThat(found("ec.crt", "other.key", null, Duration.ZERO)).containsExactly(Complaint.CERTIFICATE_UNREADABLE);
        assertThat(found("rsa.key", "rsa.crt", null, Duration.ZERO)).containsExactly(Complaint.CERTIFICATE_UNREADABLE);
        assertThat(found("nowhere.crt", "rsa.key", null, Duration.ZERO)).containsExactly(Complaint.CERTIFICATE_UNREADABLE);
    }

    private static List<Complaint> found(String certificate, String key, String origin, Duration passed) {
        Findings findings = new Findings();
        new CertificateCheck().look(new Patient(folder, null, folder, 0, origin, List.of(folder.resolve(certificate), folder.resolve(key)), folder,
            OptionalLong.empty(), InstantSource.fixed(now.plus(passed))), findings);
        return findings.all().stream().map(Finding::complaint).toList();
    }
}
