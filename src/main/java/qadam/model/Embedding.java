package qadam.model;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/embeddings} to one server. */
final class Embedding {
    static final int MOST_TEXTS = 256;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_NUMBERS = 16_384;

    private Embedding() {
    }

    /** @return empty when what came is no list of as many lists of numbers, all of one length */
    static Optional<float[][]> ask(Station station, String model, List<String> texts, Duration patience, String purpose) throws Fault, Wire.Stopped {
        long until = System.nanoTime() + patience.toNanos();
        HttpResponse<Inflow> response = station.wire().send(station.wire().post("/v1/embeddings", purpose, body(model, texts)), until, Thread.currentThread()::isInterrupted);
        String body = Wire.text(response.body(), MOST_BYTES, until, Thread.currentThread()::isInterrupted);
        if (response.statusCode() != 200) {
            throw Refused.fault(response.statusCode(), response.headers(), body, Instant.EPOCH);
        }
        try {
            return read(JsonMapper.shared().readTree(body).path("data"), texts.size());
        } catch (JacksonException broken) {
            throw Fault.of(ModelProblem.GARBLED);
        }
    }

    private static String body(String model, List<String> texts) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("model", model).put("encoding_format", "float");
        ArrayNode input = body.putArray("input");
        texts.forEach(text -> input.add(CleanText.of(text)));
        return body.toString();
    }

    private static Optional<float[][]> read(JsonNode data, int texts) {
        float[][] all = new float[texts][];
        for (JsonNode one : data) {
            int index = one.path("index").asInt(-1);
            JsonNode numbers = one.path("embedding");
            if (index < 0 || index >= texts || all[index] != null || numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
                return Optional.empty();
            }
            all[index] = new float[numbers.size()];
            for (int i = 0; i < numbers.size(); i++) {
                all[index][i] = numbers.path(i).floatValue(Float.NaN);
            }
        }
        return isWhole(all) ? Optional.of(all) : Optional.empty();
    }

    private static boolean isWhole(float[][] all) {
        for (float[] one : all) {
            if (one == null || one.length != all[0].length) {
                return false;
            }
            for (float number : one) {
                if (!Float.isFinite(number)) {
                    return false;
                }
            }
        }
        return all.length > 0;
    }
}
