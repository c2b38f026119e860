package qadam.spotcheck;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as a spreadsheet has saved it: fields parted by commas, semicolons or tabs, in UTF-8 or the Windows letters of Kazakhstan's older ones. */
final class CsvLines {
    private static final Charset OLDER = Charset.forName("windows-1251");

    private final String text;
    private final char parting;
    private int at;

    private CsvLines(String text) {
        this.text = text;
        String head = text.lines().findFirst().orElse("");
        this.parting = head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
    }

    static List<List<String>> read(byte[] bytes) {
        return new CsvLines(decoded(bytes)).lines();
    }

    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, OLDER);
        }
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (at < text.length()) {
            List<String> line = line();
            if (line.stream().anyMatch(field -> !field.isBlank())) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<String> line() {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field().strip());
        } while (at < text.length() && text.charAt(at++) == parting);
        return fields;
    }

    /** Leaves {@code at} on what ended it. */
    private String field() {
        StringBuilder field = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        if (quoted) {
            at++;
        }
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quoted && letter == '"') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else {
                    quoted = false;
                    continue;
                }
            } else if (!quoted && (letter == parting || letter == '\n')) {
                break;
            }
            field.append(letter);
        }
        return field.toString();
    }
}
