package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.world.Databases;
import qadam.world.RealCourse;

/** A question of a bank is known when somebody brings it along; half of them stand in the open bank here, half in the sealed one. */
class BankQuestionsTest {
    private static final Course COURSE = RealCourse.read();
    private static final List<Item> OPEN = every(0);
    private static final List<Item> SEALED = every(1);
    private static final Path KEYS = Databases.folder();
    private static Database database;
    private static ItemBanks banks;
    private static BankQuestions questions;

    private static List<Item> every(int other) {
        return IntStream.range(0, COURSE.bank().size()).filter(at -> at % 2 == other).mapToObj(COURSE.bank()::get).toList();
    }

    private static Courses courses() {
        Course course = new Course(COURSE.slug(), COURSE.track(), COURSE.level(), COURSE.version(), COURSE.correction(), COURSE.hash(), COURSE.hours(), COURSE.title(), COURSE.summary(),
            COURSE.units(), COURSE.exam(), OPEN);
        return new Courses() {
            @Override
            public List<Course> all() {
                return List.of(course);
            }

            @Override
            public Optional<Course> find(String slug) {
                return Optional.of(course);
            }

            @Override
            public Optional<Course> find(String slug, int version) {
                return Optional.of(course);
            }
        };
    }

    @BeforeAll
    static void open() {
        database = Databases.sqlite();
        banks = new ItemBanks(database, KEYS);
        questions = new BankQuestions(courses(), banks);
        assertThat(questions.holds(Language.EN, pasted(SEALED.getFirst(), Language.EN))).as("not sealed yet").isFalse();
        banks.replace(COURSE.exam().orElseThrow().exam(), SEALED, Instant.EPOCH);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String pasted(Item item, Language language) {
        StringBuilder text = new StringBuilder(item.stem().in(language));
        options(item).forEach(option -> text.append("\n- ").append(option.text().in(language)));
        return text.toString();
    }

    private static List<Option> options(Item item) {
        return switch (item.task()) {
            case Task.Single single -> single.options();
            case Task.Multiple multiple -> multiple.options();
            case Task.Ordering ordering -> ordering.options();
            case Task.Matching _, Task.Numeric _, Task.ShortText _ -> List.of();
        };
    }

    /** A short one without choices is a question that anybody may ask. */
    private static boolean isTelling(Item item, Language language) {
        return options(item).size() >= 2 || item.stem().in(language).split("[^\\p{L}\\p{N}]+").length > 8;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoever_pastes_one_is_known_whatever_signs_stand_between(Language language) {
        for (Item item : COURSE.bank().stream().filter(one -> isTelling(one, language)).toList()) {
            assertThat(questions.holds(language, pasted(item, language))).as(item.id()).isTrue();
            assertThat(questions.holds(language, "?? " + pasted(item, language).toUpperCase(Locale.of(language.tag())).replaceAll("\\s+", "  * ") + " !!!")).as(item.id()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_lessons_ask_and_what_people_ask_is_not(Language language) {
        for (String own : List.of(Text.OWN.get(language).split("\n"))) {
            assertThat(questions.holds(language, own)).as(own).isFalse();
        }
        long practice = COURSE.lessons().flatMap(lesson -> lesson.items().stream()).filter(item -> questions.holds(language, pasted(item, language))).count();
        assertThat(practice).isZero();
    }

    /** In words as people type them. */
    private static final class Text {
        static final java.util.Map<Language, String> OWN = java.util.Map.of(
            Language.KK, "Токен деген не?\nЖеке деректерімді қалай қорғаймын?\nМодель неге өтірік айтады, түсіндіріп берші",
            Language.RU, "Что такое токен?\nКак защитить мои персональные данные?\nОбъясни, почему модель выдумывает",
            Language.EN, "What is a token?\nHow do I protect my personal data?\nExplain why a model makes things up");
    }

    /** Another node, or a copy without the key: its open bank is known all the same. */
    @Test
    void without_the_key_only_the_open_bank_is_known() {
        BankQuestions keyless = new BankQuestions(courses(), new ItemBanks(database, Databases.folder()));
        assertThat(keyless.holds(Language.KK, pasted(OPEN.getFirst(), Language.KK))).isTrue();
        assertThat(keyless.holds(Language.KK, pasted(SEALED.getFirst(), Language.KK))).isFalse();
    }
}
