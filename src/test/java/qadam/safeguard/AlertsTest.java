package qadam.safeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Leaving;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Role;

/** Who hears of a pupil in danger, who may read it, and what is said; on both databases. */
class AlertsTest {
    private static List<SafeSchool.Country> countries;

    @BeforeAll
    static void open() {
        countries = List.of(SafeSchool.Country.sqlite(), SafeSchool.Country.postgresql());
    }

    @AfterAll
    static void close() {
        countries.forEach(SafeSchool.Country::close);
    }

    static Stream<SafeSchool> schools() {
        return countries.stream().map(SafeSchool::new);
    }

    private static List<Alert> of(SafeSchool small, UUID reader) {
        Alerts alerts = new Alerts(small.ground, small.modes);
        return small.database.read(handle -> alerts.store().of(handle, reader, 100).stream().filter(alert -> alerts.mayOpen(handle, reader, alert)).toList());
    }

    @ParameterizedTest
    @MethodSource("schools")
    void an_alert_goes_to_the_two_once_and_to_nobody_else(SafeSchool small) {
        UUID teacher = small.staff("Мұғалім", Role.TEACHER, small.ninth);
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.decide(true, false);
        UUID exchange = Ids.random();
        small.safeguard.alert(teen, exchange);
        small.safeguard.alert(teen, exchange);
        assertThat(small.told).containsExactlyInAnyOrder("alerted Психолог", "alerted Орынбасар");
        small.safeguard.alert(teen, Ids.random());
        assertThat(small.told).as("within the hour no more notices").hasSize(2);
        assertThat(of(small, small.psychologist)).hasSize(2);
        assertThat(of(small, small.deputy)).hasSize(2);
        for (UUID other : List.of(teacher, small.head, teen, small.person("Ешкім"))) {
            assertThat(of(small, other)).isEmpty();
        }
        long number = of(small, small.psychologist).getLast().number();
        assertThatThrownBy(() -> small.database.read(handle -> new Alerts(small.ground, small.modes).require(handle, small.head, number))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void an_adult_raises_none_and_a_school_without_named_people_neither(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.safeguard.alert(teen, Ids.random());
        small.decide(false, false);
        small.safeguard.alert(small.staff("Мұғалім", Role.TEACHER, small.third), Ids.random());
        small.safeguard.alert(small.person("Азамат"), Ids.random());
        assertThat(small.told).isEmpty();
        small.safeguard.alert(teen, Ids.random());
        assertThat(small.told).as("named, though no model may be asked: a child in danger is heard").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void whoever_teaches_the_class_never_hears_not_even_later(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.give(small.psychologist, Role.TEACHER, small.ninth);
        small.decide(true, false);
        small.safeguard.alert(teen, Ids.random());
        assertThat(small.told).containsExactly("alerted Орынбасар");
        assertThat(of(small, small.psychologist)).isEmpty();
        assertThat(of(small, small.deputy)).hasSize(1);
        small.give(small.deputy, Role.TEACHER, small.ninth);
        assertThat(of(small, small.deputy)).as("teaches the class by now").isEmpty();
        small.take(small.psychologist, Role.TEACHER, small.ninth);
        assertThat(of(small, small.psychologist)).as("named, and teaches it no more").hasSize(1);
        small.take(small.psychologist, Role.CLERK, small.school);
        assertThat(of(small, small.psychologist)).as("left the school").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schools")
    void each_look_and_what_was_done_enter_the_trail_and_the_note_goes_with_the_pupils_key(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.decide(true, false);
        small.safeguard.alert(teen, Ids.random());
        Alerts alerts = new Alerts(small.ground, small.modes);
        Alert alert = of(small, small.deputy).getFirst();
        small.in(handle -> alerts.look(handle, small.deputy, alert));
        small.in(handle -> alerts.look(handle, small.psychologist, alert));
        small.in(handle -> alerts.answer(handle, small.deputy, alert, "Сөйлестім, отбасы біледі"));
        small.in(handle -> alerts.answer(handle, small.psychologist, alert, "тағы"));
        List<String> acts = small.database.read(handle -> handle.createQuery("select act from audit_entries where object like :object order by number")
            .bind("object", "person " + Ids.hex(teen) + " alert %").mapTo(String.class).list());
        assertThat(acts).containsExactly("alert-read", "alert-read", "alert-answered");
        Alert answered = of(small, small.deputy).getFirst();
        assertThat(answered.firstSeenAt()).isPresent();
        Optional<String> note = small.database.read(handle -> small.identity.people().unseal(handle, teen, answered.sealed().orElseThrow()));
        assertThat(note).contains("Сөйлестім, отбасы біледі");
        String exported = small.database.read(handle -> small.safeguard.exporter().export(handle, teen, List.of()).toString());
        assertThat(exported).contains("alerts_about", "answered_at=2026").doesNotContain("Сөйлестім");
        small.in(handle -> small.safeguard.exporter().erase(handle, new Leaving(teen, List.of(), Ids.random())));
        assertThat(of(small, small.deputy)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schools")
    void an_alert_that_nobody_opens_is_told_again_once_and_an_old_one_goes(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.decide(true, false);
        small.clock.forward(Duration.ofDays(1));
        sweep(small);
        small.safeguard.alert(teen, Ids.random());
        small.told.clear();
        sweep(small);
        assertThat(small.told).isEmpty();
        small.clock.forward(Duration.ofHours(13));
        sweep(small);
        sweep(small);
        assertThat(small.told).containsExactlyInAnyOrder("unseen Психолог", "unseen Орынбасар", "unseen Директор");
        small.clock.forward(Duration.ofDays(732));
        sweep(small);
        assertThat(of(small, small.deputy)).isEmpty();
    }

    private static void sweep(SafeSchool small) {
        small.safeguard.nightly().forEach(forgetting -> forgetting.forget(small.database, small.clock.instant()));
    }

    @ParameterizedTest
    @MethodSource("schools")
    void in_a_crisis_people_speak_and_only_numbers_that_the_office_entered(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        assertThat(small.safeguard.crisis(Language.KK, "Нейрондық желі деген не?")).isEmpty();
        for (Language language : Language.values()) {
            CrisisText alone = small.safeguard.crisis(language, "өлгім келеді").orElseThrow();
            assertThat(alone.kind()).isEqualTo(CrisisKind.SELF_HARM);
            assertThat(alone.lines()).isEmpty();
            assertThat(alone.text()).as("no number is invented").doesNotContainPattern("\\d");
        }
        small.decide(true, false);
        assertThat(small.safeguard.crisis(Language.KK, "мені ұрады", Optional.of(teen)).orElseThrow().text()).contains("Сені ешкімнің", "Психолог, Орынбасар");
        assertThat(small.safeguard.crisis(Language.RU, "меня бьют", Optional.of(small.head)).orElseThrow().text()).contains("Вас").doesNotContain("Психолог");
        LineStore lines = new LineStore();
        small.in(handle -> {
            lines.all(handle).forEach(old -> lines.remove(handle, old.number()));
            lines.add(handle, line("Орыс желісі", Set.of(Language.RU)));
            lines.add(handle, line("Қазақ желісі", Set.of(Language.KK, Language.RU)));
        });
        assertThat(small.safeguard.crisis(Language.KK, "өлгім келеді").orElseThrow().lines()).extracting(HelpLine::name).containsExactly("Қазақ желісі");
        assertThat(small.safeguard.crisis(Language.EN, "I want to die").orElseThrow().lines()).as("in another language rather than none").hasSize(2);
        long first = small.database.read(lines::all).getFirst().number();
        small.in(handle -> assertThat(lines.change(handle, new HelpLine(first, "Жаңа", "chat.example", Set.of(Language.EN), "", URI.create("https://example.org"), LocalDate.parse("2026-11-01")))).isTrue());
        small.in(handle -> assertThat(lines.change(handle, new HelpLine(99, "Жоқ", "x", Set.of(Language.EN), "", URI.create("https://example.org"), LocalDate.parse("2026-11-01")))).isFalse());
        assertThat(small.database.read(lines::all)).extracting(HelpLine::name).containsExactly("Жаңа", "Қазақ желісі");
        small.in(handle -> assertThat(lines.remove(handle, first)).isTrue());
        assertThat(small.database.read(lines::all)).hasSize(1);
    }

    private static HelpLine line(String name, Set<Language> languages) {
        return new HelpLine(0, name, "сынақ нөмірі", languages, "тәулік бойы", URI.create("https://example.org/line"), LocalDate.parse("2026-11-20"));
    }

    @ParameterizedTest
    @MethodSource("schools")
    void what_is_taken_out_is_said_in_the_askers_language(SafeSchool small) {
        assertThat(small.safeguard.scrub("нөмірім 87011234567").text()).isEqualTo("нөмірім [жеке дерек]");
        assertThat(small.safeguard.scrub(Language.EN, "call 87011234567").text()).isEqualTo("call [personal data]");
        assertThat(Map.of("a", small.safeguard.scrub("200 000 адам").removed())).containsEntry("a", Set.of());
    }
}
