package qadam.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.shared.Database;
import qadam.shared.Language;

/** A key that editors mend on their page raises results, never lowers one, and whoever it concerns is told. */
class RisenResultTest {
    private static final String DESK = "/kk/authors/items/small/counted";
    private static final String KEY = "bank/only.yaml#items/counted/key";

    /** Chooses rightly, and gives this number where the key says 2. */
    private static UUID sit(EditingSite site, String number) {
        var aigul = site.people.get("aigul");
        UUID attempt = site.exams.sitting().begin(aigul.person(), aigul.learner(), site.courses.find("small").orElseThrow(), Language.KK);
        site.exams.sitting().answer(aigul.person(), attempt, 2, (place, item) -> response(item, number));
        return attempt;
    }

    private static Response response(Item item, String number) {
        return item.id().equals("counted") ? new Response.Number(new BigDecimal(number)) : new Response.Chosen(Set.of("a"));
    }

    private static void mendKey(EditingSite site, String key) {
        String seen = EditingSite.all(Pattern.compile("name=\"seen:([^\"]+)\" value=\"([^\"]*)\""), site.get("aida", DESK).body()).get(KEY);
        Map<String, String> form = new LinkedHashMap<>(Map.of("act", "key", "answer", key, "tolerance", "", "why", "Кілті қате екен", "seen:" + KEY, seen));
        assertThat(site.post("aida", DESK, form).statusCode()).isEqualTo(303);
        assertThat(site.answer("berik", site.newest(), "accept", "").statusCode()).isEqualTo(303);
        assertThat(site.publish("berik", "revision").statusCode()).isEqualTo(303);
        site.exams.rescoring().applyCorrections();
    }

    private static String outcome(EditingSite site) {
        return site.database.read(handle -> handle.createQuery("select outcome from attempts").mapTo(String.class).one());
    }

    private static java.util.List<String> notices(EditingSite site) {
        return site.database.read(handle -> handle.createQuery("select kind from notices where person = :person order by number")
            .bind("person", site.person("aigul")).mapTo(String.class).list());
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void key_mended_on_the_page_raises_a_result_with_a_notice_and_lowers_none(Database database) throws Exception {
        try (EditingSite site = new EditingSite(database)) {
            UUID attempt = sit(site, "3");
            assertThat(site.exams.sitting().handIn(site.person("aigul"), attempt)).isFalse();
            assertThat(notices(site)).containsExactly("NOT_YET");
            String before = outcome(site);
            mendKey(site, "3");
            assertThat(outcome(site)).isNotEqualTo(before).contains("2");
            assertThat(notices(site)).containsExactly("NOT_YET", "RAISED");
            String risen = outcome(site);
            mendKey(site, "4");
            mendKey(site, "5");
            assertThat(outcome(site)).isEqualTo(risen);
            assertThat(notices(site)).containsExactly("NOT_YET", "RAISED");
            assertThat(site.version()).isEqualTo(4);
        }
    }
}
