package qadam.visionlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import qadam.shared.Refusal;

class NetworkTest {
    /** What TensorFlow.js 4 gives (engine cpu, js/lab-vision-model.js) for the first eight pictures of the ready set, weight i being ((i · 7919) mod 2001 − 1000) / 4000. */
    private static final double[] LARGE = {0.270152, 0.289887, 0.242156, 0.197804, 0.383772, 0.255109, 0.209287, 0.151832, 0.429277, 0.213233, 0.154105, 0.203385, 0.389557, 0.199943,
        0.151248, 0.259252, 0.294573, 0.268794, 0.254131, 0.182503, 0.409399, 0.213434, 0.185172, 0.191995, 0.264434, 0.221468, 0.283429, 0.230670, 0.390267, 0.266191, 0.197182, 0.146360};
    private static final double[] SMALL = {0.225647, 0.289029, 0.227970, 0.257355, 0.198540, 0.288904, 0.239565, 0.272991, 0.203342, 0.300269, 0.224065, 0.272325, 0.180258, 0.301880,
        0.227654, 0.290208, 0.214683, 0.285761, 0.235002, 0.264554, 0.232437, 0.298735, 0.234695, 0.234133, 0.216584, 0.303530, 0.224903, 0.254984, 0.225580, 0.315381, 0.228335, 0.230704};

    static String weights(Architecture architecture, float first) {
        ByteBuffer bytes = ByteBuffer.allocate(architecture.weights() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < architecture.weights(); i++) {
            bytes.putFloat(i == 0 && first != 0 ? first : (float) ((i * 7919 % 2001 - 1000) / 4000.0));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static double[] shares(float[] scores) {
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i]);
            sum += shares[i];
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static void agrees(Architecture architecture, double[] expected) {
        Network network = Network.of(architecture, weights(architecture, 0));
        for (int picture = 0; picture < expected.length / 4; picture++) {
            double[] shares = shares(network.scores(ReadySet.one().ready().get(picture).pixels()));
            for (int motif = 0; motif < 4; motif++) {
                assertThat(shares[motif]).as("picture %d, motif %d", picture, motif).isCloseTo(expected[picture * 4 + motif], within(1e-4));
            }
        }
    }

    @Test
    void answers_are_those_of_tensorflow_js() {
        agrees(Architecture.LARGE, LARGE);
        agrees(Architecture.SMALL, SMALL);
    }

    @Test
    void weights_that_are_none_are_refused() {
        String good = weights(Architecture.SMALL, 0);
        for (String bad : new String[] {"", good.substring(4), good + "AAAA", weights(Architecture.LARGE, 0), "!" + good.substring(1), weights(Architecture.SMALL, Float.NaN),
            weights(Architecture.SMALL, Float.POSITIVE_INFINITY), weights(Architecture.SMALL, 1e30f)}) {
            assertThatThrownBy(() -> Network.of(Architecture.SMALL, bad)).isInstanceOf(Refusal.class);
        }
        assertThat(Network.of(Architecture.SMALL, good).sees(new byte[Ornament.SIDE * Ornament.SIDE * 3])).isNotNull();
    }
}
