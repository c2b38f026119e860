package qadam.walk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a story was told of people and may not keep, in every form in which bytes could hold it, and where it is found all the same. */
final class Traces {
    private static final Map<String, Charset> LETTERS = Map.of("UTF-8", StandardCharsets.UTF_8, "UTF-16BE", StandardCharsets.UTF_16BE,
        "UTF-16LE", StandardCharsets.UTF_16LE, "windows-1251", Charset.forName("windows-1251"));
    private static final int NUMBER_BYTES = 5;

    private final Map<String, String> forms = new LinkedHashMap<>();   // what it is -> its bytes as Latin-1

    /** A name or an address, as letters, large and small. */
    void words(String words) {
        Stream.of(words, words.toLowerCase(Locale.ROOT), words.toUpperCase(Locale.ROOT)).distinct().forEach(this::letters);
    }

    private void letters(String words) {
        LETTERS.forEach((name, letters) -> add(words, name, words.getBytes(letters)));
        add(words, "percent-encoded", java.net.URLEncoder.encode(words, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        base64(words);
    }

    /** A national id or the digits of a telephone: as letters, as a number, packed, and as a hash without a key, which anybody can try out. */
    void digits(String digits) {
        words(digits);
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(Long.parseLong(digits)).array();
        byte[] low = java.util.Arrays.copyOfRange(number, Long.BYTES - NUMBER_BYTES, Long.BYTES);
        add(digits, "number", low);
        add(digits, "number, low byte first", ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.parseLong(digits)).slice(0, NUMBER_BYTES));
        add(digits, "packed", HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits));
        for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
            byte[] hash = hash(algorithm, digits);
            add(digits, algorithm, hash);
            add(digits, algorithm + " in hex", HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Wherever it begins within the three bytes that make four letters. */
    private void base64(String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            add(words, "Base64 from byte " + before, text.substring(before == 0 ? 0 : before + 1, shifted.length / 3 * 4).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] hash(String algorithm, String words) {
        try {
            return MessageDigest.getInstance(algorithm).digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(String what, String form, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        add(what, form, copy);
    }

    private void add(String what, String form, byte[] bytes) {
        forms.put(what + " as " + form, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** @param latin bytes read as Latin-1 */
    List<String> in(String latin) {
        return forms.entrySet().stream().filter(form -> latin.contains(form.getValue())).map(Map.Entry::getKey).toList();
    }

    /** Each file below a folder, as its bytes lie there; and what it is called. */
    List<String> inFiles(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                in(Dump.latin(name) + Files.readString(file, StandardCharsets.ISO_8859_1)).forEach(form -> found.add(form + " in " + name));
            }
        }
        return found;
    }

    /** Writes each form into a file of its own. @return how many */
    int plant(Path folder) throws IOException {
        int number = 0;
        for (String form : forms.values()) {
            Files.writeString(folder.resolve("planted" + number++), "before " + form + " after", StandardCharsets.ISO_8859_1);
        }
        return number;
    }
}
