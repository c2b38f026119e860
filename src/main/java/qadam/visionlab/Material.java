package qadam.visionlab;

import java.util.Arrays;
import java.util.Optional;

/** What an ornament is made of: the subgroups by which a model's errors are looked at. */
public enum Material {
    /** Киіз: light on dark, thick, with soft edges. */
    FELT("felt"),
    /** Кесте: thin coloured stitches on light cloth. */
    EMBROIDERY("embroidery"),
    /** Тоқыма: in steps, over stripes. */
    WOVEN("woven");

    private final String word;

    Material(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Material> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
