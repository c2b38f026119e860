package qadam.consent;

import java.util.Optional;

/**
 * Who answered for whom; kept under the pupil's key only.
 *
 * @param name of the guardian; empty when somebody said no and gave none
 * @param pupil as the pupil was called then
 */
public record Signer(String name, Optional<Relation> relation, String pupil) {
    private static final String BETWEEN = "\n";

    String words() {
        return String.join(BETWEEN, relation.map(Relation::name).orElse(""), name, pupil);
    }

    static Signer of(String words) {
        String[] parts = words.split(BETWEEN, 3);
        return new Signer(parts[1], parts[0].isEmpty() ? Optional.empty() : Optional.of(Relation.valueOf(parts[0])), parts[2]);
    }

    @Override
    public String toString() {
        return "Signer[…]";
    }
}
