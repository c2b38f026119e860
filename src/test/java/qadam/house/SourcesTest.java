package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no file of the repository may hold, whoever built it and on whatever machine. */
class SourcesTest {
    /** Written with a gap, so that this file does not find itself. */
    private static final Pattern REGISTRY = pattern(
        "repo~1?\\.maven\\.apache\\.org", "repo1~\\.maven\\.org", "maven~-central", "central~\\.sonatype", "registry~\\.npmjs", "registry~\\.yarnpkg",
        "npm~mirror", "pypi~\\.org", "files~\\.pythonhosted", "proxy~\\.golang", "artifact~ory", "jfrog~\\.io", "/nexus~/", "pkgs~\\.dev\\.azure",
        "docker~\\.io/", "ghcr~\\.io", "\"resolved~\": *\"http");
    private static final Pattern MACHINE = pattern(
        "(?<![\\w.$}])/home~/\\w", "(?<![\\w.$}])/root~/", "(?<![\\w.$}])/Users~/\\w", "(?<![\\w.$}])/work~/", "(?<![\\w.$}])/tmp~/\\w", "[A-Z]:\\\\~Users");
    private static final Pattern LATER = pattern("\\bTO~DO\\b", "\\bFIX~ME\\b", "\\bXX~X\\b");

    private static final Pattern LENT = pattern("inherit~IO\\(", "redirectInput\\(.*INHER~IT", "Redirect\\.INHER~IT");

    private static Pattern pattern(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives).replace("~", ""));
    }

    @Test
    void no_file_names_the_host_of_a_registry() {
        assertThat(Sources.all().lines(REGISTRY.asPredicate()))
            .as("the build takes its libraries from wherever the machine is told to; a named host breaks it elsewhere").isEmpty();
    }

    @Test
    void no_file_holds_a_path_of_somebodys_machine() {
        assertThat(Sources.all().lines(MACHINE.asPredicate())).as("it exists on one machine only").isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(Sources.all().lines(LATER.asPredicate())).as("what is not done is said in ARCHITECTURE.md, where people look").isEmpty();
    }

    @Test
    void no_program_that_a_test_starts_is_lent_our_own_input_and_output() {
        assertThat(Sources.in("src/test").lines(LENT.asPredicate()))
            .as("they are what Maven speaks to the tests through: a program that reads or writes there breaks the run").isEmpty();
    }

    @Test
    void the_rules_find_planted_faults() {
        assertThat("url = https://repo" + "1.maven.org/maven2").matches(line -> REGISTRY.matcher(line).find());
        assertThat("cp /ho" + "me/aigerim/qadam .").matches(line -> MACHINE.matcher(line).find());
        assertThat("start().inherit" + "IO()").matches(line -> LENT.matcher(line).find());
        assertThat("// TO" + "DO later").matches(line -> LATER.matcher(line).find());
        assertThat("the address /kk/work/ and ${x}/home/y").matches(line -> !MACHINE.matcher(line).find());
        assertThat(Sources.all().files()).extracting(Sources.Source::path).contains("pom.xml", "qadam", "src/main/java/qadam/House.java");
    }
}
