package qadam.lrs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A query or a form (WHATWG URL §5.1) read strictly: no name twice, no broken escape, nothing but UTF-8 in a name. */
final class Parameters {
    private static final int MOST = 60;

    private final Map<String, byte[]> values = new LinkedHashMap<>();

    private Parameters() {
    }

    /** @param text null for none */
    static Parameters of(String text) {
        Parameters read = new Parameters();
        if (text == null) {
            return read;
        }
        String[] pairs = text.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw new XapiProblem(400, "too many parameters");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                read.add(pair);
            }
        }
        return read;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = text(unescaped(equals < 0 ? pair : pair.substring(0, equals)));
        if (values.put(name, unescaped(equals < 0 ? "" : pair.substring(equals + 1))) != null) {
            throw new XapiProblem(400, "the parameter " + XapiProblem.shown(name) + " stands there twice");
        }
    }

    /** The bytes as they were sent. */
    Map<String, byte[]> bytes() {
        return values;
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            throw new XapiProblem(400, "a parameter is not in UTF-8");
        }
    }

    private static byte[] unescaped(String part) {
        byte[] given = part.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(given.length);
        for (int i = 0; i < given.length; i++) {
            if (given[i] == '%') {
                bytes.write(escaped(given, i));
                i += 2;
            } else {
                bytes.write(given[i] == '+' ? ' ' : given[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static int escaped(byte[] given, int at) {
        int high = at + 2 < given.length ? Character.digit(given[at + 1], 16) : -1;
        int low = at + 2 < given.length ? Character.digit(given[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new XapiProblem(400, "a parameter holds a % that is no escape (RFC 3986 2.1)");
        }
        return high * 16 + low;
    }
}
