package qadam.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.shared.SettingStore;
import qadam.shared.Texts;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** What a start makes of the operator's words, and what it keeps. */
class TransportTest {
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");
    private static final String PROXY = "127.0.0.1/32";

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_first_start_keeps_the_origin_and_later_ones_use_it(Database database) {
        try (database) {
            assertThat(start(database, behindProxy("https://Qadam.School.kz:443/")).origin()).isEqualTo("https://qadam.school.kz");
            assertThat(start(database, behindProxy(null)).origin()).isEqualTo("https://qadam.school.kz");
            assertThat(stored(database)).isEqualTo("https://qadam.school.kz");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://other.kz", "https://qadam.school.kz:8443", "http://localhost:8080"})
    void another_origin_is_refused_with_both_named_and_nothing_changes(String given) {
        try (Database database = Databases.sqlite()) {
            start(database, behindProxy("https://qadam.school.kz"));
            Refusal refusal = refused(database, behindProxy(given));
            assertThat(refusal.problem()).isEqualTo(TransportProblem.ORIGIN_CHANGED);
            for (Language language : Language.values()) {
                assertThat(new Texts().text(language, refusal.problem().key(), refusal.values())).contains("https://qadam.school.kz", given, "--move-origin");
            }
            assertThat(stored(database)).isEqualTo("https://qadam.school.kz");
        }
    }

    @Test
    void it_moves_when_the_operator_says_so_as_long_as_nothing_names_it() {
        try (Database database = Databases.sqlite()) {
            start(database, TransportOptions.local(null));
            TransportOptions move = new TransportOptions("https://qadam.school.kz", true, List.of(), List.of(PROXY), false, null, 0);
            Refusal inUse = catchThrowableOfType(Refusal.class, () -> Transport.settle(move, 8080, database, () -> new Named(0, 1, 0), CLOCK));
            assertThat(inUse.problem()).isEqualTo(TransportProblem.ORIGIN_IN_USE);
            assertThat(stored(database)).isEqualTo("http://localhost:8080");
            assertThat(start(database, move).origin()).isEqualTo("https://qadam.school.kz");
            assertThat(stored(database)).isEqualTo("https://qadam.school.kz");
        }
    }

    /** Whoever starts on another port for a day must not be told to throw the folder away, nor get another name for what is signed. */
    @Test
    void on_this_machine_alone_the_port_may_change_and_the_name_stays() {
        try (Database database = Databases.sqlite()) {
            start(database, TransportOptions.local(null));
            Transport later = Transport.settle(TransportOptions.local(null), 9000, database, () -> new Named(5, 5, 0), CLOCK);
            assertThat(later.origin()).isEqualTo("http://localhost:8080");
            assertThat(later.addresses(9000)).containsExactly("http://localhost:9000");
            assertThat(start(database, TransportOptions.local("http://localhost:7000")).origin()).isEqualTo("http://localhost:8080");
        }
    }

    static Stream<Arguments> misfits() {
        Path file = Path.of("none.pem");
        List<Path> tls = List.of(file, file);
        List<String> proxy = List.of(PROXY);
        List<String> none = List.of();
        List<Path> no = List.of();
        return Stream.of(
            misfit(TransportProblem.TWO_WAYS, "https://a.kz", tls, proxy, false, null, 0),
            misfit(TransportProblem.TWO_WAYS, "http://a.kz", no, proxy, true, null, 0),
            misfit(TransportProblem.TWO_WAYS, "https://a.kz", tls, none, true, null, 0),
            misfit(TransportProblem.HTTPS_BUT_HOW, "https://a.kz", no, none, false, null, 0),
            misfit(TransportProblem.PLAIN_NOT_OPEN, "http://a.kz", no, none, false, null, 0),
            misfit(TransportProblem.PLAIN_NOT_OPEN, "http://a.kz", no, proxy, false, null, 0),
            misfit(TransportProblem.PLAIN_FOR_HTTPS, "https://a.kz", no, none, true, null, 0),
            misfit(TransportProblem.TLS_FOR_HTTP, "http://localhost", tls, none, false, null, 0),
            misfit(TransportProblem.ORIGIN_MISSING, null, tls, none, false, null, 0),
            misfit(TransportProblem.ORIGIN_MISSING, null, no, proxy, false, null, 0),
            misfit(TransportProblem.ORIGIN_NUMBER, "https://192.168.1.10", no, proxy, false, null, 0),
            misfit(TransportProblem.ORIGIN_NUMBER, "https://[fd00::1]", no, proxy, false, null, 0),
            misfit(TransportProblem.PROXY_MALFORMED, "https://a.kz", no, List.of("nginx"), false, null, 0),
            misfit(TransportProblem.PROXY_MALFORMED, "https://a.kz", no, List.of("10.0.0.0/33"), false, null, 0),
            misfit(TransportProblem.REDIRECT_WITHOUT_TLS, "https://a.kz", no, proxy, false, null, 80),
            misfit(TransportProblem.LISTEN_NOT_OPEN, null, no, none, false, "192.168.1.10", 0),
            misfit(TransportProblem.LISTEN_MALFORMED, null, no, none, true, "school", 0),
            misfit(CertificateProblem.UNREADABLE, "https://a.kz", tls, none, false, null, 0));
    }

    private static Arguments misfit(Problem problem, String origin, List<Path> tls, List<String> proxies, boolean lan, String listen, int redirect) {
        return Arguments.of(problem, new TransportOptions(origin, false, tls, proxies, lan, listen, redirect));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void what_cannot_be_meant_is_refused_in_words_and_leaves_nothing(Problem problem, TransportOptions options) {
        try (Database database = Databases.sqlite()) {
            Refusal refusal = refused(database, options);
            assertThat(refusal.problem()).isEqualTo(problem);
            for (Language language : Language.values()) {
                assertThat(new Texts().text(language, problem.key(), refusal.values())).doesNotContain("{");
            }
            assertThat(database.<Boolean>read(handle -> new SettingStore().find(handle, "origin").isEmpty())).isTrue();
        }
    }

    @Test
    void moving_needs_to_know_where() {
        assertThat(catchThrowableOfType(Refusal.class, () -> new TransportOptions(null, true, List.of(), List.of(), false, null, 0).refuseContradictions()).problem())
            .isEqualTo(TransportProblem.MOVE_WHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qadam.school.kz", "ftp://a.kz", "https://", "https://a.kz/kk", "https://a.kz?x", "https://me@a.kz", "https://a.kz:0",
        "https://a.kz:70000", "https://a b.kz", "https://-a.kz", "https://a..kz", "https://[fd00::1", "https://a.kz\r\nHost: b", "javascript:alert(1)"})
    void what_is_no_address_of_a_site_is_refused(String written) {
        assertThat(catchThrowableOfType(Refusal.class, () -> Origin.parse(written)).problem()).isEqualTo(TransportProblem.ORIGIN_MALFORMED);
    }

    @Test
    void a_kazakh_name_becomes_what_browsers_call_it() {
        assertThat(Origin.parse("https://Мектеп.қаз").toString()).isEqualTo("https://xn--e1aaogsq.xn--80ao21a");
    }

    @Test
    void where_it_listens_follows_from_who_is_to_come() {
        assertThat(Transport.local("http://localhost").listensOn()).isEqualTo("127.0.0.1");
        assertThat(listening(false, PROXY)).isEqualTo("127.0.0.1");
        assertThat(listening(false, PROXY, "10.0.0.5/32")).isNull();
        assertThat(listening(true)).isNull();
    }

    private static String listening(boolean lan, String... proxies) {
        try (Database database = Databases.sqlite()) {
            return start(database, new TransportOptions(lan ? null : "https://a.kz", false, List.of(), Arrays.asList(proxies), lan, null, 0)).listensOn();
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1/32,127.0.0.1,true", "127.0.0.1/32,127.0.0.2,false", "10.0.0.0/8,10.255.1.2,true", "10.0.0.0/8,11.0.0.1,false",
        "0.0.0.0/0,203.0.113.9,true", "0.0.0.0/0,fd00::1,false", "fd00::/8,fdff::1,true", "192.0.2.7,192.0.2.7,true", "192.0.2.6/31,192.0.2.7,true"})
    void a_network_holds_what_begins_like_it(String network, String address, boolean holds) {
        assertThat(Network.parse(network).contains(java.net.InetAddress.ofLiteral(address))).isEqualTo(holds);
    }

    private static TransportOptions behindProxy(String origin) {
        return new TransportOptions(origin, false, List.of(), List.of(PROXY), false, null, 0);
    }

    private static Transport start(Database database, TransportOptions options) {
        return Transport.settle(options, 8080, database, () -> new Named(0, 0, 0), CLOCK);
    }

    private static Refusal refused(Database database, TransportOptions options) {
        return catchThrowableOfType(Refusal.class, () -> start(database, options));
    }

    private static String stored(Database database) {
        return database.read(handle -> new SettingStore().find(handle, "origin").orElseThrow());
    }
}
