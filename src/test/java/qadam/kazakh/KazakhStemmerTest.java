package qadam.kazakh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real words, by the class of what is taken off and of what must stay. */
class KazakhStemmerTest {
    private static final KazakhStemmer EXACT = KazakhStemmer.exact();
    private static final KazakhStemmer LOOSE = KazakhStemmer.loose();

    @ParameterizedTest
    @CsvSource({"қала, қалалар", "мектеп, мектептер", "адам, адамдар", "үй, үйлер", "жыл, жылдар", "ел, елдер", "дос, достар", "қыз, қыздар",
        "университет, университеттер", "модель, модельдер"})
    void plural_goes(String stem, String word) {
        assertThat(EXACT.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({"бала, баланың балаға баланы балада баладан баламен", "мектеп, мектептің мектепке мектепті мектепте мектептен мектеппен",
        "адам, адамның адамға адамды адамда адамнан адаммен", "тіл, тілдің тілге тілді тілде тілден тілмен", "жаз, жаздың жазға жазды жазда жаздан жазбен",
        "қазақстан, қазақстанның қазақстанға қазақстанды қазақстанда қазақстаннан қазақстанмен", "су, судың суға суды суда судан сумен"})
    void every_case_goes(String stem, String words) {
        assertThat(words.split(" ")).allSatisfy(word -> assertThat(EXACT.stem(word)).as(word).isEqualTo(stem));
    }

    @ParameterizedTest
    @CsvSource({"қала, қаласы", "дерек, деректеріңіз", "ел, еліміз", "облыс, облысы", "өзен, өзені", "аудан, ауданы", "құрал, құралы", "ат, аты",
        "жұмыс, жұмысымыз", "жазушы, жазушысы"})
    void possession_goes(String stem, String word) {
        assertThat(EXACT.stem(word)).isEqualTo(EXACT.stem(stem)).startsWith(stem.substring(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"қала, қаласында қаласынан қаласына қаласын қаласының қаласымен", "үй, үйінде үйіне үйінен үйінің үйлеріндегі",
        "кітап, кітаптарымыздан кітабында кітабындағы кітабының кітаптарының", "өзен, өзеніне өзендерінің"})
    void cases_after_possession_go(String stem, String words) {
        assertThat(words.split(" ")).allSatisfy(word -> assertThat(EXACT.stem(word)).as(word).isEqualTo(stem));
    }

    @ParameterizedTest
    @CsvSource({"кітап, кітабы", "жүрек, жүрегі", "құлақ, құлағының", "мектеп, мектебіндегі", "аяқ, аяғымен", "топ, тобына"})
    void final_devoicing_is_restored(String stem, String word) {
        assertThat(EXACT.stem(word)).isEqualTo(stem);
        assertThat(EXACT.stem(stem)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({"халық, халқы", "орын, орнында", "халық, халқының", "мойын, мойнын"})
    void a_vowel_that_fell_out_comes_back(String stem, String word) {
        assertThat(EXACT.stem(word)).isEqualTo(stem);
        assertThat(EXACT.stem(stem)).isEqualTo(stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"келеді келген келмейді келмеді келу келіп келсе келетін келді келуге келгендер",
        "барады барған бармайды бару барып барса баратын барды барғаннан", "жасайды жасаған жасау жасады жасайтын жасамайды жасап",
        "дамиды дамыған даму дамып дамыды дамитын", "оқиды оқыған оқу оқып оқитын оқыды"})
    void forms_of_a_verb_meet(String words) {
        assertThat(Arrays.stream(words.split(" ")).map(EXACT::stem).distinct()).as(words).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"білім, білімді", "көмек, көмексіз", "қазақстан, қазақстандық", "қазақ, қазақша", "тау, таулы", "тарих, тарихи", "ғылым, ғылыми",
        "балық, балықшы", "бүгін, бүгінгі", "қала, қаладағы", "бір, бірінші", "экономика, экономикалық"})
    void derivations_that_keep_the_subject_go(String stem, String word) {
        assertThat(EXACT.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"адам", "қалам", "қала", "бала", "ана", "дала", "орман", "заман", "майдан", "сұлтан", "алтын", "жақын", "айқын", "мұрын",
        "қазақстан", "өзбекстан", "қырғызстан", "түркістан", "үндістан", "кітап", "мектеп", "есеп", "жауап", "талап", "пайда", "сауда", "тақта", "нүкте",
        "аудан", "өзен", "роман", "облыс", "соғыс", "жұмыс", "дәптер", "доллар", "карта", "газета", "логика", "тамаша", "жапырақ", "топырақ", "жұмыртқа",
        "басқа", "қысқа", "өзге", "белгі", "үлгі", "маңдай", "бидай", "жүлде", "перде", "шілде", "түркімен", "төмен", "мекен", "балық", "халық", "су", "үй",
        "тау", "принтер", "роутер", "компьютер", "вектор", "теңге", "теңіз", "тамыз", "тұрғын", "шағын", "әріп", "тәртіп", "оқиға", "күміс", "жеміс",
        "билік", "көлем", "білім", "интернет", "алгоритм", "робот", "дерек"})
    void whole_words_are_not_cut(String word) {
        assertThat(EXACT.stem(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"соғыстан, соғыс", "тастан, тас", "достан, дос", "қазақстаннан, қазақстан"})
    void land_of_is_no_case_and_a_case_is_no_land(String word, String stem) {
        assertThat(EXACT.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"балалер", "мектептар", "көлдар", "баланін", "адамнин"})
    void a_suffix_against_harmony_stays(String word) {
        assertThat(EXACT.stem(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"қалатан", "мектепде", "адамтар", "көлтер", "тасда"})
    void a_suffix_that_does_not_follow_the_sound_before_it_stays(String word) {
        assertThat(EXACT.stem(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"роль, рольдің", "компьютер, компьютерлерді", "интернет, интернетте", "алгоритм, алгоритмдердің", "функция, функциялары"})
    void loans_take_either_harmony(String stem, String word) {
        assertThat(EXACT.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "а", "ол", "ыы", "computer", "qala", "42", "бал4", "ッ", "ъъъъъ", "ььььь", "бббббб"})
    void what_is_no_kazakh_word_stays(String word) {
        assertThat(EXACT.stem(word)).isEqualTo(word);
        assertThat(LOOSE.stem(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"қаласындағы", "кітаптарымыздан", "үйлеріндегі", "жүрегінің", "халқының", "оқушыларымыз", "өзендерінен", "көшелерге", "ғылымның",
        "әлемге", "бөлімдердің", "мәліметтерді", "құрылғыларда", "тіліне"})
    void loose_stems_are_the_same_with_and_without_kazakh_letters_and_those_of_the_word(String word) {
        String typed = Letters.folded(word);
        assertThat(LOOSE.stem(typed)).isEqualTo(Letters.folded(EXACT.stem(word)));
    }

    @Test
    void a_stem_is_never_empty_and_never_longer_by_more_than_the_vowel_that_came_back() {
        String letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі";
        var random = new java.util.Random(6);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder word = new StringBuilder();
            random.ints(1 + random.nextInt(14), 0, letters.length()).forEach(at -> word.append(letters.charAt(at)));
            for (KazakhStemmer stemmer : List.of(EXACT, LOOSE)) {
                assertThat(stemmer.stem(word.toString())).as(word.toString()).isNotEmpty().hasSizeLessThanOrEqualTo(word.length() + 1);
            }
        }
    }

    @Test
    void a_very_long_word_is_left_alone() {
        String word = "бала".repeat(20) + "лар";
        assertThat(EXACT.stem(word)).isEqualTo(word);
    }
}
