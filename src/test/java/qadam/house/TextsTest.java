package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.shared.Language;
import qadam.shared.Texts;

/** The three languages are of equal rank: the same words are there in each, none is a stand-in for another. */
class TextsTest {
    private static final MessageFiles FILES = MessageFiles.read();
    private static final KeysInUse USED = KeysInUse.find(packagesWithWords());
    /** Names and signs that are written the same everywhere. */
    private static final Set<String> SAME_EVERYWHERE = Set.of("Qadam", "CSV", "JSON", "PDF", "JWT", "JSON-LD", "QR", "Open", "Badges");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** All but those that never speak to anybody; a package that uses words and has no file of them must not slip through. */
    private static Set<String> packagesWithWords() {
        Set<String> packages = new TreeSet<>(PackageTable.read().mayUse().keySet());
        packages.removeAll(Set.of("shared", "proof"));
        packages.addAll(FILES.packages().keySet());
        return packages;
    }

    @Test
    void every_package_has_its_words_in_the_three_languages() {
        assertThat(FILES.packages()).isNotEmpty().allSatisfy((name, languages) ->
            assertThat(languages).as(name).containsOnlyKeys(Language.values()));
    }

    @Test
    void every_file_of_words_is_read_by_the_server() {
        Texts texts = new Texts();
        for (Language language : Language.values()) {
            assertThat(texts.keys(language)).as("a package missing from Texts.PACKAGES").containsExactlyInAnyOrderElementsOf(FILES.in(language).keySet());
        }
    }

    @Test
    void a_key_begins_with_the_name_of_its_package() {
        FILES.packages().forEach((name, languages) -> languages.forEach((language, patterns) ->
            assertThat(patterns.keySet()).as(name + " in " + language).allMatch(key -> key.matches(name + "(\\.[a-z0-9_]+)+"))));
    }

    @Test
    void the_three_languages_have_the_same_keys_with_the_same_arguments() {
        Map<String, String> kk = FILES.in(Language.KK);
        for (Language language : Language.values()) {
            Map<String, String> patterns = FILES.in(language);
            assertThat(patterns.keySet()).as(language.ownName()).containsExactlyInAnyOrderElementsOf(kk.keySet());
            assertThat(patterns).allSatisfy((key, pattern) ->
                assertThat(MessageFiles.arguments(pattern)).as(key + " in " + language).isEqualTo(MessageFiles.arguments(kk.get(key))));
        }
    }

    @Test
    void every_key_that_is_used_is_there() {
        assertThat(USED.whole()).isNotEmpty();
        assertThat(USED.missing(FILES.in(Language.KK).keySet())).isEmpty();
    }

