package qadam.lrs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** {@code multipart/mixed} both ways (RFC 2046 §5.1.3), read by Jetty's parser: xAPI 1.0.3 Part Three §1.5.2. */
final class MixedBody {
    private static final int LONGEST_HEADERS = 8_192;

    private MixedBody() {
    }

    /** @param headers by their names in small letters */
    record Section(Map<String, String> headers, byte[] content) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** @throws XapiProblem 400 */
    static List<Section> read(String contentType, byte[] body, int most) {
        String boundary = parameter(contentType, "boundary");
        if (boundary.isEmpty() || boundary.length() > 70) {
            throw new XapiProblem(400, "multipart/mixed needs a boundary of 1 to 70 characters (RFC 2046 5.1.1)");
        }
        Reader reader = new Reader();
        MultiPart.Parser parser = new MultiPart.Parser(boundary, reader);
        parser.setMaxParts(most);
        parser.setPartHeadersMaxLength(LONGEST_HEADERS);
        try {
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
        } catch (RuntimeException broken) {
            throw broken();
        }
        if (reader.broken || !reader.complete || reader.sections.isEmpty()) {
            throw broken();
        }
        return reader.sections;
    }

    private static XapiProblem broken() {
        return new XapiProblem(400, "the body is no multipart/mixed with this boundary, or has too many parts (RFC 2046 5.1)");
    }

    /** The parameter of a header, without quotes; empty when there is none. */
    static String parameter(String header, String name) {
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(header, parameters);
        return parameters.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
            .filter(Objects::nonNull).findFirst().orElse("");
    }

    static byte[] write(String boundary, List<Section> sections) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Section section : sections) {
            StringBuilder head = new StringBuilder("--").append(boundary).append("\r\n");
            section.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            body.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            body.writeBytes(section.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** What the parser calls on the thread that parses. */
    private static final class Reader implements MultiPart.Parser.Listener {
        private final List<Section> sections = new ArrayList<>();
        private Map<String, String> headers = new TreeMap<>();
        private ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean complete;
        private boolean broken;

        @Override
        public void onPartBegin() {
            headers = new TreeMap<>();
            content = new ByteArrayOutputStream();
        }

        @Override
        public void onPartHeader(String name, String value) {
            if (headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value) != null) {
                broken = true;
            }
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            ByteBuffer bytes = chunk.getByteBuffer().slice();
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            content.writeBytes(some);
        }

        @Override
        public void onPartEnd() {
            sections.add(new Section(headers, content.toByteArray()));
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable failure) {
            broken = true;
        }
    }
}
