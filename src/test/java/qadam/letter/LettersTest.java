package qadam.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.identity.Identity;
import qadam.identity.Leaving;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Mailbox;
import qadam.world.Mailbox.Letter;

/** Letters through a real mail server that is not ours, and what becomes of them without one. */
class LettersTest {
    private static final String ORIGIN = "https://qadam.school.kz";
    private static final byte[] KEY = new byte[32];
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    private final Site site = new Site(Site.precompiled(), new Texts(), new Assets());
    private final AtomicBoolean unread = new AtomicBoolean(true);
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        mailbox = Mailbox.open();
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    /** One installation with one person, Айгүл. */
    private final class Post {
        final Database database;
        final Identity identity;
        final UUID person;
        final Letters letters;

        Post(Database database) {
            Path data = Databases.folder();
            this.database = database;
            this.identity = Identity.open(database, clock, ORIGIN, true, data, new Terms(database, data, clock), Limits.USUAL);
            this.person = identity.newcomers().add("Айгүл Омарова", "aigul", identity.newcomers().hash("көк аспан 2026")).person();
            this.letters = letters(mailbox.port());
        }

        Letters letters(int port) {
            SmtpPlan plan = SmtpPlan.of("smtp://localhost:" + port, "qadam@school.kz", "", null);
            return new Letters(database, identity.people(), KEY, clock, Optional.of(plan));
        }

        void round() {
            letters.postman(site, ORIGIN, (handle, somebody) -> unread.get()).round();
        }

        void confirm(Language language) {
            letters.type(person, "aigul@mail.kz", language);
            round();
            letters.confirm(token(mailbox.next().link("confirm")));
        }

        void somethingNew() {
            database.write(handle -> {
                letters.newsFor(handle, person);
                return null;
            });
        }

        List<String> waiting() {
            return database.read(handle -> new LetterStore().of(handle, person));
        }

        LetterView view() {
            return letters.view(person).orElseThrow();
        }
    }

