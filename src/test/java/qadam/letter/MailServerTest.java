package qadam.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.world.Mailbox;

/** Nothing goes out unless the mail server is the one that was meant. */
class MailServerTest {
    @TempDir
    private static Path folder;
    private static Map<String, SSLContext> certificates;

    @BeforeAll
    static void make() {
        certificates = Map.of("localhost", Mailbox.certificate(folder, "localhost"), "mail.other.kz", Mailbox.certificate(folder, "mail.other.kz"));
    }

    /** @param certificate of the server @param trusted what we trust; empty for the machine's own authorities */
    private static String complaint(boolean implicit, String certificate, String trusted, String password) {
        try (Mailbox mailbox = Mailbox.open(new Mailbox.Manner(certificates.get(certificate), implicit, "qadam", "right"))) {
            SmtpPlan plan = SmtpPlan.of((implicit ? "smtps" : "smtp") + "://qadam@localhost:" + mailbox.port(), "qadam@school.kz", password,
                trusted == null ? null : folder.resolve(trusted + ".crt"));
            return MailServer.complaint(plan).orElse("none");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, localhost, localhost, right, none",
        "false, localhost, localhost, right, none",
        "true, localhost, localhost, wrong, sign_in",
        "false, localhost, localhost, wrong, sign_in",
        "true, localhost, , right, certificate",
        "false, localhost, , right, certificate",
        "true, localhost, mail.other.kz, right, certificate",
        "true, mail.other.kz, mail.other.kz, right, certificate",
        "false, mail.other.kz, mail.other.kz, right, certificate"})
    void a_server_is_believed_only_with_a_trusted_certificate_for_its_name(boolean implicit, String certificate, String trusted, String password, String complaint) {
        assertThat(complaint(implicit, certificate, trusted, password)).isEqualTo(complaint);
    }

    /** 127.0.0.2 is this machine too, but not one of the names for it: it is treated as any other. */
    @Test
    void a_server_elsewhere_that_offers_no_encryption_gets_nothing() {
        assertThat(SmtpPlan.of("smtp://127.0.0.2:25", "qadam@school.kz", "", null).needsTls()).isTrue();
        assertThat(SmtpPlan.of("smtp://mail.school.kz", "qadam@school.kz", "", null).port()).isEqualTo(587);
        assertThat(SmtpPlan.of("smtps://mail.school.kz", "qadam@school.kz", "", null).port()).isEqualTo(465);
        try (Mailbox open = Mailbox.open()) {
            SmtpPlan here = SmtpPlan.of(open.address(), "qadam@school.kz", "", null);
            assertThat(MailServer.complaint(here)).isEmpty();
            SmtpPlan elsewhere = new SmtpPlan("LOCALHOST", here.port(), false, here.user(), "", here.from(), here.authority());
            assertThat(MailServer.complaint(elsewhere)).contains("certificate");
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() {
        int free;
        try (Mailbox gone = Mailbox.open()) {
            free = gone.port();
        }
        assertThat(MailServer.complaint(SmtpPlan.of("smtp://localhost:" + free, "qadam@school.kz", "", null))).contains("unreachable");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://qadam:secret@mail.kz, qadam@school.kz, secret, no password here",
        "smtp://qadam@mail.kz, qadam@school.kz, '', a user needs a password",
        "smtp://mail.kz, qadam@school.kz, secret, a user needs a password",
        "http://mail.kz, qadam@school.kz, '', smtps://USER@HOST:465",
        "mail.kz, qadam@school.kz, '', smtps://USER@HOST:465",
        "smtp://mail.kz/x, qadam@school.kz, '', smtps://USER@HOST:465",
        "'smtp://mail kz', qadam@school.kz, '', no address",
        "smtp://mail.kz, , '', --smtp-from",
        "smtp://mail.kz, qadam, '', --smtp-from"})
    void what_the_operator_wrote_wrongly_is_said(String address, String from, String password, String words) {
        assertThatThrownBy(() -> SmtpPlan.of(address, from, password, null)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(words).satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
        assertThat(SmtpPlan.of("smtps://mail%40school.kz@mail.kz", "qadam@school.kz", "secret", null).toString()).isEqualTo("SmtpPlan[mail.kz:465]");
    }
}
