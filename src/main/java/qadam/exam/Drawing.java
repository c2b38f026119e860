package qadam.exam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;
import qadam.catalog.OptionOrder;

/** Draws a form: so many items of each strand, at random from a seed, rather ones the person has not met, options shuffled. */
final class Drawing {
    private final SplittableRandom random;
    private final Set<String> met;

    /** @param met hashes of items from this person's earlier attempts */
    Drawing(long seed, Set<String> met) {
        this.random = new SplittableRandom(seed);
        this.met = met;
    }

    static ExamForm draw(ExamPlan plan, Bank bank, Set<String> met, long seed) {
        List<Place> places = new Drawing(seed, met).places(plan.blueprint(), bank.items());
        return new ExamForm(plan.scoring(), plan.passMark(), bank.sealed(), seed, places);
    }

    private List<Place> places(Map<String, Integer> blueprint, List<Item> items) {
        List<Item> drawn = new ArrayList<>();
        new TreeMap<>(blueprint).forEach((strand, many) -> drawn.addAll(some(many, strand, items)));
        Collections.shuffle(drawn, random);
        return drawn.stream().map(item -> new Place(item.hash(), OptionOrder.shuffled(item.task(), random))).toList();
    }

    private List<Item> some(int many, String strand, List<Item> items) {
        List<Item> candidates = new ArrayList<>(items.stream().filter(item -> item.strand().equals(strand))
            .sorted(Comparator.comparing(Item::hash)).toList());
        Collections.shuffle(candidates, random);
        candidates.sort(Comparator.comparing(item -> met.contains(item.hash())));   // stable: still shuffled among themselves
        return candidates.subList(0, many);
    }
}
