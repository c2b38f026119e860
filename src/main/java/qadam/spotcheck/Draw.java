package qadam.spotcheck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import qadam.count.TrainedPerson;
import qadam.proof.Checkpoint;

/**
 * Some of the people whom a log makes trained, drawn by public randomness.
 *
 * @param tree whose leaves were counted
 * @param people how many there are to draw from: the published number
 * @param drawn in the order in which they were drawn
 */
record Draw(Checkpoint tree, String programme, byte[] randomness, int people, List<TrainedPerson> drawn) {
    /** @param all in the order of their places @param sample how many; all of them when there are no more */
    static Draw of(Checkpoint tree, String programme, byte[] randomness, List<TrainedPerson> all, int sample) {
        Set<Long> chosen = new LinkedHashSet<>();
        if (!all.isEmpty()) {
            Sequence sequence = new Sequence(seed(tree, programme, randomness), all.size());
            while (chosen.size() < Math.min(sample, all.size())) {
                chosen.add(sequence.next());   // somebody drawn already is passed over
            }
        }
        return new Draw(tree, programme, randomness, all.size(), chosen.stream().map(number -> all.get(Math.toIntExact(number))).toList());
    }

    /** SHA-256 of {@code qadam spot check 1}, the programme, each with a line end, the tree's root and the randomness. */
    static byte[] seed(Checkpoint tree, String programme, byte[] randomness) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("qadam spot check 1\n" + programme + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(tree.root());
            return digest.digest(randomness);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
