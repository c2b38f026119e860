package qadam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.world.LabWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Handing in at a lab: what is right is graded with reasons and kept; what is not is refused in words and leaves nothing behind. */
class LabsTest {
    private static final Map<String, String> ANSWERS = Map.of("why", LabSite.ANSWER);
    private static final JsonMapper JSON = new JsonMapper();
    private static LabSite site;

    @BeforeAll
    static void open() {
        site = new LabSite(Map.of());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Map<String, Object> right(LabWork learner) throws Exception {
        learner.open();
        return LabSite.right(learner.seed(), 1);
    }

    @Test
    void work_is_graded_with_reasons_and_has_a_receipt() throws Exception {
        LabWork learner = site.learner();
        JsonNode answer = learner.handIn(right(learner), ANSWERS);
        assertThat(answer.path("points").intValue()).as(answer.toString()).isEqualTo(100);
        assertThat(answer.path("passed").booleanValue()).isTrue();
        assertThat(answer.path("receipt").stringValue()).contains("localhost/receipts");
        assertThat(answer.path("html").stringValue()).contains("80 / 80", "10 / 10", "lab-reasons");
        JsonNode seat = learner.open();
        assertThat(seat.path("best").path("points").intValue()).isEqualTo(100);
        assertThat(seat.path("handedIn")).hasSize(1);
        assertThat(learner.get("/kk/labs/small/beads/work").body()).contains("80 / 80", "/api/steps/");
    }

    @Test
    void the_best_work_counts_and_all_are_kept() throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> right = right(learner);
        assertThat(learner.handIn(LabSite.beads(999), Map.of()).path("passed").booleanValue(true)).isFalse();
        assertThat(learner.handIn(right, ANSWERS).path("points").intValue()).isEqualTo(100);
        assertThat(learner.handIn(LabSite.beads(998, 1), ANSWERS).path("points").intValue()).isLessThan(60);
        JsonNode seat = learner.open();
        assertThat(seat.path("best").path("points").intValue()).isEqualTo(100);
        assertThat(seat.path("handedIn")).hasSize(3);
        assertThat(seat.path("html").stringValue()).contains("100");
    }

    @Test
    void words_left_out_or_of_one_letter_cost_their_points_and_nothing_else() throws Exception {
        for (Map<String, String> empty : List.of(Map.<String, String>of(), Map.of("why", " "), Map.of("why", "а".repeat(500)), Map.of("why", "қысқа"))) {
            LabWork learner = site.learner();
            assertThat(learner.handIn(right(learner), empty).path("points").intValue()).isEqualTo(90);
        }
    }

