package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import qadam.Main;
import qadam.shared.Language;
import qadam.world.FixedClock;

/** The documents say what is so: commands, settings, libraries, links. */
class DocsTest {
    private static final CommandLine QADAM = Main.commandLine(new FixedClock("2026-11-23T09:00:00Z"));
    private static final String COMMANDS = read("docs/run/commands.md");

    @Test
    void every_command_and_option_is_described() {
        List<String> missing = new ArrayList<>();
        QADAM.getSubcommands().forEach((name, command) -> collectMissing(name, command, missing));
        assertThat(missing).as("in docs/run/commands.md").isEmpty();
        assertThat(QADAM.getSubcommands()).containsKey("run");
    }

    private static void collectMissing(String name, CommandLine command, List<String> missing) {
        if (command.getCommandSpec().usageMessage().hidden()) {
            return;
        }
        if (section(name).isEmpty()) {
            missing.add("## ./qadam " + name);
        }
        command.getCommandSpec().options().stream().filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
            .map(CommandLine.Model.OptionSpec::longestName).filter(option -> !section(name).contains("`" + option))
            .forEach(option -> missing.add(name + " " + option));
        command.getSubcommands().forEach((inner, innerCommand) -> collectMissing(name + " " + inner, innerCommand, missing));
    }

    /** What the page says under the heading of a command; empty when there is no such heading. */
    private static String section(String command) {
        String[] parts = Pattern.compile("(?m)^## `\\./qadam " + Pattern.quote(command) + "(`|\\s+[A-Z\\[]).*$").split(COMMANDS, 2);
        return parts.length < 2 ? "" : "\n" + parts[1].split("\n## ", 2)[0];
    }

    @Test
    void every_command_of_the_script_is_described() {
        Set<String> commands = found(read("qadam"), "(?m)^  ([a-z-]+)\\)").collect(Collectors.toCollection(TreeSet::new));
        assertThat(commands).contains("test", "bench", "dev").allSatisfy(command -> assertThat(section(command)).as(command).isNotEmpty());
    }

    @Test
    void every_command_in_the_documents_exists() {
        Set<String> known = new TreeSet<>(QADAM.getSubcommands().keySet());
        known.addAll(List.of("test", "bench", "dev", "build"));
        for (Sources.Source page : pages()) {
            assertThat(found(page.text(), "\\./qadam ([a-z][a-z-]*)")).as(page.path()).allMatch(known::contains);
        }
        assertThat(found(read("README.md"), "(?m)^\\./qadam (\\S+)$")).as("the two commands of the README").containsExactly("run", "test");
    }

    @Test
    void every_option_in_the_description_exists() {
        QADAM.getSubcommands().forEach((name, command) ->
            assertThat(found(section(name), "(?m)^\\| `(--[a-z-]+)").toList()).as(name)
                .allSatisfy(option -> assertThat(command.getCommandSpec().optionsMap()).containsKey(option)));
    }

    @Test
    void every_library_has_a_line_that_says_what_it_saves_us() {
        String decision = read("docs/decisions/0007-libraries.md");
        assertThat(found(read("pom.xml"), "<dependency>\\s*<groupId>[^<]+</groupId><artifactId>([^<]+)</artifactId>").toList()).isNotEmpty()
            .allSatisfy(artifact -> assertThat(decision).contains("| `" + artifact + "` |"));
        assertThat(found(decision, "(?m)^\\| `([a-z0-9A-Z-]+)` \\|").toList())
            .as("libraries that are no longer here").allSatisfy(artifact -> assertThat(read("pom.xml")).contains("<artifactId>" + artifact + "</artifactId>"));
    }

    @Test
    void every_link_between_the_documents_leads_somewhere() {
        for (Sources.Source page : pages()) {
            Path folder = Path.of(page.path()).toAbsolutePath().getParent();
            assertThat(found(page.text().replaceAll("(?s)```.*?```|`[^`]*`", ""), "\\]\\((?!https?:|#)([^)#\\s]+)").filter(link -> !link.endsWith(".png")).toList()).as(page.path())
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
        }
    }

    /** A file that a document names in code letters, as {@code src/main/…} or {@code docs/…}, is there. */
    @Test
    void every_file_named_in_the_documents_is_there() {
        for (Sources.Source page : pages()) {
            assertThat(found(page.text(), "`((?:src|docs|courses|bench)/[\\w./-]*[\\w/])`").toList()).as(page.path())
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        }
    }

    @Test
    void every_decision_says_context_choice_cost_and_what_would_change_our_mind() {
        Sources decisions = Sources.in("docs/decisions");
        assertThat(decisions.files()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(file -> {
            assertThat(file.path()).matches("docs/decisions/\\d{4}-[a-z0-9-]+\\.md");
            assertThat(file.text()).as(file.path()).contains("# ", "Context", "Choice", "Cost", "What would change our mind");
        });
    }

    @Test
    void every_package_tells_what_it_owns() {
        for (String name : PackageTable.read().mayUse().keySet()) {
            Path folder = Path.of("src/main/java/qadam", name);
            if (Files.exists(folder)) {
                assertThat(folder.resolve("package-info.java")).content().contains("<p>Face: ", "Invariants: ", "package qadam." + name + ";");
            }
        }
    }

    /** Where an address may be opened by everybody, it is in three languages and written nowhere as one of them only. */
    @Test
    void the_readme_says_where_each_language_begins() {
        for (Language language : Language.values()) {
            assertThat(read("README.md")).contains("/" + language.tag());
        }
    }

    private static List<Sources.Source> pages() {
        List<Sources.Source> pages = Sources.all().only(file -> file.path().endsWith(".md")
            && (file.path().startsWith("docs/") || !file.path().contains("/"))).files();
        assertThat(pages).extracting(Sources.Source::path).contains("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md");
        return pages;
    }

    private static Stream<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
