package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Every act that the program writes into the trail has words in the three languages. */
class ActWordsTest {
    private static final Pattern ENTRY = Pattern.compile("\\b(?:audit|enter)\\(handle,[^\"]{0,200}?\"([a-z][a-z -]*)\"");

    private static Set<String> acts() throws IOException {
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                ENTRY.matcher(Files.readString(file)).results().forEach(found -> acts.add(found.group(1)));
            }
        }
        Stream.of(AccessChange.values()).map(AccessChange::act).forEach(acts::add);
        return acts;
    }

    @Test
    void every_act_in_the_sources_has_words() throws IOException {
        Set<String> acts = acts();
        assertThat(acts).as("the search finds them").contains("person-confirmed", "role-offered", "credential-revoked", "programme-changed", "mistake-answered", "course-published");
        Set<String> known = new Texts().keys(Language.KK);
        assertThat(acts).as("identity.act.… in messages/identity_*.properties says what was done").allMatch(act -> known.contains("identity.act." + act.replace('-', '_')));
    }

    @Test
    void an_act_of_another_version_is_shown_by_its_code() {
        assertThat(new ActWords(new Texts()).of("tea-made", Language.EN)).isEqualTo("tea-made");
        assertThat(new ActWords(new Texts()).of("role-ended", Language.EN)).isEqualTo("Ended a right");
    }
}
