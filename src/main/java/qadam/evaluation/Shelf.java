package qadam.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import qadam.evaluation.Suite.Grounding;
import qadam.search.Found;
import qadam.search.Passage;
import qadam.search.Search;
import qadam.shared.Language;

/** The passages of the lessons that are here: which of them answers a question, and which surely do not. */
final class Shelf {
    /** As many as the tutor sends. */
    static final int SENT = 3;
    private static final int LOOKED_THROUGH = 20;

    private final Search search;
    private final Map<String, Passage> answering = new TreeMap<>();
    private final List<Grounding> questions = new ArrayList<>();
    private final int leftOut;

    Shelf(Search search, List<Grounding> asked) {
        this.search = search;
        for (Grounding question : asked) {
            find(question).ifPresent(passage -> {
                answering.put(question.id(), passage);
                questions.add(question);
            });
        }
        this.leftOut = asked.size() - questions.size();
    }

    private Optional<Passage> find(Grounding question) {
        return search.find(question.language(), question.in(), LOOKED_THROUGH).stream().map(Found::passage)
            .filter(passage -> passage.lesson().equals(question.lesson()) && spaced(passage.text()).contains(spaced(question.in())) && Text.of(passage.text()).holdsAny(question.facts()))
            .findFirst();
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    /** The questions whose passage is there. */
    List<Grounding> questions() {
        return List.copyOf(questions);
    }

    /** Of how many questions the passage is not there any more. */
    int leftOut() {
        return leftOut;
    }

    Passage answering(Grounding question) {
        return answering.get(question.id());
    }

    /** What a learner who asks this would have sent along: the passage that answers at some place, others that were found and do not hold the fact. */
    List<Passage> found(Grounding question) {
        Passage right = answering(question);
        List<Passage> others = search.find(question.language(), question.ask(), LOOKED_THROUGH).stream().map(Found::passage)
            .filter(passage -> !passage.equals(right) && !Text.of(passage.text()).holdsAny(question.facts())).limit(SENT - 1).toList();
        List<Passage> sent = new ArrayList<>(others);
        sent.add(Math.floorMod(question.id().hashCode(), sent.size() + 1), right);
        return sent;
    }

    /** The control: passages of other lessons, each of which answers another question, and none of which holds the fact. */
    List<Passage> shuffled(Grounding question) {
        return others(question.language(), question.id()).filter(passage -> !passage.lesson().equals(question.lesson()))
            .filter(passage -> !Text.of(passage.text() + " " + passage.title() + " " + passage.heading()).holdsAny(question.facts())).limit(SENT).toList();
    }

    /** What is found for any question; when too little is, some passages. */
    List<Passage> forQuestion(Language language, String question, String id) {
        return Stream.concat(search.find(language, question, SENT).stream().map(Found::passage), others(language, id)).distinct().limit(SENT).toList();
    }

    private Stream<Passage> others(Language language, String id) {
        return questions.stream().filter(question -> question.language() == language)
            .sorted(Comparator.comparing(question -> Order.of(id + "|" + question.id()))).map(this::answering).distinct();
    }
}
