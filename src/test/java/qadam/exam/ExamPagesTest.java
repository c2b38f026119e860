package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.catalog.Item;
import qadam.catalog.ItemForm;
import qadam.catalog.OptionOrder;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.Task;
import qadam.proof.LogProof;
import qadam.shared.Ids;
import qadam.world.Nu;
import tools.jackson.databind.json.JsonMapper;

class ExamPagesTest {
    private final ExamSite site = new ExamSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void exam_is_sat_without_script_from_the_rules_to_the_result() {
        assertThat(site.get(null, "/ru/exams/trial").body()).contains("/ru/sign-up?next=/ru/exams/trial").doesNotContain("/attempts\"");
        assertThat(site.get("a1", "/kk/exams/trial").body()).contains("action=\"/kk/exams/trial/attempts\"");
        String path = site.start("a1");
        List<Item> items = site.world.attempts.paper(site.attempt(path)).items();
        for (int number = 1; number <= items.size(); number++) {
            HttpResponse<String> saved = site.answer("a1", path, number, items.get(number - 1), Items.right(items.get(number - 1)));
            String next = number < items.size() ? "?q=" + (number + 1) + "&saved=" + number : "/hand-in?saved=" + number;
            assertThat(saved.statusCode()).isEqualTo(303);
            assertThat(saved.headers().firstValue("Location")).contains(path + next);
        }
        assertThat(site.get("a1", path + "?q=2&saved=1").body()).contains("1-сұрақ сақталды: 10:00");
        assertThat(site.get("a1", path + "/hand-in?saved=10").body()).contains("Жауабы сақталғаны: 10").contains("data-unanswered hidden");
        HttpResponse<String> handedIn = site.post("a1", path + "/hand-in");
        assertThat(handedIn.headers().firstValue("Location")).contains(path + "/result");
        assertThat(site.get("a1", path + "/result").body()).contains("Сіз емтиханнан өттіңіз", "10 сұрақтан 10 дұрыс", "/kk/claim/");
        assertThat(site.get("a1", path).headers().firstValue("Location")).contains(path + "/result");
        assertThat(site.get("a1", "/en/exams/trial").body()).contains("You have passed this exam", "10 of 10");
    }

    @Test
    void no_body_of_an_attempt_holds_a_key_an_authors_option_id_or_a_reason() {
        String path = site.start("a1");
        List<Item> items = site.world.attempts.paper(site.attempt(path)).items();
        for (int number = 1; number <= items.size(); number++) {
            site.answer("a1", path, number, items.get(number - 1), Items.wrong(items.get(number - 1)));
            site.postJson("a1", "/api" + path.substring(3) + "/responses", json(number, 90 + number, items.get(number - 1), Items.right(items.get(number - 1))));
        }
        site.get("a1", "/api" + path.substring(3));
        site.get("a1", path + "/hand-in");
        site.post("a1", path + "/hand-in");
        site.get("a1", path + "/result");
        assertThat(site.bodies).hasSizeGreaterThan(20).allSatisfy(body -> assertThat(body)
            .doesNotContain(Items.KEY_MARK, "correct", "rationale", "accepted", "\"why\"")
            .doesNotContain("value=\"a\"", "value=\"b\"", "\"b\"", "ошибка"));
    }

