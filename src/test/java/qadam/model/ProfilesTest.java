package qadam.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Language;
import qadam.shared.OwnerOnly;
import qadam.shared.Texts;
import qadam.world.Databases;

/** What is known of models, and what an operator says of theirs. */
class ProfilesTest {
    private static final Profiles PROFILES = Profiles.known();

    @Test
    void there_is_a_profile_for_each_model_that_people_here_use_and_one_for_all_others() {
        assertThat(PROFILES.all()).extracting(ModelProfile::id).containsExactly("kaz-llm-8b", "kaz-llm-70b", "sherkala-8b", "qolda", "alemllm", "generic");
    }

    @Test
    void every_fact_has_a_source_and_a_day_or_is_said_not_to_be_established() {
        assertThat(PROFILES.all()).allSatisfy(profile -> {
            assertThat(profile.read()).isAfter("2026-11-01");
            assertThat(profile.source().isPresent() || profile.id().equals(Profiles.GENERIC)).isTrue();
            assertThat(profile.licenceId().equals("not established")).isEqualTo(!profile.isEstablished(ModelProfile.Fact.LICENCE));
            assertThat(profile.base().equals("not established")).isEqualTo(!profile.isEstablished(ModelProfile.Fact.BASE));
            assertThat(profile.tokensPerWord()).containsOnlyKeys(Language.values()).allSatisfy((language, tokens) -> assertThat(tokens).isBetween(1.0, 10.0));
            for (Language language : Language.values()) {
                assertThat(profile.licence().in(language)).isNotBlank().matches("(Жоқ|Иә|Белгісіз|Нет|Да|Неизвестно|No|Yes|Not known)\\. .*");
            }
        });
    }

    /** Nobody is told that they may sell what no licence was read to allow. */
    @Test
    void commercial_use_is_allowed_only_where_a_licence_was_read_that_allows_it() {
        assertThat(PROFILES.all()).filteredOn(ModelProfile::commercial).extracting(ModelProfile::id).containsExactly("qolda");
        assertThat(PROFILES.all()).allSatisfy(profile -> {
            assertThat(profile.licence().en().startsWith("Yes")).isEqualTo(profile.commercial());
            assertThat(profile.licence().ru().startsWith("Да")).isEqualTo(profile.commercial());
            assertThat(profile.licence().kk().startsWith("Иә")).isEqualTo(profile.commercial());
        });
    }

    @ParameterizedTest
    @CsvSource({"issai/LLama-3.1-KazLLM-1.0-8B,kaz-llm-8b", "LLama-3.1-KazLLM-1.0-70B-AWQ4,kaz-llm-70b", "Llama-3.1-Sherkala-8B-Chat,sherkala-8b", "issai/Qolda-AVL-5B,qolda",
        "astanahub/alemllm,alemllm", "gpt-oss-120b,generic", "'',generic"})
    void a_model_is_known_by_its_name_when_the_operator_says_nothing(String id, String profile) {
        assertThat(PROFILES.of(Optional.empty(), id).id()).isEqualTo(profile);
        assertThat(PROFILES.of(Optional.of("generic"), id).id()).as("the operator knows better").isEqualTo("generic");
    }

    @Test
    void a_kazakh_answer_costs_more_tokens_than_a_russian_one() {
        ModelProfile profile = PROFILES.find("kaz-llm-8b").orElseThrow();
        assertThat(profile.tokens(Language.KK, 150)).isEqualTo(720);
        assertThat(Estimate.tokens("Жасанды интеллект адамға көмектеседі", profile)).isEqualTo(20);
        assertThat(Estimate.tokens("Искусственный разум помогает человеку", profile)).isEqualTo(10);
        assertThat(Estimate.tokens("", profile)).isZero();
        assertThat(Estimate.tokens("x".repeat(12_000), profile)).isEqualTo(1_000);
    }

