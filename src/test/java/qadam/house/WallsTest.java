package qadam.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom and what. The table in ARCHITECTURE.md is the rule; this test only reads it. */
class WallsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("qadam");
    private static final PackageTable TABLE = PackageTable.read();
    /** Who knows the JDK's own logging only to silence a library that uses it. May only shrink. */
    private static final Set<String> QUIETEN_A_LIBRARY = Set.of("qadam.proof.PdfCredential", "qadam.search.PassageIndex");
    /** Where the real clock is handed out. */
    private static final Set<String> CLOCK_MAKERS = Set.of("qadam.Main");

    @Test
    void every_package_stands_in_the_table_of_architecture_md() {
        Set<String> packages = HOUSE.stream().map(WallsTest::feature).filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).isNotEmpty().as("packages without a row: say there what they own and whom they may use")
            .allMatch(TABLE.mayUse()::containsKey);
    }

    @Test
    void the_table_names_only_packages_it_describes_and_has_no_cycle() {
        assertThat(TABLE.mayUse()).containsKey("shared");
        assertThat(TABLE.unknown()).isEmpty();
        assertThat(TABLE.inCycles()).as("two packages that use each other are one package in two folders").isEmpty();
    }

    @Test
    void packages_use_only_whom_the_table_lets_them() {
        classes().should(use("only what ARCHITECTURE.md lets their package use", dependency -> !mayUse(dependency)))
            .because("a newcomer must be able to trust the map: mend the code, or change the table in the same commit and say why")
            .check(HOUSE);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("qadam.(*)..").should().beFreeOfCycles()
            .because("what knows each other in a circle can only be understood, tested and replaced together").check(HOUSE);
    }

    @Test
    void only_the_house_wires_pages_and_stores() {
        classes().should(use("pages and stores of their own package only", dependency -> isInner(dependency.getTargetClass())
                && !feature(dependency.getOriginClass()).isEmpty()
                && !feature(dependency.getOriginClass()).equals(feature(dependency.getTargetClass()))))
            .because("a package is asked at its face; its pages and its tables are its own business").check(HOUSE);
    }

    @Test
    void stores_are_package_private() {
        classes().that(are(simpleNameEndingWith("Store"))).and().resideOutsideOfPackage("qadam.shared")
            .should().notHaveModifier(JavaModifier.PUBLIC)
            .because("another package's tables are never read: ask its face").check(HOUSE);
    }

    @Test
    void only_stores_speak_sql() {
        classes().that().resideOutsideOfPackage("qadam.shared..").and(not("are stores", type -> isStore(type)))
            .should(call("speak SQL", WallsTest::speaksSql))
            .because("SQL stands next to the record it fills, in one place for both databases").check(HOUSE);
    }

    @Test
    void nobody_but_main_asks_the_real_clock() {
        classes().that(not("hand out the clock", type -> CLOCK_MAKERS.contains(outermost(type).getName())))
            .should(call("ask the real clock", WallsTest::asksTheClock))
            .because("time comes from the InstantSource that Main hands out, so that a test can stop it and a jump can be survived").check(HOUSE);
    }

    @Test
    void proof_is_usable_without_a_server() {
        noClasses().that().resideInAPackage("qadam.proof..").should().dependOnClassesThat(are(resideInAPackage("io.javalin.."))
                .or(resideInAPackage("org.eclipse.jetty..")).or(resideInAPackage("java.sql..")).or(resideInAPackage("javax.sql.."))
                .or(resideInAPackage("org.jdbi..")).or(resideInAPackage("gg.jte..")))
            .because("a stranger checks a credential with this package alone").allowEmptyShould(true).check(HOUSE);
        assertThat(TABLE.mayUse().get("proof")).as("proof stands on nothing of ours").isEmpty();
    }

    @Test
    void kazakh_is_a_library_over_lucene_alone() {
        classes().that().resideInAPackage("qadam.kazakh..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("qadam.kazakh..", "org.apache.lucene..", "java..")
            .because("whoever searches Kazakh elsewhere takes this package as it is").check(HOUSE);
        assertThat(TABLE.mayUse().get("kazakh")).as("kazakh stands on nothing of ours").isEmpty();
    }

    @Test
    void there_is_one_way_to_log() {
        noClasses().that(are(not("quieten a library there", type -> QUIETEN_A_LIBRARY.contains(type.getName()))))
            .should().dependOnClassesThat().resideInAPackage("java.util.logging..")
            .because("two logging systems mean that one of them is not watched").check(HOUSE);
    }

    /** ArchUnit under plain JUnit reads what it is given: were it given nothing it can read, every rule would hold. */
    @Test
    void archunit_under_plain_junit_sees_our_classes_and_a_planted_fault() {
        assertThat(HOUSE.contain("qadam.House")).isTrue();
        assertThat(HOUSE.contain("qadam.shared.Database")).isTrue();
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedFault.class);
        assertBroken(classes().should(call("speak SQL", WallsTest::speaksSql)), planted);
        assertBroken(classes().should(call("ask the real clock", WallsTest::asksTheClock)), planted);
        assertBroken(classes().should(use("nothing", dependency -> dependency.getTargetClass().getName().startsWith("org.jdbi"))), planted);
    }

    @Test
    void the_table_is_read_as_it_is_written() {
        PackageTable table = PackageTable.parse("words\n\n| Package | Owns | May use |\n|---|---|---|\n| `a` | x | `b`, c |\n| `b` | y | `a` |\n| `c` | z | |\n\nmore");
        assertThat(table.allows("a", "c")).isTrue();
        assertThat(table.allows("c", "a")).isFalse();
        assertThat(table.inCycles()).containsExactly("a", "b");
        assertThat(PackageTable.parse("| P | O | M |\n|-|-|-|\n| a | x | q |").unknown()).containsExactly("q");
    }

    /** What our rules forbid, for the rules to find. */
    static final class PlantedFault {
        long breaks(org.jdbi.v3.core.Handle handle) {
            return handle.createUpdate("delete from steps").execute() + System.currentTimeMillis();
        }
    }

    private static void assertBroken(ArchRule rule, JavaClasses planted) {
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class);
    }

    private static boolean mayUse(Dependency dependency) {
        String from = feature(dependency.getOriginClass());
        String to = feature(dependency.getTargetClass());
        return from.isEmpty() || !dependency.getTargetClass().getPackageName().startsWith("qadam") || TABLE.allows(from, to);
    }

    /** {@code exam} of {@code qadam.exam.Attempts}; empty for the wiring in {@code qadam} itself, and for foreign classes. */
    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("qadam.") ? name.split("\\.")[1] : "";
    }

    private static boolean isInner(JavaClass type) {
        JavaClass outermost = outermost(type);
        return !feature(outermost).isEmpty() && !feature(outermost).equals("shared")
            && (isStore(outermost) || outermost.getSimpleName().endsWith("Pages"));
    }

    private static boolean isStore(JavaClass type) {
        return outermost(type).getSimpleName().endsWith("Store");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(WallsTest::outermost).orElse(type);
    }

    private static boolean speaksSql(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getPackageName();
        return owner.startsWith("java.sql") || owner.startsWith("javax.sql") || owner.startsWith("org.jdbi");
    }

    private static boolean asksTheClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String method = access.getTarget().getName();
        return access.getTarget().getFullName().equals("java.util.Date.<init>()")
            || owner.equals("java.lang.System") && method.equals("currentTimeMillis")
            || owner.startsWith("java.time.") && (method.equals("now") || method.startsWith("system"));
    }

    private static DescribedPredicate<JavaClass> not(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe("do not " + description, type -> !test.test(type));
    }

    /** Holds when no call or method reference of the class meets the test. */
    private static ArchCondition<JavaClass> call(String deed, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not " + deed) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream().filter(forbidden)
                    .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    /** Holds when no dependency of the class meets the test. */
    private static ArchCondition<JavaClass> use(String what, Predicate<Dependency> forbidden) {
        return new ArchCondition<>("use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream().filter(forbidden)
                    .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }
}
