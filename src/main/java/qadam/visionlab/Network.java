package qadam.visionlab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import qadam.shared.Refusal;

/**
 * A learner's network as it was handed in, run by plain arithmetic: the same numbers on every machine (JLS 15.4, strict since Java 17). Its answers
 * agree with TensorFlow.js to rounding; a test compares them.
 */
final class Network {
    private static final float BRIGHTEST = 127.5f;
    /** Larger weights do not come from honest training and could overflow. */
    private static final float LARGEST = 1e4f;

    private final Architecture architecture;
    private final float[] weights;

    private Network(Architecture architecture, float[] weights) {
        this.architecture = architecture;
        this.weights = weights;
    }

    /**
     * @param base64 the weights as float32, little-endian, layer by layer: kernel (row, column, from, to), then bias
     * @throws Refusal when they are not as many as this architecture has, or not all finite and of honest size
     */
    static Network of(Architecture architecture, String base64) {
        int bytes = architecture.weights() * Float.BYTES;
        if (base64.length() != (bytes + 2) / 3 * 4) {
            throw new Refusal(VisionProblem.WEIGHTS_WRONG);
        }
        float[] weights = new float[architecture.weights()];
        ByteBuffer.wrap(decoded(base64, bytes)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(weights);
        for (float one : weights) {
            if (!(Math.abs(one) <= LARGEST)) {
                throw new Refusal(VisionProblem.WEIGHTS_WRONG);
            }
        }
        return new Network(architecture, weights);
    }

    private static byte[] decoded(String base64, int bytes) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            if (decoded.length == bytes) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new Refusal(VisionProblem.WEIGHTS_WRONG);
    }

    /** What it takes the picture for. Of two that are as likely, the first. */
    Motif sees(byte[] pixels) {
        float[] scores = scores(pixels);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return Motif.values()[best];
    }

    /** Before softmax, which changes no order. */
    float[] scores(byte[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (pixels[i] & 0xFF) / BRIGHTEST - 1;
        }
        int at = 0;
        int side = Ornament.SIDE;
        int from = Ornament.CHANNELS;
        for (int to : architecture.filters()) {
            values = convolved(values, side, from, to, at);
            at += Architecture.KERNEL * Architecture.KERNEL * from * to + to;
            side /= Architecture.STRIDE;
            from = to;
        }
        return connected(values, at);
    }

    /** For an even side, "same" with stride 2 pads one line below and one on the right, none above and on the left. */
    private float[] convolved(float[] values, int side, int from, int to, int at) {
        int half = side / Architecture.STRIDE;
        float[] sums = new float[half * half * to];
        int bias = at + Architecture.KERNEL * Architecture.KERNEL * from * to;
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                int sum = (y * half + x) * to;
                System.arraycopy(weights, bias, sums, sum, to);
                for (int row = 0; row < Architecture.KERNEL && y * Architecture.STRIDE + row < side; row++) {
                    for (int column = 0; column < Architecture.KERNEL && x * Architecture.STRIDE + column < side; column++) {
                        int pixel = ((y * Architecture.STRIDE + row) * side + x * Architecture.STRIDE + column) * from;
                        add(sums, sum, to, values, pixel, from, at + (row * Architecture.KERNEL + column) * from * to);
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.max(0, sums[i]);
        }
        return sums;
    }

    private float[] connected(float[] values, int at) {
        int motifs = Motif.values().length;
        int bias = at + values.length * motifs;
        float[] sums = Arrays.copyOfRange(weights, bias, bias + motifs);
        add(sums, 0, motifs, values, 0, values.length, at);
        return sums;
    }

    private void add(float[] sums, int sum, int to, float[] values, int value, int from, int at) {
        for (int i = 0; i < from; i++) {
            float factor = values[value + i];
            for (int o = 0; o < to; o++) {
                sums[sum + o] += factor * weights[at + i * to + o];
            }
        }
    }
}
