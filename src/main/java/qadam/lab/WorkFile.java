package qadam.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Work and reasons as they lie in the database: JSON, the work compressed. */
final class WorkFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() { };

    private WorkFile() {
    }

    static byte[] pack(Work work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(JSON.writeValueAsBytes(Map.of("reflection", new TreeMap<>(work.reflection()), "work", work.work())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Work unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            JsonNode file = JSON.readTree(gzip.readAllBytes());
            Map<String, String> reflection = new TreeMap<>();
            file.path("reflection").properties().forEach(answer -> reflection.put(answer.getKey(), answer.getValue().stringValue("")));
            return new Work(reflection, file.path("work"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String reasons(Grade grade) {
        return JSON.writeValueAsString(grade.reasons());
    }

    static Grade grade(String reasons) {
        return new Grade(JSON.readValue(reasons, REASONS));
    }
}
