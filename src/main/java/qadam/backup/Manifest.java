package qadam.backup;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in a backup, and how to know that it is whole.
 *
 * @param format raised when an older program could not restore it
 * @param program the Qadam that made it
 * @param database {@code sqlite}, or {@code postgresql} when only keys and files are in it
 * @param node the number of the server that it was made of; null before its first start
 */
record Manifest(int format, String program, Instant madeAt, String database, String node, Contents contents, List<Part> parts) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";
    static final String SQLITE = "sqlite";
    static final String POSTGRESQL = "postgresql";

    byte[] bytes() {
        return JsonMapper.builder().enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT).build().writeValueAsBytes(this);
    }

    /** The format alone: all else may be written otherwise in another. */
    static int format(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes).path("format").asInt(0);
    }

    static Manifest read(byte[] bytes) {
        return JsonMapper.shared().readValue(bytes, Manifest.class);
    }

    boolean holdsDatabase() {
        return database.equals(SQLITE);
    }
}
