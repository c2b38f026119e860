package qadam.tutor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import qadam.catalog.Item;
import qadam.catalog.Judgement;
import qadam.exam.OpenAttempts;

/** What no code of the tutor can do, whatever a model says: there is no way from here to a grade, an exam or a key. */
class TutorWallsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("qadam");
    private static final String[] TALKING = {"qadam.tutor..", "qadam.model..", "qadam.safeguard..", "qadam.exchange.."};

    private static ArchRule onlyWhetherAnExamIsOpen() {
        return noClasses().that().resideInAnyPackage(TALKING).should().dependOnClassesThat(resideInAPackage("qadam.exam..").and(not(belongToAnyOf(OpenAttempts.class))))
            .because("the tutor may know that somebody sits an exam, and nothing else of exams");
    }

    private static ArchRule noStepsAndNoGrades() {
        return noClasses().that().resideInAnyPackage(TALKING).should().dependOnClassesThat()
            .resideInAnyPackage("qadam.learning..", "qadam.record..", "qadam.integrity..", "qadam.count..", "qadam.room..")
            .because("the tutor writes no step, no grade and no number");
    }

    private static ArchRule noItems() {
        return noClasses().that().resideInAnyPackage("qadam.tutor..", "qadam.search..", "qadam.model..").should().dependOnClassesThat(belongToAnyOf(Item.class, Judgement.class))
            .because("what is never read can never be sent: items, keys and reasons stay in catalog and exam");
    }

    @Test
    void the_tutor_knows_only_whether_an_exam_is_open() {
        onlyWhetherAnExamIsOpen().check(HOUSE);
    }

    @Test
    void the_tutor_writes_no_step_and_no_grade() {
        noStepsAndNoGrades().check(HOUSE);
    }

    @Test
    void neither_search_nor_the_tutor_reads_an_item() {
        noItems().check(HOUSE);
    }

    /** What the rules forbid, for the rules to find. */
    static final class PlantedFault {
        Object breaks(qadam.exam.ExamHouse exams, qadam.record.RecordedSteps steps, Item item) {
            return exams.toString() + steps + item.rationale();
        }
    }

    @Test
    void a_planted_fault_is_found() {
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedFault.class);
        assertThatThrownBy(() -> onlyWhetherAnExamIsOpen().check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> noStepsAndNoGrades().check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> noItems().check(planted)).isInstanceOf(AssertionError.class);
    }
}
