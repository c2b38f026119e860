package qadam.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.exam.ExamResult;
import qadam.identity.Leaving;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.world.FixedClock;
import qadam.world.RealCourse;

class InboxTest {
    private static final UUID AIGUL = Ids.random();
    private static final UUID BOLAT = Ids.random();
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");

    private record OneCourse(Course course) implements Courses {
        @Override
        public List<Course> all() {
            return List.of(course);
        }

        @Override
        public Optional<Course> find(String slug) {
            return Optional.of(course).filter(found -> found.slug().equals(slug));
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug).filter(found -> found.version() == version);
        }
    }

    private Inbox inbox(Database database) {
        return new Inbox(database, new OneCourse(RealCourse.read()), new Texts(), clock);
    }

    private static void result(Database database, Inbox inbox, UUID person, boolean passed, boolean raised) {
        database.write(handle -> {
            inbox.results().resulted(handle, new ExamResult(Ids.random(), person, "ai-for-everyone", passed, raised));
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void notices_are_their_persons_own_newest_first_in_every_language(Database database) {
        try (database) {
            Inbox inbox = inbox(database);
            result(database, inbox, AIGUL, false, false);
            result(database, inbox, AIGUL, true, true);
            result(database, inbox, BOLAT, true, false);
            assertThat(inbox.of(AIGUL)).extracting(Notice::kind).containsExactly(NoticeKind.RAISED, NoticeKind.NOT_YET);
            Notice bolats = inbox.of(BOLAT).getFirst();
            assertThat(inbox.words(bolats, Language.KK)).contains("«Баршаға арналған жасанды интеллект»");
            assertThat(inbox.words(bolats, Language.RU)).startsWith("Вы сдали экзамен курса «");
            assertThatThrownBy(() -> inbox.read(AIGUL, bolats.number())).isInstanceOf(Refusal.class);
            assertThat(inbox.of(BOLAT).getFirst().isNew()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_came_after_the_page_was_shown_stays_new(Database database) {
        try (database) {
            Inbox inbox = inbox(database);
            result(database, inbox, AIGUL, false, false);
            long shown = inbox.of(AIGUL).getFirst().number();
            result(database, inbox, AIGUL, true, false);
            inbox.readUpTo(AIGUL, shown);
            assertThat(inbox.of(AIGUL)).extracting(Notice::isNew).containsExactly(true, false);
            inbox.read(AIGUL, inbox.of(AIGUL).getFirst().number());
            assertThat(inbox.of(AIGUL)).noneMatch(Notice::isNew);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_leaves_takes_their_notices_along(Database database) {
        try (database) {
            Inbox inbox = inbox(database);
            result(database, inbox, AIGUL, true, false);
            result(database, inbox, BOLAT, true, false);
            database.write(handle -> {
                inbox.exporter().erase(handle, new Leaving(AIGUL, List.of(), Ids.random()));
                return null;
            });
            assertThat(inbox.of(AIGUL)).isEmpty();
            assertThat(inbox.of(BOLAT)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_consent_is_asked_for_once_and_no_news_any_more_when_it_was_given(Database database) {
        try (database) {
            List<UUID> told = new ArrayList<>();
            Inbox inbox = new Inbox(database, new OneCourse(RealCourse.read()), new Texts(), clock, (handle, person) -> told.add(person));
            database.write(handle -> {
                inbox.consents().asked(handle, AIGUL, "terms/2026-11-28", "/me/terms");
                inbox.consents().asked(handle, AIGUL, "terms/2026-11-28", "/me/terms");
                return null;
            });
            assertThat(told).containsExactly(AIGUL);
            Notice notice = inbox.of(AIGUL).getFirst();
            assertThat(notice.address()).isEqualTo("/me/terms");
            assertThat(inbox.words(notice, Language.KK)).contains("жаңа редакциясы");
            assertThat(inbox.unread(AIGUL)).isEqualTo(1);
            database.write(handle -> {
                inbox.consents().given(handle, AIGUL, "terms/2026-11-28");
                inbox.consents().asked(handle, AIGUL, "terms/2027-01-15", "/me/terms");
                return null;
            });
            assertThat(inbox.of(AIGUL)).extracting(Notice::isNew).containsExactly(true, false);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_answered_mistake_and_an_unused_account_have_their_words(Database database) {
        try (database) {
            Inbox inbox = inbox(database);
            database.write(handle -> {
                inbox.mistakeAnswered(handle, AIGUL, "ai-for-everyone", "/courses/ai-for-everyone");
                inbox.mistakeAnswered(handle, AIGUL, "", "/courses");
                inbox.unusedAccounts().warned(handle, AIGUL);
                return null;
            });
            for (Language language : Language.values()) {
                assertThat(inbox.of(AIGUL)).extracting(notice -> inbox.words(notice, language)).doesNotHaveDuplicates()
                    .allSatisfy(words -> assertThat(words).doesNotContain("{", "«»", "“”"));
            }
        }
    }
}
