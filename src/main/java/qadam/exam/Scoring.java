package qadam.exam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import qadam.catalog.Item;
import qadam.catalog.Judgement;
import qadam.catalog.Response;

/** Scores a form by scoring rule 1: one point for an item that is right as a whole. Pure, so it can be repeated at any time. */
final class Scoring {
    private Scoring() {
    }

    /**
     * @param keys for each place, in order, the items whose keys count: its own first, then corrected ones
     * @param responses what counts, by the item's number on the form
     */
    static Outcome score(ExamForm form, List<List<Item>> keys, Map<Integer, Response> responses) {
        Map<String, List<Boolean>> byCompetence = new TreeMap<>();
        for (int number = 1; number <= form.size(); number++) {
            List<Item> counting = keys.get(number - 1);
            byCompetence.computeIfAbsent(counting.getFirst().competence(), missing -> new ArrayList<>())
                .add(isRight(counting, Optional.ofNullable(responses.get(number))));
        }
        List<Strength> strengths = byCompetence.entrySet().stream()
            .map(entry -> new Strength(entry.getKey(), count(entry.getValue()), entry.getValue().size())).toList();
        int right = strengths.stream().mapToInt(Strength::right).sum();
        return new Outcome(right, form.size(), right >= form.passMark(), strengths);
    }

    private static boolean isRight(List<Item> keys, Optional<Response> response) {
        return response.isPresent() && keys.stream().anyMatch(item -> Judgement.isRight(item.task(), response.get()));
    }

    private static int count(List<Boolean> rights) {
        return (int) rights.stream().filter(right -> right).count();
    }
}