    @Test
    void a_file_of_servers_is_read() {
        Path folder = Databases.folder();
        Path key = secret(folder, "gpu.key", "sk-1");
        ModelSettings settings = ModelsFile.settings(List.of("qolda=https://a.example/v1/"), Optional.of(file(folder, """
            commercial: true
            servers:
              - url: https://gpu.example/v1
                profile: kaz-llm-70b
                model: kazllm
                key-file: gpu.key
                hash: "%s"
                at-once: 32
              - url: http://127.0.0.1:8081
            """.formatted("AB".repeat(32)))), false, folder);
        assertThat(settings.commercial()).isTrue();
        assertThat(settings.schoolBox()).contains(folder.resolve("tutor").resolve("model.json"));
        assertThat(settings.servers()).extracting(server -> server.url().toString()).containsExactly("https://a.example", "https://gpu.example", "http://127.0.0.1:8081");
        assertThat(settings.servers().get(1)).isEqualTo(new ModelServer(java.net.URI.create("https://gpu.example"), Optional.of("kaz-llm-70b"), Optional.of("kazllm"), Optional.of(key),
            Optional.of("ab".repeat(32)), 32));
        assertThat(settings.servers().get(2).atOnce()).isEqualTo(ModelServer.USUAL_AT_ONCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servers: 7", "servers: [a]", "servers: [{}]", "servers: [{url: 'ftp://a'}]", "servers: [{url: 'http://user:pass@a/'}]", "servers: [{url: 'http://a/?key=1'}]",
        "servers: [{url: 'http://a', profile: gpt}]", "servers: [{url: 'http://a', hash: abc}]", "servers: [{url: 'http://a', at-once: 0}]", "servers: [{url: 'http://a', colour: red}]",
        "servers: [{url: 'http://a', at-once: many}]", "commercial: perhaps", "colour: red", "- a", "", "a: [", "a: &x [*x]", "a: !!java.lang.Runtime {}"})
    void a_file_with_a_mistake_is_refused_in_words(String text) {
        Path folder = Databases.folder();
        assertThatThrownBy(() -> ModelsFile.settings(List.of(), Optional.of(file(folder, text)), false, folder)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageMatching("(?s).{10,}");
    }

    @Test
    void a_key_that_others_can_read_or_that_travels_in_the_open_is_refused() throws IOException {
        Path folder = Databases.folder();
        Path key = secret(folder, "a.key", "sk-1");
        assertThat(Wire.key(key)).isEqualTo("sk-1");
        assertThatThrownBy(() -> server("http://10.0.0.7:8000", key).requireFit()).hasMessageContaining("https://").hasMessageNotContaining("sk-1");
        server("http://127.0.0.1:8000", key).requireFit();
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> server("https://a.example", key).requireFit()).hasMessageContaining("chmod 600").hasMessageNotContaining("sk-1");
        assertThatThrownBy(() -> server("https://a.example", folder.resolve("none")).requireFit()).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> server("https://a.example", secret(folder, "two.key", "one two")).requireFit()).hasMessageContaining("one key").hasMessageNotContaining("one two");
    }

    @Test
    void a_commercial_installation_is_warned_of_a_licence_that_forbids_it() {
        assertThat(kinds(true, "kaz-llm-8b=http://127.0.0.1:1", "qolda=http://127.0.0.1:2", "alemllm=https://a.example", "http://10.0.0.7:8000"))
            .containsExactly(Concern.Kind.NOT_FOR_SALE, Concern.Kind.LICENCE_UNKNOWN, Concern.Kind.LICENCE_UNKNOWN, Concern.Kind.UNENCRYPTED);
        assertThat(kinds(false, "kaz-llm-8b=http://127.0.0.1:1")).isEmpty();
        Texts texts = new Texts();
        Concern.of(settings(true, "kaz-llm-8b=http://127.0.0.1:1", "http://10.0.0.7:8000")).forEach(concern -> {
            for (Language language : Language.values()) {
                assertThat(texts.text(language, concern.key(), concern.values())).doesNotContain("{");
            }
        });
        assertThat(texts.text(Language.EN, Concern.of(settings(true, "kaz-llm-8b=http://127.0.0.1:1")).getFirst().key(), Map.of("model", "M", "licence", "L"))).contains("M (L)".substring(0, 1), "commercial");
    }

    private static List<Concern.Kind> kinds(boolean commercial, String... servers) {
        return Concern.of(settings(commercial, servers)).stream().map(Concern::kind).toList();
    }

    private static ModelSettings settings(boolean commercial, String... servers) {
        return ModelsFile.settings(List.of(servers), Optional.empty(), commercial, Path.of("data"));
    }

    private static ModelServer server(String url, Path key) {
        return new ModelServer(java.net.URI.create(url), Optional.empty(), Optional.empty(), Optional.of(key), Optional.empty(), 1);
    }

    private static Path file(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("models.yaml"), text);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Path secret(Path folder, String name, String text) {
        try {
            Path file = Files.createFile(folder.resolve(name), OwnerOnly.file(folder));
            return Files.writeString(file, text + "\n");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
