package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.shared.Language;
import qadam.shared.Localized;

/** Whoever knows nothing must not pass by the look of the answers: the right one is not given away by its length. */
class ItemQualityTest {
    private static final List<Course> COURSES = Stream.of("machines-that-see", "ai-in-public-service")
        .map(slug -> new CourseReader(CompetenceFile.read(), Set.of()).read(Path.of("courses", slug)).course().orElseThrow()).toList();

    /** How often choosing the longest answer would be right; by chance it is one in four. */
    private static double byLength(List<Item> items, Language language) {
        List<Task.Single> choices = items.stream().map(Item::task).filter(Task.Single.class::isInstance).map(Task.Single.class::cast).toList();
        return (double) choices.stream().filter(choice -> keyIsLongest(choice.options(), language)).count() / choices.size();
    }

    private static boolean keyIsLongest(List<Option> options, Language language) {
        int key = options.stream().filter(Option::correct).mapToInt(option -> length(option.text(), language)).sum();
        return options.stream().filter(option -> !option.correct()).allMatch(option -> length(option.text(), language) < key);
    }

    private static int length(Localized text, Language language) {
        return text.in(language).length();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void longest_answer_is_right_about_as_often_as_by_chance(Language language) {
        assertThat(COURSES).allSatisfy(course -> assertThat(byLength(course.bank(), language)).as(course.slug()).isBetween(0.1, 0.35));
    }

    @Test
    void there_are_sixty_questions_and_every_strand_has_at_least_thrice_what_a_form_draws() {
        for (Course course : COURSES) {
            assertThat(course.bank()).as(course.slug()).hasSizeGreaterThanOrEqualTo(60);
            course.exam().orElseThrow().blueprint().forEach((strand, drawn) ->
                assertThat(course.bank().stream().filter(item -> item.strand().equals(strand)).count()).as(course.slug() + " " + strand).isGreaterThanOrEqualTo(3L * drawn));
        }
    }
}
