package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.shared.Language;
import qadam.shared.Refusal;

/** What an operator writes down, and may get wrong. */
class SsoFileTest {
    private static final String GOOD = """
        {"providers": [{"id": "egov", "issuer": "https://idp.example.kz", "client": "qadam", "secret_file": "egov.secret",
          "label": {"kk": "eGov арқылы кіру", "ru": "Войти через eGov", "en": "Sign in with eGov"}, "scopes": ["profile", "iin"],
          "claims": {"name": "fullName", "subject": "uid", "national_id": "iin"}, "confirms": "sso", "state": true,
          "strong": {"acr": ["high"], "amr": ["hwk", "mfa"]}}]}""";

    @TempDir
    private Path folder;

    private Path write(String words) throws IOException {
        Path secret = folder.resolve("egov.secret");
        Files.writeString(secret, "secret\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(folder.resolve("sso.json"), words);
    }

    @Test
    void all_of_it_is_read_and_the_secret_is_never_printed() throws IOException {
        Provider provider = SsoFile.read(write(GOOD)).getFirst();
        assertThat(provider.label(Language.KK)).isEqualTo("eGov арқылы кіру");
        assertThat(provider.scopes()).containsExactly("openid", "profile", "iin");
        assertThat(provider.claims()).isEqualTo(new Provider.Claims("fullName", "uid", "iin"));
        assertThat(provider.confirms() && provider.ofTheState()).isTrue();
        assertThat(provider.strong().holds("high", java.util.List.of())).isTrue();
        assertThat(provider.strong().holds("low", java.util.List.of("pwd"))).isFalse();
        assertThat(provider.secret()).isEqualTo("secret");
        assertThat(provider.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"egov\" | \"e gov\" | providers[0].id",
        "https://idp.example.kz | http://idp.example.kz | providers[0].issuer",
        "https://idp.example.kz | https://idp.example.kz?x=1 | providers[0].issuer",
        "\"client\" | \"client_id\" | providers[0].client_id",
        "\"sso\" | \"yes\" | providers[0].confirms",
        "true | 1 | providers[0].state",
        "\"ru\": | \"de\": | providers[0].label.de",
        "[\"high\"] | \"high\" | providers[0].strong.acr",
        "\"national_id\" | \"iin\" | providers[0].claims.iin"})
    void a_slip_is_named_where_it_is(String right, String wrong, String field) throws IOException {
        Path file = write(GOOD.replace(right, wrong));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> SsoFile.read(file));
        assertThat(refusal.problem()).isEqualTo(SsoProblem.FILE_FIELD);
        assertThat(refusal.values().get("field")).isEqualTo(field);
    }

    @Test
    void a_secret_that_others_can_read_and_a_file_that_is_none_stop_the_start() throws IOException {
        Path file = write(GOOD);
        Files.setPosixFilePermissions(folder.resolve("egov.secret"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SsoFile.read(file)).isInstanceOf(Refusal.class).hasMessage("SECRET_OPEN");
        Path broken = write("{\"providers\": [\n}");
        assertThat(catchThrowableOfType(Refusal.class, () -> SsoFile.read(broken)).values()).containsEntry("line", 2);
        assertThatThrownBy(() -> SsoFile.read(folder.resolve("none.json"))).isInstanceOf(Refusal.class).hasMessage("FILE_UNREADABLE");
    }
}