    @Test
    void every_key_that_is_there_is_used() {
        assertThat(FILES.in(Language.KK).keySet()).as("words that nobody sees").filteredOn(key -> !USED.uses(key)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_pattern_is_filled_in_with_sample_arguments(Language language) {
        assertThat(FILES.in(language)).allSatisfy((key, pattern) -> {
            assertThat(pattern.strip()).as(key).isNotEmpty();
            assertThat(new MessageFormat(pattern, language.locale()).format(MessageFiles.samples(pattern))).as(key)
                .isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"KK, 2027 ж. 15 қаңтар", "RU, 15 января 2027 г.", "EN, 15 January 2027"})
    void a_day_is_written_as_its_language_writes_it(Language language, String day) {
        assertThat(new Texts().text(language, "log.card.broken", Map.of("day", LocalDate.of(2027, 1, 15))).replaceAll("\\h", " ")).contains(day);
    }

    @Test
    void no_language_stands_in_for_another() {
        Map<String, String> ru = FILES.in(Language.RU);
        Map<String, String> en = FILES.in(Language.EN);
        Set<String> copied = new TreeSet<>();
        FILES.in(Language.KK).forEach((key, kk) -> {
            boolean english = hasWords(en.get(key)) && (en.get(key).equals(kk) || en.get(key).equals(ru.get(key)));
            boolean russian = kk.equals(ru.get(key)) && MessageFiles.words(kk).strip().contains(" ") && hasWords(kk);
            if (english || russian) {
                copied.add(key + "=" + kk);
            }
        });
        assertThat(copied).as("a single word may be the same in Kazakh and Russian; a sentence is not").isEmpty();
    }

    private static boolean hasWords(String pattern) {
        return Pattern.compile("[^\\p{L}-]+").splitAsStream(MessageFiles.words(pattern))
            .anyMatch(word -> LETTER.matcher(word).find() && !SAME_EVERYWHERE.contains(word));
    }

    /** Kazakh endings follow the last sound of the word, which an interpolated word does not tell. */
    @Test
    void in_kazakh_no_ending_is_glued_to_an_argument() {
        assertThat(FILES.in(Language.KK)).allSatisfy((key, pattern) -> assertThat(glued(pattern)).as(key + "=" + pattern).isFalse());
        assertThat(glued("{name}ға жазыңыз")).isTrue();
        assertThat(glued("{n, plural, other {# қадам}}")).isFalse();
    }

    private static boolean glued(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        for (int i = 0; i < parsed.countParts(); i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_LIMIT && part.getLimit() < pattern.length() && Character.isLetter(pattern.charAt(part.getLimit()))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"RU", "EN"})
    void a_plural_has_every_form_of_its_language(Language language) {
        assertThat(FILES.in(language)).allSatisfy((key, pattern) ->
            assertThat(missingForms(pattern, language)).as(key + " in " + language).isEmpty());
        assertThat(missingForms("{n, plural, one {# шаг} few {# шага} many {# шагов} other {# шага}}", Language.RU)).isEmpty();
        assertThat(missingForms("{n, plural, one {# шаг} other {# шагов}}", Language.RU)).containsExactly("few", "many");
    }

    private static Set<String> missingForms(String pattern, Language language) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType() == MessagePattern.ArgType.PLURAL) {
                missing.addAll(PluralRules.forLocale(language.locale()).getKeywords());
                missing.removeAll(selectors(parsed, i));
            }
        }
        return missing;
    }

    private static Set<String> selectors(MessagePattern parsed, int start) {
        Set<String> selectors = new TreeSet<>();
        for (int i = start + 1; i < parsed.getLimitPartIndex(start); i++) {
            if (parsed.getPartType(i) == Part.Type.ARG_SELECTOR) {
                selectors.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return selectors;
    }

    @Test
    void kazakh_words_sort_by_the_kazakh_alphabet() {
        List<String> alphabet = "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я".lines()
            .flatMap(line -> List.of(line.split(" ")).stream()).collect(Collectors.toList());
        List<String> shuffled = new ArrayList<>(alphabet);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(Collator.getInstance(Language.KK.locale()));
        assertThat(shuffled).isEqualTo(alphabet);
    }

    @Test
    void what_the_rules_stand_on_reads_patterns_rightly() {
        String pattern = "{taken, plural, one {# step of {total, number}} other {# steps of {total, number}}} for {name}";
        assertThat(MessageFiles.arguments(pattern)).containsExactly("name", "taken", "total");
        assertThat(MessageFiles.samples(pattern)).containsEntry("taken", 3).containsEntry("total", 3).containsEntry("name", "sample");
        assertThat(MessageFiles.words("{taken} / {total, number}").strip()).isEqualTo("/");
        KeysInUse planted = new KeysInUse(new java.util.TreeMap<>(Map.of("web.gone", "A.java")), new java.util.TreeMap<>(Map.of("web.state.", "B.java")));
        assertThat(planted.missing(Set.of("web.other"))).containsExactly("web.gone in A.java", "web.state.… in B.java");
        assertThat(planted.uses("web.state.open")).isTrue();
        assertThat(planted.uses("web.other")).isFalse();
    }
}
