package qadam.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.catalog.Task;
import qadam.identity.Leaving;
import qadam.shared.Ids;
import qadam.shared.Language;

/** The authors' pages as browsers without script meet them. */
class EditingPagesTest {
    private static final String DESK = "/kk/authors/courses/small/first";
    private static final String TITLE = "kk/first.md#title";
    private static final String BODY = "kk/first.md#body";
    private static final String ITEM = "/kk/authors/items/small/counted";
    private static final String KEY = "bank/only.yaml#items/counted/key";

    private EditingSite site;

    @BeforeEach
    void open() throws IOException {
        site = new EditingSite();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private long accepted(String desk, String language, String address, String text) {
        assertThat(site.suggest("aida", desk, language, address, text).statusCode()).isEqualTo(303);
        long number = site.newest();
        assertThat(site.answer("berik", number, "accept", "").statusCode()).isEqualTo(303);
        return number;
    }

    @Test
    void suggestion_is_accepted_by_another_author_published_as_a_correction_and_shown_at_once() {
        assertThat(site.get(null, "/kk/courses/small/first").body()).contains("Бірінші");
        long number = accepted(DESK, "kk", TITLE, "Бірінші қадам");
        assertThat(site.get(null, "/kk/courses/small/first").body()).doesNotContain("Бірінші қадам");
        assertThat(site.get("berik", "/kk/authors/suggestions").body()).contains("Бірінші");
        HttpResponse<String> published = site.publish("berik", "correction");
        assertThat(published.statusCode()).isEqualTo(303);
        assertThat(site.get(null, "/kk/courses/small/first").body()).contains("Бірінші қадам");
        assertThat(site.courses.find("small").orElseThrow().correction()).isTrue();
        assertThat(site.suggestion(number).state()).isEqualTo(SuggestionState.PUBLISHED);
        assertThat(site.suggestion(number).publishedIn()).contains(2);
        assertThat(site.trail()).containsExactly("text-suggested small " + number, "suggestion-accepted small " + number, "course-published small@2");
    }

    @Test
    void nobody_answers_their_own_suggestion_and_only_its_author_takes_it_back() {
        site.suggest("aida", DESK, "kk", TITLE, "Бірінші қадам");
        long number = site.newest();
        HttpResponse<String> own = site.answer("aida", number, "accept", "");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains(site.texts.text(Language.KK, "editing.problem.own_suggestion"));
        assertThat(site.answer("berik", number, "withdraw", "").statusCode()).isEqualTo(403);
        HttpResponse<String> silent = site.answer("berik", number, "refuse", "");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(site.answer("berik", number, "refuse", "Бұрынғысы дұрыс").statusCode()).isEqualTo(303);
        assertThat(site.answer("aida", number, "withdraw", "").statusCode()).isEqualTo(409);
        assertThat(site.get("aida", "/kk/authors/suggestions/" + number).body()).contains("Бұрынғысы дұрыс", "Name of berik");
        assertThat(site.publish("aida", "correction").statusCode()).isEqualTo(409);
    }

    @Test
    void publish_pressed_twice_publishes_once() {
        accepted(DESK, "kk", TITLE, "Бірінші қадам");
        String page = site.get("berik", "/kk/authors/publish/small").body();
        String state = page.replaceAll("(?s).*name=\"state\" value=\"([0-9a-f]+)\".*", "$1");
        Map<String, String> form = Map.of("act", "publish", "change", "correction", "state", state);
        assertThat(site.post("berik", "/kk/authors/publish/small", form).statusCode()).isEqualTo(303);
        HttpResponse<String> again = site.post("berik", "/kk/authors/publish/small", form);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains(site.texts.text(Language.KK, "editing.problem.nothing_to_publish"));
        assertThat(site.version()).isEqualTo(2);
    }

    @Test
    void nothing_is_published_that_was_not_seen() {
        accepted(DESK, "kk", TITLE, "Бірінші қадам");
        String page = site.get("berik", "/kk/authors/publish/small").body();
        String state = page.replaceAll("(?s).*name=\"state\" value=\"([0-9a-f]+)\".*", "$1");
        accepted("/kk/authors/courses/small/second", "kk", "kk/second.md#title", "Екінші қадам");
        assertThat(site.post("berik", "/kk/authors/publish/small", Map.of("act", "publish", "change", "correction", "state", state)).statusCode()).isEqualTo(409);
        assertThat(site.version()).isEqualTo(1);
    }

    @Test
    void two_authors_at_one_text_lose_nothing() {
        String opened = site.get("aida", DESK).body();
        String berik = site.get("berik", DESK).body();
        String body = qadam.catalog.reading.SourceTexts.find(site.courses.sources("small").orElseThrow().files(),
            qadam.catalog.reading.TextAddress.parse(BODY).orElseThrow()).orElseThrow();
        assertThat(site.post("berik", DESK, site.form(berik, "kk", BODY, body.replace("## A part", "## Бір бөлім"))).statusCode()).isEqualTo(303);
        assertThat(site.answer("aida", site.newest(), "accept", "").statusCode()).isEqualTo(303);
        HttpResponse<String> moved = site.post("aida", DESK, site.form(opened, "kk", BODY, body.replace("See [the other one]", "Қараңыз: [the other one]")));
        assertThat(moved.statusCode()).isEqualTo(409);
        assertThat(moved.body()).contains(site.texts.text(Language.KK, "editing.problem.text_moved"), "## Бір бөлім\n", "Қараңыз: [the other one]");
        String merged = site.get("aida", DESK).body().replaceAll("(?s).*<textarea id=\"text-kk-first-md-body\"[^>]*>\n(.*?)</textarea>.*", "$1");
        assertThat(merged).contains("## Бір бөлім", "Қараңыз: [the other one]").doesNotContain("## A part");
    }

    @Test
    void suggestion_whose_place_was_changed_is_not_accepted_but_can_be_taken_up_on_the_new_text() {
        site.suggest("aida", DESK, "kk", TITLE, "Алғашқы");
        long first = site.newest();
        site.suggest("berik", DESK, "kk", TITLE, "Бірінші сабақ");
        long second = site.newest();
        site.answer("aida", second, "accept", "");
        HttpResponse<String> conflict = site.answer("berik", first, "accept", "");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains(site.texts.text(Language.KK, "editing.suggestion.conflict"), "Алғашқы", "Бірінші сабақ");
        HttpResponse<String> taken = site.answer("aida", first, "take-up", "");
        assertThat(taken.headers().firstValue("Location")).contains(DESK);
        assertThat(site.get("aida", DESK).body()).contains(">\nАлғашқы</textarea>");
        assertThat(site.get("berik", DESK).body()).doesNotContain(">\nАлғашқы</textarea>");
    }

    @Test
    void text_in_another_language_is_doubted_once_and_then_taken() {
        String english = "A sentence that nobody in the village school would take for a Kazakh one, I think";
        HttpResponse<String> doubted = site.suggest("aida", DESK, "kk", "kk/first.md#summary", english);
        assertThat(doubted.statusCode()).isEqualTo(422);
        assertThat(doubted.body()).contains(site.texts.text(Language.KK, "editing.doubts.language", Map.of("language", "Қазақша")), english);
        assertThat(site.post("aida", DESK, site.form(doubted.body(), "kk", "kk/first.md#summary", english)).statusCode()).isEqualTo(303);
    }

    @Test
    void hostile_markdown_is_named_shown_harmless_and_never_published() {
        String hostile = "Сөз <script>alert(1)</script>\n\n[шырма](javascript:alert(1)) ![x](http://evil.example/x.svg)\n\n# Ірі\n\n[[practice: one]]";
        HttpResponse<String> doubted = site.suggest("aida", DESK, "kk", BODY, hostile);
        assertThat(doubted.statusCode()).isEqualTo(422);
        String preview = doubted.body().substring(doubted.body().indexOf("id=\"preview\""));
        assertThat(preview).contains("&lt;script").doesNotContain("<script>alert", "href=\"javascript", "src=\"http://evil");
        assertThat(site.post("aida", DESK, site.form(doubted.body(), "kk", BODY, hostile)).statusCode()).isEqualTo(303);
        long number = site.newest();
        assertThat(site.get("berik", "/kk/authors/suggestions/" + number).body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        site.answer("berik", number, "accept", "");
        String page = site.get("berik", "/kk/authors/publish/small").body();
        assertThat(page).contains(site.texts.text(Language.KK, "editing.publish.mistakes"), "«Бірінші» сабағы").doesNotContain("name=\"change\"", "<script>alert");
        assertThat(site.post("berik", "/kk/authors/publish/small", Map.of("act", "publish", "change", "revision", "state", "x")).statusCode()).isEqualTo(409);
        assertThat(site.version()).isEqualTo(1);
        assertThat(site.answer("aida", number, "reopen", "").statusCode()).isEqualTo(303);
        assertThat(site.get("berik", "/kk/authors/publish/small").body()).contains(site.texts.text(Language.KK, "editing.publish.nothing"));
    }

    @Test
    void text_that_is_too_long_is_refused_and_kept() {
        HttpResponse<String> long70k = site.suggest("aida", DESK, "kk", BODY, "ұзақ ".repeat(14_000));
        assertThat(long70k.statusCode()).isEqualTo(413);
        assertThat(long70k.body()).contains("ұзақ ұзақ ұзақ");
        assertThat(site.suggest("aida", DESK, "kk", BODY, "x".repeat(600_000)).statusCode()).isEqualTo(413);
        assertThat(site.get("aida", DESK).body()).contains("ұзақ ұзақ ұзақ");
    }

    @Test
    void what_is_typed_is_kept_for_its_author_alone_until_it_is_sent_or_thrown_away() {
        Map<String, String> typing = new java.util.LinkedHashMap<>(site.form(site.get("aida", DESK).body(), "kk", TITLE, "Жарты сөй"));
        typing.put("act", "keep");
        assertThat(site.post("aida", DESK, typing, "X-Qadam", "1").statusCode()).isEqualTo(204);
        assertThat(site.get("aida", DESK).body()).contains(">\nЖарты сөй</textarea>");
        assertThat(site.get("berik", DESK).body()).doesNotContain("Жарты сөй");
        site.post("aida", DESK, Map.of("act", "discard", "language", "kk"));
        assertThat(site.get("aida", DESK).body()).doesNotContain("Жарты сөй");
        assertThat(site.suggest("aida", DESK, "kk", TITLE, "Бірінші").statusCode()).isEqualTo(422);
    }

    @Test
    void editor_signs_what_others_wrote_and_the_signature_falls_with_the_next_change() {
        accepted(DESK, "kk", TITLE, "Бірінші қадам");
        Map<String, String> sign = Map.of("act", "sign", "language", "kk", "name", "Айда Серікқызы", "questions", "yes");
        HttpResponse<String> own = site.post("aida", DESK, sign);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains(site.texts.text(Language.KK, "editing.problem.own_text"));
        assertThat(site.post("berik", DESK, Map.of("act", "sign", "language", "kk", "name", "<b>\n", "questions", "")).statusCode()).isEqualTo(422);
        assertThat(site.post("berik", DESK, Map.of("act", "sign", "language", "kk", "name", "Берік Ә.", "questions", "yes")).statusCode()).isEqualTo(303);
        assertThat(site.publish("berik", "correction").statusCode()).isEqualTo(303);
        assertThat(site.first(Language.KK).provenance().reviewer()).contains("Берік Ә.");
        assertThat(site.courses.find("small").orElseThrow().lesson("first").orElseThrow().items())
            .allSatisfy(item -> assertThat(item.written().get(Language.KK).reviewer()).contains("Берік Ә."))
            .allSatisfy(item -> assertThat(item.written().get(Language.RU).reviewer()).isEmpty());
        accepted(DESK, "kk", TITLE, "Алғашқы қадам");
        accepted("/kk/authors/items/small/one", "kk", "items/first.yaml#items/one/rationale/kk", "Басқа түсіндірме");
        assertThat(site.publish("aida", "correction").statusCode()).isEqualTo(303);
        assertThat(site.first(Language.KK).provenance().reviewer()).isEmpty();
        assertThat(site.courses.find("small").orElseThrow().lesson("first").orElseThrow().item("one").orElseThrow().written().get(Language.KK).reviewer()).isEmpty();
        assertThat(site.first(Language.RU).provenance().reviewer()).contains("Daniyar");
    }

    @Test
    void changed_key_is_published_as_a_revision_only() {
        String page = site.get("aida", ITEM).body();
        String seen = EditingSite.all(java.util.regex.Pattern.compile("name=\"seen:([^\"]+)\" value=\"([^\"]*)\""), page).get(KEY);
        Map<String, String> key = new java.util.LinkedHashMap<>(Map.of("act", "key", "answer", "көп", "tolerance", "", "why", "", "seen:" + KEY, seen));
        assertThat(site.post("aida", ITEM, key).statusCode()).isEqualTo(422);
        key.put("answer", "3,5");
        key.put("tolerance", "0,5");
        assertThat(site.post("aida", ITEM, key).statusCode()).isEqualTo(303);
        site.answer("berik", site.newest(), "accept", "");
        String publish = site.get("berik", "/kk/authors/publish/small").body();
        assertThat(publish).contains(site.texts.text(Language.KK, "editing.publish.only_revision")).doesNotContain("value=\"correction\"");
        assertThat(site.publish("berik", "correction").statusCode()).isEqualTo(409);
        assertThat(site.publish("berik", "revision").statusCode()).isEqualTo(303);
        assertThat(site.courses.find("small").orElseThrow().bank()).filteredOn(item -> item.id().equals("counted"))
            .extracting(qadam.catalog.Item::task).singleElement().satisfies(task -> assertThat(((Task.Numeric) task).answer()).isEqualByComparingTo("3.5"));
    }

    @Test
    void pages_are_the_authors_alone_and_unknown_places_are_not_found() {
        for (String path : pages()) {
            assertThat(site.get(null, path).statusCode()).as(path).isEqualTo(401);
            assertThat(site.get("aigul", path).statusCode()).as(path).isEqualTo(403);
            for (String language : List.of("kk", "ru", "en")) {
                assertThat(site.get("aida", "/" + language + path.substring(3)).statusCode()).as(path).isEqualTo(200);
            }
        }
        for (String path : List.of("/kk/authors/courses/none", "/kk/authors/courses/small/none", "/kk/authors/items/small/none", "/kk/authors/banks/small/none",
            "/kk/authors/suggestions/77", "/kk/authors/suggestions/abc", "/kk/authors/publish/none")) {
            assertThat(site.get("aida", path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(site.post("aida", DESK, Map.of("act", "burn", "language", "kk")).statusCode()).isEqualTo(400);
        assertThat(site.post("aigul", DESK, Map.of("act", "keep", "language", "kk")).statusCode()).isEqualTo(403);
    }

    private static List<String> pages() {
        List<String> pages = new ArrayList<>(List.of("/kk/authors", "/kk/authors/courses/small", "/kk/authors/banks/small/only", "/kk/authors/glossary",
            "/kk/authors/suggestions", "/kk/authors/publish/small", "/kk/authors/titles/small", "/kk/authors/pictures/small", DESK, ITEM));
        List.of("one", "some", "order", "match", "sum", "word").forEach(item -> pages.add("/kk/authors/items/small/" + item));
        return pages;
    }

    @Test
    void readers_reports_and_the_glossary_stand_beside_the_text() {
        site.reports.send(new byte[] {3}, "small/first", Language.KK, "Үтір қалып қойған");
        assertThat(site.get("berik", DESK).body()).contains("Үтір қалып қойған");
        assertThat(site.get("berik", "/kk/authors/courses/small").body()).contains(site.texts.text(Language.KK, "editing.line.reports", Map.of("count", 1)));
        site.suggest("aida", DESK, "kk", "kk/first.md#summary", "Тілдік модельдің не екенін білеміз");
        String desk = site.get("aida", "/kk/authors/suggestions/" + site.newest()).body();
        assertThat(desk).contains("тілдік модель", "языковая модель", "language model");
    }

    @Test
    void whoever_leaves_takes_their_name_along_and_the_course_stays() {
        accepted(DESK, "kk", TITLE, "Бірінші қадам");
        site.post("berik", DESK, Map.of("act", "sign", "language", "kk", "name", "Берік Ә.", "questions", ""));
        site.suggest("aida", DESK, "kk", "kk/first.md#summary", "Айданың сөзі");
        assertThat(site.database.<Object>read(handle -> site.editing.exporter().export(handle, site.person("aida"), List.of())).toString()).contains("Айданың сөзі");
        for (String who : List.of("aida", "berik")) {
            site.database.write(handle -> {
                site.editing.exporter().erase(handle, new Leaving(site.person(who), List.of(), Ids.random()));
                return null;
            });
            assertThat(site.database.<Object>read(handle -> site.editing.exporter().export(handle, site.person(who), List.of())).toString()).doesNotContain("Айданың", "Берік");
        }
        assertThat(site.publish("berik", "correction").statusCode()).isEqualTo(303);
        assertThat(site.first(Language.KK).title()).isEqualTo("Бірінші қадам");
        assertThat(site.first(Language.KK).provenance().reviewer()).isEmpty();
    }

    @Test
    void newer_folder_is_taken_over_and_what_editors_changed_waits_as_suggestions() throws IOException {
        accepted(DESK, "kk", TITLE, "Редактордың атауы");
        site.publish("berik", "correction");
        qadam.catalog.CourseFiles.sound().change("course.yaml", "version: 1\nchange: revision", "version: 2\nchange: correction")
            .change("exam.yaml", "course_version: 1", "course_version: 2").change("items/first.yaml", "SECRET", "A better reason").write(site.folder);
        site.reopen();
        assertThat(site.get("aida", "/kk/authors/courses/small").body()).contains(site.texts.text(Language.KK, "editing.waiting.title"));
        String page = site.get("aida", "/kk/authors/publish/small").body();
        assertThat(page).contains("«Редактордың атауы» сабағы · Қазақша");
        assertThat(site.post("aida", "/kk/authors/publish/small", Map.of("act", "take-over")).statusCode()).isEqualTo(303);
        assertThat(site.version()).isEqualTo(3);
        assertThat(site.first(Language.KK).title()).isEqualTo("Бірінші");
        Suggestion kept = site.suggestion(site.newest());
        assertThat(kept.after()).isEqualTo("Редактордың атауы");
        assertThat(kept.suggestedBy()).isEqualTo(site.person("aida"));
        assertThat(site.post("aida", "/kk/authors/publish/small", Map.of("act", "take-over")).statusCode()).isEqualTo(409);
        assertThat(site.answer("berik", kept.number(), "accept", "").statusCode()).isEqualTo(303);
        assertThat(site.publish("aida", "correction").statusCode()).isEqualTo(303);
        assertThat(site.first(Language.KK).title()).isEqualTo("Редактордың атауы");
    }
}
