package qadam.roster;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Which letters a file is written in: by its mark, by being UTF-8, or by a guess at its beginning. Letters that cannot be are read as
 * U+FFFD, for which rows are refused one by one.
 *
 * @param name as it is said to the reader @param mark bytes of its mark, to be left out
 */
record Encoding(String name, Charset charset, int mark) {
    static final int SAMPLE = 256 * 1024;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    /** KZ-1048, the Kazakh sister of windows-1251, which the JDK lacks: sixteen letters in the places of Serbian and Ukrainian ones. */
    static final String KAZAKH = "KZ-1048";
    private static final String THERE = "ЌЋќћЎўЈҐЄЇґєјЅѕї";
    private static final String HERE = "ҚҺқһҰұӘӨҒҮөғәҢңү";

    /** Reads the beginning and puts the stream back to it. */
    static Encoding of(BufferedInputStream in) throws IOException {
        in.mark(SAMPLE + 1);
        byte[] sample = in.readNBytes(SAMPLE);
        in.reset();
        return of(sample);
    }

    static Encoding of(byte[] sample) {
        if (begins(sample, 0xEF, 0xBB, 0xBF)) {
            return new Encoding("UTF-8", StandardCharsets.UTF_8, 3);
        }
        if (begins(sample, 0xFF, 0xFE)) {
            return new Encoding("UTF-16LE", StandardCharsets.UTF_16LE, 2);
        }
        if (begins(sample, 0xFE, 0xFF)) {
            return new Encoding("UTF-16BE", StandardCharsets.UTF_16BE, 2);
        }
        if (zeros(sample, 0) + zeros(sample, 1) > sample.length / 8) {   // ASCII in sixteen bits, without a mark
            return zeros(sample, 1) > zeros(sample, 0) ? new Encoding("UTF-16LE", StandardCharsets.UTF_16LE, 0) : new Encoding("UTF-16BE", StandardCharsets.UTF_16BE, 0);
        }
        return isMostlyUtf8(sample) ? new Encoding("UTF-8", StandardCharsets.UTF_8, 0) : guess(sample);
    }

    private static int zeros(byte[] sample, int first) {
        int zeros = 0;
        for (int i = first; i < sample.length; i += 2) {
            zeros += sample[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean begins(byte[] sample, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (sample.length <= i || (sample[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** A few wrong bytes are wrong lines of a right file. */
    private static boolean isMostlyUtf8(byte[] sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer letters = CharBuffer.allocate(sample.length + 1);
        decoder.decode(ByteBuffer.wrap(sample), letters, false);
        long wrong = 0;
        long beyond = 0;
        for (char letter : letters.flip().toString().toCharArray()) {
            wrong += letter == '\uFFFD' ? 1 : 0;
            beyond += letter > 127 ? 1 : 0;
        }
        return wrong * 4 <= beyond;
    }

    private static Encoding guess(byte[] sample) {
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            if (match.getName().equals("KOI8-R")) {
                return new Encoding("KOI8-R", Charset.forName("KOI8-R"), 0);
            }
            if (match.getName().equals("windows-1251")) {
                break;
            }
        }
        return cyrillic(sample);
    }

    private static Encoding cyrillic(byte[] sample) {
        String letters = new String(sample, CYRILLIC);
        return new Encoding(letters.chars().anyMatch(letter -> THERE.indexOf(letter) >= 0) ? KAZAKH : "windows-1251", CYRILLIC, 0);
    }

    Reader open(InputStream in) throws IOException {
        in.skipNBytes(mark);
        Reader reader = new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE));
        return name.equals(KAZAKH) ? new Kazakh(reader) : reader;
    }

    private static final class Kazakh extends FilterReader {
        Kazakh(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int letter = super.read();
            return letter < 0 ? letter : kazakh((char) letter);
        }

        @Override
        public int read(char[] letters, int from, int length) throws IOException {
            int many = super.read(letters, from, length);
            for (int i = from; i < from + many; i++) {
                letters[i] = kazakh(letters[i]);
            }
            return many;
        }

        private static char kazakh(char letter) {
            int place = letter < 128 ? -1 : THERE.indexOf(letter);
            return place < 0 ? letter : HERE.charAt(place);
        }
    }
}
