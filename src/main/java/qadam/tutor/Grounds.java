package qadam.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import qadam.search.ContentWords;
import qadam.search.Found;
import qadam.search.Passage;
import qadam.search.Search;

/**
 * What the lessons have on a question.
 *
 * @param good passages that speak of it, those of the present lesson first; empty when it is not in the lessons
 * @param nearest what comes closest otherwise
 */
record Grounds(List<Found> good, List<Found> nearest) {
    private static final int SEARCHED = 12;
    private static final int NEAREST = 3;
    /** A passage has at least one of so many words of the question. */
    private static final int ONE_OF = 3;

    /** Searches as it is asked; a question that says little by itself, as "and why?", is searched for once more with the one before it. */
    static Grounds of(Search search, Question question) {
        Grounds found = of(search, question, question.words());
        return found.good().isEmpty() && !question.before().isEmpty() ? of(search, question, question.before().getLast().asked() + " " + question.words()) : found;
    }

    private static Grounds of(Search search, Question question, String words) {
        List<Found> all = search.find(question.language(), words, SEARCHED);
        Set<String> asked = new HashSet<>(ContentWords.of(question.language(), words));
        List<Found> good = new ArrayList<>(all.stream().filter(found -> isGood(found, asked)).toList());
        good.sort(Comparator.comparing(found -> !isOf(question, found.passage())));   // stable: best first in each
        return new Grounds(List.copyOf(good.subList(0, Math.min(good.size(), Lengths.MOST_PASSAGES))), all.subList(0, Math.min(all.size(), NEAREST)));
    }

    /** By its words; or by other names of terms and other letters, of which only marks tell. */
    private static boolean isGood(Found found, Set<String> asked) {
        Set<String> there = new HashSet<>(ContentWords.of(found.passage().language(), found.passage().title() + "\n" + found.passage().heading() + "\n" + found.passage().text()));
        long shared = asked.stream().filter(there::contains).count();
        return shared == 0 ? !found.marks().isEmpty() : shared * ONE_OF >= asked.size();
    }

    private static boolean isOf(Question question, Passage passage) {
        return question.lesson().filter(lesson -> lesson.course().equals(passage.course()) && lesson.lesson().equals(passage.lesson())).isPresent();
    }

    List<Passage> passages() {
        return good.stream().map(Found::passage).toList();
    }
}
