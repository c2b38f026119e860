package qadam.decisionlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import qadam.world.LabVectors;
import tools.jackson.databind.JsonNode;

/** What the learner sees and what the server grades is the same case. */
class SameInTheBrowserTest {
    @Test
    void the_browser_draws_the_same_families_and_reckons_the_same_of_every_threshold() {
        for (JsonNode vector : LabVectors.of("decision")) {
            Applications here = new Applications(vector.path("seed").longValue());
            JsonNode there = vector.path("decision");
            for (int threshold = 0; threshold <= Thresholds.HIGHEST; threshold++) {
                Thresholds pair = new Thresholds(threshold, threshold);
                for (Place place : Place.values()) {
                    Outcome outcome = here.at(place, pair);
                    assertThat(there.path("places").path(place.ordinal()).path(threshold).valueStream().map(JsonNode::intValue).toList()).as(place + " at " + threshold)
                        .isEqualTo(List.of(outcome.applications(), outcome.wrong(), outcome.found(), outcome.right(), outcome.alarms()));
                }
            }
            assertThat(here.capacity()).isEqualTo(there.path("capacity").intValue());
            assertThat(here.mostTogether()).isEqualTo(there.path("most").intValue());
        }
    }
}