    @Test
    void the_same_work_sent_five_times_is_one_with_one_receipt() throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> delivery = learner.delivery(right(learner), ANSWERS);
        long before = site.rows();
        Set<String> receipts = new HashSet<>();
        Set<Integer> points = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            JsonNode answer = learner.send(delivery);
            receipts.add(answer.path("receipt").stringValue());
            points.add(answer.path("points").intValue());
        }
        assertThat(receipts).hasSize(1).doesNotContain("");
        assertThat(points).containsExactly(100);
        assertThat(site.rows()).isEqualTo(before + 1);
    }

    @Test
    void the_same_id_with_other_content_is_refused() throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> delivery = learner.delivery(right(learner), ANSWERS);
        learner.send(delivery);
        for (Map<String, Object> other : List.<Map<String, Object>>of(Map.of("work", LabSite.beads(5, 6)), Map.of("reflection", Map.of("why", "басқа")), Map.of("takenAt", 1_795_000_000_001L))) {
            assertThat(problem(learner, delivery, changed -> changed.putAll(other))).isEqualTo("OTHER_CONTENT");
        }
        LabWork thief = site.learner();
        thief.open();
        assertThat(problem(thief, delivery, changed -> changed.put("ticket", thief.delivery(Map.of(), Map.of()).get("ticket")))).isEqualTo("OTHER_LEARNER");
    }

    @Test
    void a_copy_is_refused_and_ones_own_work_again_is_not() throws Exception {
        LabWork author = site.learner();
        LabWork copyist = site.learner();
        author.open();
        copyist.open();
        Map<String, Object> work = LabSite.beads(7, 11, 13, 17);
        assertThat(author.handIn(work, ANSWERS).has("receipt")).isTrue();
        long rows = site.rows();
        JsonNode refused = copyist.handIn(work, Map.of("why", "Өз сөзіммен басқаша жазылған жауап осы жерде."));
        assertThat(refused.path("problem").stringValue()).isEqualTo("COPIED");
        assertThat(refused.path("later").booleanValue(true)).isFalse();
        assertThat(refused.path("html").stringValue()).contains("басқа біреу");
        assertThat(site.rows()).isEqualTo(rows);
        assertThat(author.handIn(work, ANSWERS).has("receipt")).isTrue();
    }

    @Test
    void work_made_with_anothers_ticket_is_refused() throws Exception {
        LabWork author = site.learner();
        LabWork copyist = site.learner();
        copyist.open();
        Map<String, Object> stolen = author.delivery(right(author), ANSWERS);
        assertThat(problem(copyist, stolen, changed -> { })).isEqualTo("OTHERS_TICKET");
        assertThat(problem(copyist, stolen, changed -> changed.put("ticket", ""))).isEqualTo("OTHERS_TICKET");
        assertThat(problem(copyist, stolen, changed -> changed.put("ticket", 5))).isEqualTo("OTHERS_TICKET");
        assertThat(copyist.seed()).isNotEqualTo(author.seed());
    }

    @Test
    void a_claimed_score_that_is_not_the_servers_is_refused() throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> poor = learner.delivery(right(learner).isEmpty() ? Map.of() : LabSite.beads(999, 1), ANSWERS);
        assertThat(problem(learner, poor, changed -> changed.put("claimed", Map.of("points", 100)))).isEqualTo("OTHER_SCORE");
        assertThat(problem(learner, poor, changed -> changed.put("claimed", Map.of("points", "100")))).isEqualTo("MALFORMED_WORK");
        Map<String, Object> good = learner.delivery(LabSite.right(learner.seed(), 1), ANSWERS);
        good.put("claimed", Map.of("points", 90));
        assertThat(learner.send(good).path("points").intValue()).as("the bench's own points").isEqualTo(100);
    }

    @Test
    void what_was_made_as_somebody_else_waits_for_them() throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> delivery = learner.delivery(right(learner), ANSWERS);
        delivery.put("owner", "0123456789abcdef01234567");
        JsonNode answer = learner.send(delivery);
        assertThat(answer.path("problem").stringValue()).isEqualTo("OF_ANOTHER");
        assertThat(answer.path("later").booleanValue()).isTrue();
    }

    @Test
    void an_old_version_still_takes_work_and_grades_it_by_its_own_rules() throws Exception {
        LabWork learner = site.learner();
        learner.open();
        for (int version : List.of(1, 2)) {
            Map<String, Object> delivery = learner.delivery(LabSite.right(learner.seed(), version), ANSWERS);
            delivery.put("version", version);
            assertThat(learner.send(delivery).path("points").intValue()).as("version " + version).isEqualTo(100);
        }
        assertThat(problem(learner, learner.delivery(LabSite.beads(1), ANSWERS), changed -> changed.put("version", 3))).isEqualTo("NO_SUCH_LAB");
    }

    @Test
    void a_lab_that_is_not_there_or_whose_kind_nobody_has_is_not_found() throws Exception {
        for (String path : List.of("/api/labs/small/none", "/api/labs/none/beads", "/api/labs/small/strange", "/kk/labs/small/none", "/ru/labs/small/strange",
            "/en/labs/none/beads/unplugged", "/kk/labs/small/strange/work")) {
            assertThat(site.learner().get(path).statusCode()).as(path).isEqualTo(404);
        }
        LabWork strange = new LabWork(site.origin(), "small", "strange");
        LabWork learner = site.learner();
        Map<String, Object> delivery = learner.delivery(right(learner), ANSWERS);
        delivery.put("lab", "strange");
        assertThat(strange.send(delivery).path("problem").stringValue()).isEqualTo("NO_SUCH_LAB");
    }

    static Stream<Map<String, Object>> twisted() {
        return Stream.of(Map.of("work", List.of(1, 2)), Map.of("work", "beads"), Map.of("work", Map.of()), Map.of("work", Map.of("beads", "many")),
            Map.of("work", Map.of("beads", List.of(1, -2))), Map.of("work", Map.of("beads", List.of(1.5))), Map.of("work", Map.of("beads", List.of(1_000_000))),
            Map.of("work", Map.of("beads", List.of(Map.of("a", 1)))), Map.of("reflection", List.of("why")), Map.of("reflection", Map.of("why", 5)),
            Map.of("reflection", Map.of("other", "жауап")), Map.of("reflection", Map.of("why", "а".repeat(4_001))), Map.of("takenAt", "now"), Map.of("takenAt", -1),
            Map.of("takenAt", 1.5), Map.of("version", "1"), Map.of("course", "other"), Map.of("lab", "other"), Map.of("course", 5));
    }

    @ParameterizedTest
    @MethodSource("twisted")
    void work_of_a_wrong_shape_is_refused_and_leaves_nothing(Map<String, Object> twist) throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> delivery = learner.delivery(right(learner), ANSWERS);
        long before = site.rows();
        assertThat(problem(learner, delivery, changed -> changed.putAll(twist))).isEqualTo("MALFORMED_WORK");
        assertThat(site.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "5", "\"x\"", "{}", "{\"id\":5}", "{\"id\":\"zz\"}", "{\"id\":\"6f0c2b1e-55aa-4c1d-9f3e-0a1b2c3d4e5f\"}",
        "{\"id\":\"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\",\"id\":\"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c\"}", "{\"id\":\"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"} x"})
    void a_body_that_is_no_delivery_is_malformed(String body) throws Exception {
        assertThat(site.learner().post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void depth_and_size_are_bounded() throws Exception {
        LabWork learner = site.learner();
        Map<String, Object> delivery = learner.delivery(right(learner), ANSWERS);
        assertThat(learner.post("{\"id\":\"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\",\"work\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}").statusCode()).isEqualTo(400);
        assertThat(problem(learner, delivery, changed -> changed.put("work", Map.of("note", "x".repeat(Labs.LARGEST_WORK), "beads", List.of(1))))).isEqualTo("TOO_LARGE");
        delivery.put("work", Map.of("note", "x".repeat(3_000_000)));
        HttpResponse<String> answer = learner.post(JSON.writeValueAsString(delivery));
        assertThat(answer.statusCode()).isEqualTo(413);
        JsonNode told = JSON.readTree(answer.body());
        assertThat(told.path("id").stringValue()).as("so that the outbox lets go of it").isEqualTo(delivery.get("id"));
        assertThat(told.path("later").booleanValue(true)).isFalse();
        delivery.put("work", Map.of("note", "x".repeat(900_000), "beads", List.of(1)));
        assertThat(learner.send(delivery).has("receipt")).as("nearly a megabyte is taken").isTrue();
    }

    @Test
    void another_sites_page_gives_nobody_a_learner_key() throws Exception {
        long learners = site.database.read(handle -> handle.createQuery("select count(*) from learners").mapTo(Long.class).one());
        assertThat(site.learner().getFrom("cross-site", "/api/labs/small/beads").statusCode()).isEqualTo(403);
        assertThat(site.database.<Long>read(handle -> handle.createQuery("select count(*) from learners").mapTo(Long.class).one())).isEqualTo(learners);
    }

    @Test
    void who_hands_in_too_often_waits_and_loses_nothing() throws Exception {
        try (LabSite strict = new LabSite(Map.of("lab-works-per-hour", "2"))) {
            LabWork learner = strict.learner();
            assertThat(learner.handIn(LabSite.beads(1), ANSWERS).has("receipt")).isTrue();
            assertThat(learner.handIn(LabSite.beads(2), ANSWERS).has("receipt")).isTrue();
            JsonNode answer = learner.handIn(LabSite.beads(3), ANSWERS);
            assertThat(answer.path("problem").stringValue()).isEqualTo("TOO_FAST");
            assertThat(answer.path("later").booleanValue()).isTrue();
        }
    }

    private static String problem(LabWork learner, Map<String, Object> delivery, Consumer<Map<String, Object>> change) throws Exception {
        Map<String, Object> changed = new LinkedHashMap<>(delivery);
        change.accept(changed);
        return learner.send(changed).path("problem").stringValue("none");
    }
}