    private static String token(String link) {
        return link.replaceAll(".*/letters/([^/]+)/.*", "$1");
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void nothing_but_a_question_goes_to_an_address_until_its_link_was_opened(Database database) {
        try (database) {
            Post post = new Post(database);
            post.letters.type(post.person, "Aigul@Mail.KZ", Language.RU);
            post.somethingNew();
            clock.forward(Duration.ofMinutes(11));
            post.round();
            Letter question = mailbox.next();
            assertThat(mailbox.all()).isEmpty();
            assertThat(question.recipients()).containsExactly("Aigul@mail.kz");
            assertThat(question.subject()).isEqualTo("Qadam: это Ваш адрес?");
            post.letters.confirm(token(question.link("confirm")));
            post.somethingNew();
            post.somethingNew();
            clock.forward(Duration.ofMinutes(11));
            post.round();
            assertThat(mailbox.next().subject()).isEqualTo("Qadam: для Вас есть новое");
            assertThat(mailbox.all()).as("one letter, however much is new").isEmpty();
            assertThat(post.waiting()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_letter_says_in_its_language_only_that_something_is_new_and_how_to_stop(Language language) {
        try (Database database = Databases.sqlite()) {
            Post post = new Post(database);
            post.confirm(language);
            post.somethingNew();
            clock.forward(Duration.ofMinutes(10));
            post.round();
            Letter letter = mailbox.next();
            Texts texts = new Texts();
            String stop = letter.link("stop");
            assertThat(letter.plain()).isEqualTo(texts.text(language, "letter.news.text") + "\n\n" + ORIGIN + "/" + language.tag() + "/inbox\n\n-- \n"
                + texts.text(language, "letter.foot") + "\n" + stop + "\n");
            assertThat(letter.html()).contains(texts.text(language, "letter.news.text"), ORIGIN + "/" + language.tag() + "/inbox", stop)
                .doesNotContain("<img", "<script", "src=");
            assertThat(letter.header("List-Unsubscribe")).containsExactly("<" + stop + ">");
            assertThat(letter.header("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(letter.header("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(letter.header("Message-ID").getFirst()).matches("<[0-9a-f]{32}@qadam\\.school\\.kz>");
            assertThat(letter.sender()).isEqualTo("qadam@school.kz");
            assertThat(letter.raw() + letter.plain() + letter.html()).doesNotContain("Айгүл", "Омарова", "aigul ", System.getProperty("user.name") + "@");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_has_read_it_meanwhile_or_stopped_the_letters_gets_none(Database database) {
        try (database) {
            Post post = new Post(database);
            post.confirm(Language.KK);
            post.somethingNew();
            unread.set(false);
            clock.forward(Duration.ofMinutes(11));
            post.round();
            assertThat(mailbox.all()).isEmpty();
            assertThat(post.waiting()).isEmpty();
            unread.set(true);
            post.somethingNew();
            clock.forward(Duration.ofMinutes(11));
            post.round();
            post.letters.stop(token(mailbox.next().link("stop")));
            post.somethingNew();
            assertThat(post.waiting()).isEmpty();
            assertThat(post.view().isWanted()).isFalse();
            post.letters.want(post.person, true);
            post.somethingNew();
            assertThat(post.waiting()).containsExactly("NEWS");
        }
    }

    /** A mail server that is away for an hour, and a server of ours that is killed meanwhile: only the rows remain. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_cannot_be_sent_now_waits_survives_a_kill_and_is_sent_once_later(Database database) {
        try (database) {
            Post post = new Post(database);
            post.confirm(Language.EN);
            post.somethingNew();
            clock.forward(Duration.ofMinutes(11));
            int port = mailbox.port();
            mailbox.close();
            post.round();
            post.round();
            assertThat(post.waiting()).containsExactly("NEWS");
            LetterStore store = new LetterStore();
            clock.forward(Duration.ofMinutes(1));
            var due = database.read(handle -> store.due(handle, clock.instant(), 9)).getFirst();
            assertThat(due.tries()).isEqualTo(1);
            boolean taken = database.write(handle -> store.take(handle, due, clock.instant().plus(Duration.ofMinutes(10))));
            boolean twice = database.write(handle -> store.take(handle, due, clock.instant().plus(Duration.ofMinutes(10))));
            assertThat(taken).as("taken by a server that is killed now").isTrue();
            assertThat(twice).as("no other node takes it meanwhile").isFalse();
            mailbox = Mailbox.openAt(port);
            post.round();
            assertThat(mailbox.all()).isEmpty();
            clock.forward(Duration.ofMinutes(10));
            post.round();
            post.round();
            assertThat(mailbox.next().subject()).isEqualTo("Qadam: there is something new for you");
            assertThat(mailbox.all()).isEmpty();
        }
    }

    @Test
    void a_letter_is_given_up_after_three_days_and_its_person_is_told() {
        try (Database database = Databases.sqlite()) {
            Post post = new Post(database);
            post.confirm(Language.KK);
            post.somethingNew();
            mailbox.close();
            int hours = 0;
            while (!post.waiting().isEmpty()) {
                clock.forward(Duration.ofHours(1));
                post.round();
                hours++;
            }
            assertThat(hours).isBetween(60, 80);
            assertThat(post.view().hasFailed()).isTrue();
            assertThat(post.view().isRefused()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_address_that_its_server_refuses_is_not_tried_again_but_said_until_it_works(Database database) {
        try (database) {
            Post post = new Post(database);
            post.confirm(Language.KK);
            post.somethingNew();
            clock.forward(Duration.ofMinutes(11));
            mailbox.refuse(450);
            post.round();
            assertThat(post.waiting()).as("a mailbox that is full just now").containsExactly("NEWS");
            mailbox.refuse(550);
            clock.forward(Duration.ofMinutes(2));
            post.round();
            assertThat(post.waiting()).isEmpty();
            assertThat(post.view().isRefused()).isTrue();
            mailbox.refuse(0);
            post.somethingNew();
            clock.forward(Duration.ofMinutes(11));
            post.round();
            assertThat(mailbox.next().recipient()).isEqualTo("aigul@mail.kz");
            assertThat(post.view().hasFailed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aigul", "@mail.kz", "aigul@", "a b@mail.kz", "aigul@mail", "aigul@mail.kz\r\nBcc: all@mail.kz", "aigul@mail.kz\nX: y", "aigul@mail.kz,b@mail.kz",
        "<aigul@mail.kz>", "\"a\"@mail.kz", "айгүл@mail.kz", "aigul@[127.0.0.1]", "aigul@mail..kz", "a..b@mail.kz", "aigul@-mail.kz", "aigul@mail.kz\0", "aigul@mail.kz;b@mail.kz", "a(b)@mail.kz"})
    void what_is_no_plain_address_is_refused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void a_domain_in_kazakh_letters_is_an_address() {
        assertThat(EmailAddress.parse("aigul@мектеп.қаз")).map(EmailAddress::text).hasValueSatisfying(text -> assertThat(text).startsWith("aigul@xn--"));
        assertThat(EmailAddress.parse("o'neil+qadam@mail.example.kz")).isPresent();
    }

    @Test
    void links_are_worth_nothing_after_three_days_for_another_purpose_or_after_the_address_was_changed() {
        try (Database database = Databases.sqlite()) {
            Post post = new Post(database);
            post.letters.type(post.person, "first@mail.kz", Language.KK);
            post.round();
            Letter first = mailbox.next();
            assertThatThrownBy(() -> post.letters.confirm(token(first.link("stop")))).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> post.letters.stop(token(first.link("confirm")))).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> post.letters.confirm("x".repeat(43))).isInstanceOf(Refusal.class);
            post.letters.type(post.person, "second@mail.kz", Language.KK);
            assertThatThrownBy(() -> post.letters.confirm(token(first.link("confirm")))).isInstanceOf(Refusal.class);
            post.round();
            String second = token(mailbox.next().link("confirm"));
            clock.forward(Duration.ofDays(3));
            assertThatThrownBy(() -> post.letters.confirm(second)).isInstanceOf(Refusal.class);
            assertThat(post.view().isConfirmed()).isFalse();
        }
    }

    @Test
    void nobody_can_have_a_letter_box_filled() {
        try (Database database = Databases.sqlite()) {
            Post post = new Post(database);
            for (int i = 0; i < 5; i++) {
                post.letters.type(post.person, "victim@mail.kz", Language.KK);
            }
            assertThatThrownBy(() -> post.letters.type(post.person, "victim@mail.kz", Language.KK)).isInstanceOf(Refusal.class);
            UUID other = post.identity.newcomers().add("Болат", "bolat", new byte[8]).person();
            assertThatThrownBy(() -> post.letters.type(other, "VICTIM@mail.kz", Language.KK)).isInstanceOf(Refusal.class);
            clock.forward(Duration.ofDays(1));
            post.letters.type(post.person, "victim@mail.kz", Language.KK);
            int gone = post.letters.limits().forget(database, clock.instant());
            assertThat(gone).as("counters of yesterday").isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_address_is_exported_and_goes_with_its_person(Database database) {
        try (database) {
            Post post = new Post(database);
            post.confirm(Language.KK);
            post.somethingNew();
            Object exported = database.read(handle -> post.letters.exporter().export(handle, post.person, List.of()));
            assertThat((Map<?, ?>) exported).hasFieldOrPropertyWithValue("email", "aigul@mail.kz").hasFieldOrPropertyWithValue("waiting", List.of("NEWS"));
            database.write(handle -> {
                post.letters.exporter().erase(handle, new Leaving(post.person, List.of(), Ids.random()));
                return null;
            });
            assertThat(post.letters.view(post.person)).isEmpty();
            clock.forward(Duration.ofMinutes(11));
            post.round();
            assertThat(mailbox.all()).isEmpty();
        }
    }

    @Test
    void without_a_mail_server_nothing_is_queued_and_no_address_is_taken() {
        try (Database database = Databases.sqlite()) {
            Post post = new Post(database);
            post.confirm(Language.KK);
            Letters off = new Letters(database, post.identity.people(), KEY, clock, Optional.empty());
            database.write(handle -> {
                off.newsFor(handle, post.person);
                return null;
            });
            assertThat(post.waiting()).isEmpty();
            assertThatThrownBy(() -> off.type(post.person, "aigul@mail.kz", Language.KK)).isInstanceOf(Refusal.class);
            off.remove(post.person);
            assertThat(off.view(post.person)).isEmpty();
        }
    }
}
