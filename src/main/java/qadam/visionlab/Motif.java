package qadam.visionlab;

import java.util.Arrays;
import java.util.Optional;

/** What an ornament shows. Shapes after the descriptions at artandcrafts.cultural.kz: see the lab's sources. In the order of the network's outputs. */
public enum Motif {
    /** Қошқар мүйіз, ram's horns: two spirals from one stem. */
    HORN("horn"),
    /** Қазмойын, a goose's neck: a lying S. */
    GOOSE("goose"),
    /** Төртүшкүл: four rhombs that meet in one point, like a star from afar. */
    STAR("star"),
    /** Ирек: a zigzag. */
    ZIGZAG("zigzag");

    private final String word;

    Motif(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Motif> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
