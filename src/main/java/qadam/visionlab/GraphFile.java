package qadam.visionlab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the {@code model.json} of a graph model says of itself, as the converter of TensorFlow.js writes it
 * (<a href="https://www.tensorflow.org/js/guide/conversion">tensorflow.org/js/guide/conversion</a>).
 *
 * @param files names of the files of weights, in their order
 * @param weightBytes length of all of them together
 * @param side of the pictures that it takes, in pixels
 * @param range the numbers that it takes for black and for white
 */
record GraphFile(List<String> files, long weightBytes, int side, List<Double> range) {
    static final String NAME = "model.json";
    static final long LARGEST = 4 << 20;
    static final long LARGEST_WEIGHTS = 32 << 20;
    private static final int MOST_FILES = 64;
    private static final int MOST_NODES = 5000;
    private static final int SMALLEST_SIDE = 16;
    private static final int LARGEST_SIDE = 512;
    private static final int USUAL_SIDE = 224;
    private static final List<Double> USUAL_RANGE = List.of(0.0, 1.0);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Map<String, Integer> WIDTHS = Map.of("float32", 4, "int32", 4, "float16", 2, "uint16", 2, "uint8", 1, "bool", 1);

    /** Why a folder's network is not offered; the message is for the operator's log. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }

    static GraphFile of(byte[] json) throws Unfit {
        JsonNode model;
        try {
            model = JsonMapper.shared().readTree(json);
        } catch (JacksonException broken) {
            throw new Unfit(NAME + " is no JSON");
        }
        JsonNode nodes = model.path("modelTopology").path("node");
        require(model.path("format").asString("graph-model").equals("graph-model") && nodes.isArray() && !nodes.isEmpty() && nodes.size() <= MOST_NODES,
            NAME + " describes no graph model of at most " + MOST_NODES + " nodes");
        List<String> files = files(model.path("weightsManifest"));
        long weights = weights(model.path("weightsManifest"));
        require(weights > 0 && weights <= LARGEST_WEIGHTS, "its weights have " + weights + " bytes; 1 to " + LARGEST_WEIGHTS + " are taken");
        return new GraphFile(files, weights, side(nodes), range(model.path("userDefinedMetadata").path("range")));
    }

    private static List<String> files(JsonNode manifest) throws Unfit {
        List<String> files = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(NAME));
        for (JsonNode group : manifest) {
            for (JsonNode path : group.path("paths")) {
                String name = path.asString("");
                require(PLAIN.matcher(name).matches() && seen.add(name), "a file of weights has a name that is not plain, or twice the same: " + shown(name));
                files.add(name);
            }
        }
        require(!files.isEmpty() && files.size() <= MOST_FILES, "it names " + files.size() + " files of weights; 1 to " + MOST_FILES + " are taken");
        return List.copyOf(files);
    }

    /** A name as it may stand in a log. */
    private static String shown(String name) {
        return name.substring(0, Math.min(60, name.length())).replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static long weights(JsonNode manifest) throws Unfit {
        long bytes = 0;
        for (JsonNode group : manifest) {
            for (JsonNode weight : group.path("weights")) {
                String type = weight.path("quantization").path("dtype").asString(weight.path("dtype").asString(""));
                require(WIDTHS.containsKey(type), "it has weights of the type " + shown(type));
                long size = WIDTHS.get(type);
                for (JsonNode along : weight.path("shape")) {
                    long length = along.asLong(-1);
                    require(length >= 0 && length <= LARGEST_WEIGHTS && size * length <= LARGEST_WEIGHTS, "a weight of it is larger than " + LARGEST_WEIGHTS + " bytes");
                    size *= length;
                }
                bytes += size;
            }
        }
        return bytes;
    }

    /** One place for pictures, of three colours and as wide as high. */
    private static int side(JsonNode nodes) throws Unfit {
        List<JsonNode> places = new ArrayList<>();
        nodes.forEach(node -> {
            if (node.path("op").asString("").equals("Placeholder")) {
                places.add(node.path("attr").path("shape").path("shape").path("dim"));
            }
        });
        require(places.size() == 1 && places.getFirst().size() == 4, "it does not take one picture at a time (a placeholder of four dimensions)");
        int[] dims = places.getFirst().valueStream().mapToInt(dim -> dim.path("size").asInt(-1)).toArray();
        int side = dims[1] < 0 && dims[2] < 0 ? USUAL_SIDE : dims[1];
        require(dims[3] == 3 && (dims[2] < 0 || dims[2] == side) && side >= SMALLEST_SIDE && side <= LARGEST_SIDE,
            "it does not take square pictures in three colours, " + SMALLEST_SIDE + " to " + LARGEST_SIDE + " pixels a side");
        return side;
    }

    private static List<Double> range(JsonNode range) throws Unfit {
        if (range.isMissingNode()) {
            return USUAL_RANGE;
        }
        require(range.size() == 2 && Math.abs(range.path(0).asDouble(999)) <= 255 && Math.abs(range.path(1).asDouble(999)) <= 255, "its range is not two numbers within ±255");
        return List.of(range.path(0).asDouble(), range.path(1).asDouble());
    }

    private static void require(boolean right, String otherwise) throws Unfit {
        if (!right) {
            throw new Unfit(otherwise);
        }
    }
}
