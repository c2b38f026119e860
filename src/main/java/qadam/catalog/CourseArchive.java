package qadam.catalog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import qadam.catalog.reading.SourceFiles;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A published version, and the files it was made of, as the bytes in which they are kept: JSON, compressed. */
final class CourseArchive {
    private CourseArchive() {
    }

    static byte[] pack(Course course) {
        return zip(CatalogJson.write(course));
    }

    static Course unpack(byte[] packed) {
        return CatalogJson.readCourse(unzip(packed));
    }

    static byte[] pack(SourceFiles files) {
        return zip(JsonMapper.shared().writeValueAsBytes(files.texts()));
    }

    static SourceFiles unpackFiles(byte[] packed) {
        return new SourceFiles(JsonMapper.shared().readValue(unzip(packed), new TypeReference<Map<String, String>>() { }));
    }

    private static byte[] zip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] unzip(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
