package qadam.operate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import qadam.model.Concern;
import qadam.model.ModelSettings;
import qadam.model.Models;

/** What is wrong with the language models that are connected, if any: their licences, the way to them, whether they answer. Asks each for a few words. */
final class ModelCheck {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private ModelCheck() {
    }

    static List<Finding> look(ModelSettings settings, InstantSource clock) {
        List<Finding> findings = new ArrayList<>();
        Concern.of(settings).forEach(concern -> findings.add(new Finding(Complaint.valueOf("MODEL_" + concern.kind()), concern.values())));
        try (Models models = Models.open(settings, clock)) {
            models.settle(LONGEST);
            models.servers().forEach((host, health) -> {
                if (!health.answers()) {
                    findings.add(new Finding(Complaint.MODEL_DOWN, Map.of("host", host)));
                }
            });
        }
        return List.copyOf(findings);
    }
}