    @Test
    void pages_pass_the_html_checker_in_all_three_languages() {
        String path = site.start("a1");
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        site.answer("a1", path, 1, first, Items.right(first));
        Map<String, String> pages = new LinkedHashMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            String attempt = "/" + language + path.substring(3);
            for (String page : List.of("/" + language + "/exams/trial", attempt, attempt + "?q=2&saved=1", attempt + "/hand-in")) {
                pages.put(page, site.get("a1", page).body());
            }
            pages.put(language + " other browser", site.get("a2", attempt).body());
            pages.put(language + " signed out", site.get(null, "/" + language + "/exams/trial").body());
        }
        site.post("a1", path + "/hand-in");
        for (String language : List.of("kk", "ru", "en")) {
            pages.put(language + " result", site.get("a1", "/" + language + path.substring(3) + "/result?too_late").body());
            pages.put(language + " past", site.get("a1", "/" + language + "/exams/trial").body());
        }
        assertThat(Nu.errors(pages)).isEmpty();
    }

    @Test
    void language_is_switched_in_the_middle_and_the_answer_stays() {
        String path = site.start("a1");
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        site.answer("a1", path, 1, first, Items.right(first));
        assertThat(site.get("a1", path + "?q=1").body()).contains("href=\"/en" + path.substring(3) + "?q=1\"");
        assertThat(site.get("a1", "/en" + path.substring(3) + "?q=1").body()).contains("Question 1 of 10", "Saved at 10:00");
    }

    @Test
    void somebody_elses_attempt_is_not_found_and_a_stranger_is_asked_to_sign_in() {
        String path = site.start("a1");
        for (String page : List.of(path, path + "/hand-in", path + "/result", "/api" + path.substring(3))) {
            assertThat(site.get("b1", page).statusCode()).as(page).isEqualTo(404);
            assertThat(site.get(null, page).statusCode()).as(page).isEqualTo(401);
        }
        assertThat(site.post("b1", path + "/hand-in").statusCode()).isEqualTo(404);
        assertThat(site.post("b1", path + "/seat").statusCode()).isEqualTo(404);
        assertThat(site.get("a1", "/kk/attempts/nonsense").statusCode()).isEqualTo(404);
        assertThat(site.get("a1", "/kk/exams/unknown").statusCode()).isEqualTo(404);
        assertThat(site.get("a1", "/de/exams/trial").statusCode()).isEqualTo(404);
    }

    @Test
    void other_browser_takes_over_and_the_former_one_is_shown_it() {
        String path = site.start("a1");
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        assertThat(site.get("a2", path).body()).contains("Емтихан басқа браузерде ашық тұр").doesNotContain("What is");
        assertThat(site.post("a2", path + "/seat").statusCode()).isEqualTo(303);
        assertThat(site.get("a2", path).body()).contains("What is");
        String api = "/api" + path.substring(3) + "/responses";
        HttpResponse<String> former = site.postJson("a1", api + "?language=ru", json(1, 1, first, Items.wrong(first)));
        assertThat(former.statusCode()).as("what waited there is not lost: " + former.body()).isEqualTo(200);
        assertThat(former.body()).contains("\"seat\":false");
        assertThat(site.postJson("a2", api, json(1, 1, first, Items.right(first))).body()).as("its number is taken").contains("sequence_taken");
        assertThat(site.postJson("a2", api, json(1, 2, first, Items.right(first))).body()).contains("\"seat\":true");
        assertThat(site.postJson("a3", api + "?language=ru", json(1, 9, first, Items.right(first))).body()).contains("seat_taken", "перенесён в другой браузер");
    }

    @Test
    void incomplete_answer_is_shown_again_with_what_was_chosen_and_the_reason() {
        String path = site.start("a1");
        List<Item> items = site.world.attempts.paper(site.attempt(path)).items();
        for (int number = 1; number <= items.size(); number++) {
            Item item = items.get(number - 1);
            if (item.task() instanceof Task.Ordering) {
                String token = ItemForm.token(item, OptionOrder.written(item.task()).getFirst()).orElseThrow();
                HttpResponse<String> refused = site.post("a1", path + "/responses", "item", "" + number, "sequence", "1",
                    "step", Ids.hex(Ids.version7(1)), "place-" + token, "2");
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("Әр жолға өз орнын беріңіз", "<option value=\"2\" selected>2</option>");
            }
            if (item.task() instanceof Task.Numeric) {
                assertThat(site.post("a1", path + "/responses", "item", "" + number, "sequence", "1",
                    "step", Ids.hex(Ids.version7(1)), "number", "көп").body()).contains("value=\"көп\"", "Жауапты санмен жазыңыз");
            }
        }
        assertThat(site.world.attempts.saved(site.attempt(path))).isEmpty();
    }

    @Test
    void a_save_is_acknowledged_with_its_receipt_and_sent_again_with_the_same() {
        String path = site.start("a1");
        String api = "/api" + path.substring(3) + "/responses";
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        String save = json(1, 1, first, Items.right(first));
        List<String> receipts = Stream.generate(() -> site.postJson("a1", api, save).body()).limit(3)
            .map(body -> JsonMapper.shared().readTree(body).path("receipt").asString("")).distinct().toList();
        assertThat(receipts).hasSize(1);
        LogProof proof = LogProof.read(receipts.getFirst()).orElseThrow();
        assertThat(proof.holds(proof.extra().orElseThrow())).isTrue();
        assertThat(proof.note().signedBy(List.of(site.receipts.key()))).hasSize(1);
        assertThat(new String(proof.extra().orElseThrow(), StandardCharsets.UTF_8)).contains("\"kind\":\"responded\"");
    }

    @Test
    void malformed_saves_are_refused_and_change_nothing() {
        String path = site.start("a1");
        String api = "/api" + path.substring(3) + "/responses";
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        String good = json(1, 1, first, Items.right(first));
        for (String bad : List.of("", "[]", "{}", "null", "{", good.replace("\"item\":1", "\"item\":11"), good.replace("\"item\":1", "\"item\":0"),
            good.replace("\"sequence\":1", "\"sequence\":-1"), good.replace("\"sequence\":1", "\"sequence\":\"1\""),
            good.replaceAll("\"id\":\"[0-9a-f]{32}\"", "\"id\":\"x\""), "{\"item\":1,\"sequence\":1,\"id\":\"" + Ids.hex(Ids.random()) + "\"}")) {
            assertThat(site.postJson("a1", api, bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(site.post("a1", path + "/responses", "item", "1").statusCode()).isEqualTo(400);
        assertThat(site.post("a1", path + "/responses", "item", "99999999999").statusCode()).isEqualTo(400);
        assertThat(site.world.attempts.saved(site.attempt(path))).isEmpty();
    }

    @Test
    void hand_in_without_the_forms_token_is_refused() {
        String path = site.start("a1");
        assertThat(site.postForged("a1", path + "/hand-in").statusCode()).isEqualTo(403);
        assertThat(site.attempt(path).open()).isTrue();
    }

    @Test
    void old_copy_of_the_page_sent_again_with_another_answer_counts_as_the_last_word() {
        String path = site.start("a1");
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        String step = Ids.hex(Ids.version7(1));
        for (Response response : List.of(Items.wrong(first), Items.right(first), Items.right(first))) {
            List<String> fields = new ArrayList<>(List.of("item", "1", "sequence", "1", "step", step));
            Responses.fields(first, response).forEach((name, values) -> values.forEach(value -> fields.addAll(List.of(name, value))));
            assertThat(site.post("a1", path + "/responses", fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
        }
        assertThat(site.world.attempts.responses(site.attempt(path))).containsEntry(1, Items.right(first));
    }

    @Test
    void answer_after_time_is_taken_for_some_minutes_then_kept_for_a_person_and_the_result_says_so() {
        String path = site.start("a1");
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        site.get("a1", path);
        site.world.clock.forward(Duration.ofMinutes(31));
        String api = "/api" + path.substring(3);
        HttpResponse<String> late = site.postJson("a1", api + "/responses?language=en", json(1, 1, first, Items.right(first)));
        assertThat(late.statusCode()).as(late.body()).isEqualTo(200);
        assertThat(late.body()).contains("\"late\":true", "\"review\":false");
        assertThat(site.get("a1", api).body()).contains("\"open\":true", "\"ends\":", "\"extra\":0");
        assertThat(site.get("a1", path).headers().firstValue("Location")).contains(path + "/result");
        assertThat(site.get("a1", path + "/result").body()).contains("мына уақытқа дейін қабылданады: 10:45.", "Осы күйінде тапсыру");
        site.world.clock.forward(Duration.ofMinutes(15));
        HttpResponse<String> later = site.postJson("a1", api + "/responses?language=en", json(1, 2, first, Items.wrong(first)));
        assertThat(later.statusCode()).as(later.body()).isEqualTo(202);
        assertThat(later.body()).contains("\"late\":false", "\"review\":true", "c2sp.org/tlog-proof@v1");
        assertThat(site.get("a1", path + "/result").body()).contains("1 жауап уақыт біткен соң", "1 жауап кеш келді", "өздігінен тапсырылды");
    }

    @Test
    void retake_is_refused_before_its_time_and_the_page_says_when() {
        String path = site.start("a1");
        site.post("a1", path + "/hand-in");
        HttpResponse<String> early = site.post("a1", "/en/exams/trial/attempts");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("too early");
        assertThat(site.get("a1", "/en/exams/trial").body()).contains("You can sit it again from", "24 November 2026", "10:00");
    }

    private static String json(int number, int sequence, Item item, Response response) {
        return new JsonMapper().writeValueAsString(Map.of("item", number, "sequence", sequence, "id", Ids.hex(Ids.version7(1)),
            "taken_at", 1, "response", Responses.fields(item, response)));
    }

    @Test
    void hand_in_by_script_wants_every_save_the_browser_knows_and_gives_a_file_that_verifies(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        String path = site.start("a1");
        String api = "/api" + path.substring(3);
        Item first = site.world.attempts.paper(site.attempt(path)).item(1);
        String save = json(1, 1, first, Items.right(first));
        String id = Ids.hex(Ids.version7(2));
        String saved = new JsonMapper().readTree(save).get("id").asString();
        String body = "{\"id\":\"" + id + "\",\"taken_at\":1,\"snapshot\":[{\"item\":1,\"sequence\":1,\"id\":\"" + saved + "\"}]}";
        HttpResponse<String> early = site.postJson("a1", api + "/hand-in?language=ru", body);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("\"problem\":\"snapshot_missing\"", "\"missing\":[1]", "Сначала отправляются они");
        assertThat(site.get("a1", path + "/snapshot").statusCode()).as("nothing is handed in").isEqualTo(404);
        assertThat(site.postJson("a1", api + "/responses", save).statusCode()).isEqualTo(200);
        for (String broken : List.of("{}", "[]", "nonsense", body.replace("}]", "},1]"), body.replace(id, "1"), body.replace("[{", "[{\"item\":1,\"sequence\":1,\"id\":\"" + saved + "\"},{"))) {
            assertThat(site.postJson("a1", api + "/hand-in", broken).statusCode()).as(broken).isEqualTo(400);
        }
        assertThat(site.postJson("b1", api + "/hand-in", body).statusCode()).isEqualTo(404);
        assertThat(site.postJson("a2", api + "/hand-in", body).body()).contains("seat_taken");
        HttpResponse<String> done = site.postJson("a1", api + "/hand-in?language=ru", body);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("\"result\":\"/ru" + path.substring(3) + "/result\"", "c2sp.org/tlog-proof@v1");
        assertThat(site.postJson("a1", api + "/hand-in?language=ru", body).body()).as("once, however often it is asked").isEqualTo(done.body());

        HttpResponse<String> file = site.get("a1", path + "/snapshot");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment");
        assertThat(site.get("b1", path + "/snapshot").statusCode()).isEqualTo(404);
        java.nio.file.Path key = java.nio.file.Files.writeString(folder.resolve("keys.txt"), site.receipts.key() + "\n");
        assertThat(verified(folder, file.body(), key)).startsWith("0 ").contains("answers: 1", "kind: handed_in");
        assertThat(verified(folder, file.body().replaceFirst("\n1 1 ", "\n1 2 "), key)).as("another list than was signed").startsWith("5 ");
        assertThat(verified(folder, file.body().replaceFirst("\n1 1 [^\n]*", ""), key)).startsWith("5 ");
        assertThat(verified(folder, file.body().substring(file.body().indexOf("\n\n") + 2), key)).as("the receipt alone").startsWith("0 ");
    }

    private static String verified(java.nio.file.Path folder, String text, java.nio.file.Path key) throws Exception {
        java.io.StringWriter said = new java.io.StringWriter();
        java.nio.file.Path file = java.nio.file.Files.writeString(folder.resolve("hand-in.txt"), text);
        int code = new picocli.CommandLine(new qadam.record.VerifyReceipt()).setOut(new java.io.PrintWriter(said)).setErr(new java.io.PrintWriter(said))
            .execute(file.toString(), "--key", key.toString());
        return code + " " + said;
    }
}
