package qadam.wordlab;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tokenizer that learns as those of large models do: byte pairs (Sennrich, Haddow, Birch, ACL 2016, on bytes as in GPT-2). The pair of neighbours
 * that occurs most often becomes one piece, and again, so many times. Of two pairs that occur as often, the earlier learned bytes win, so that the
 * same text gives the same pieces everywhere.
 */
final class Pairs {
    private static final int BYTES = 256;
    private static final Pattern WORDS = Pattern.compile(" ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+");

    private final List<byte[]> pieces = new ArrayList<>();
    /** Which piece a pair becomes; an earlier one goes first. */
    private final Map<Long, Integer> joined = new HashMap<>();

    private record Word(int[] symbols, int times) {
    }

    private Pairs() {
        for (int one = 0; one < BYTES; one++) {
            pieces.add(new byte[] {(byte) one});
        }
    }

    /** @param merges how often a pair becomes a piece; fewer when no pair occurs twice any more */
    static Pairs learn(String text, int merges) {
        Pairs pairs = new Pairs();
        Map<String, Integer> times = new TreeMap<>();
        Matcher word = WORDS.matcher(text);
        while (word.find()) {
            times.merge(word.group(), 1, Integer::sum);
        }
        List<Word> words = new ArrayList<>(times.entrySet().stream().map(one -> new Word(symbols(one.getKey()), one.getValue())).toList());
        Map<Long, Integer> counts = new HashMap<>();
        words.forEach(one -> count(counts, one, 1));
        for (int i = 0; i < merges; i++) {
            long best = best(counts);
            if (best < 0) {
                break;
            }
            pairs.join(best, words, counts);
        }
        return pairs;
    }

    private static int[] symbols(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] symbols = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            symbols[i] = bytes[i] & 0xFF;
        }
        return symbols;
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private static void count(Map<Long, Integer> counts, Word word, int sign) {
        for (int i = 0; i + 1 < word.symbols().length; i++) {
            counts.merge(pair(word.symbols()[i], word.symbols()[i + 1]), sign * word.times(), Integer::sum);
        }
    }

    private static long best(Map<Long, Integer> counts) {
        long best = -1;
        int most = 1;
        for (Map.Entry<Long, Integer> one : counts.entrySet()) {
            if (one.getValue() > most || one.getValue() == most && most > 1 && one.getKey() < best) {
                most = one.getValue();
                best = one.getKey();
            }
        }
        return best;
    }

    private void join(long best, List<Word> words, Map<Long, Integer> counts) {
        int left = (int) (best >>> 32);
        int right = (int) best;
        int fresh = pieces.size();
        joined.put(best, fresh);
        pieces.add(concatenated(pieces.get(left), pieces.get(right)));
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (holds(word.symbols(), left, right)) {
                count(counts, word, -1);
                words.set(i, new Word(replaced(word.symbols(), left, right, fresh), word.times()));
                count(counts, words.get(i), 1);
            }
        }
        counts.remove(best);
    }

    private static boolean holds(int[] symbols, int left, int right) {
        for (int i = 0; i + 1 < symbols.length; i++) {
            if (symbols[i] == left && symbols[i + 1] == right) {
                return true;
            }
        }
        return false;
    }

    private static int[] replaced(int[] symbols, int left, int right, int fresh) {
        int[] after = new int[symbols.length];
        int length = 0;
        for (int i = 0; i < symbols.length; i++) {
            if (i + 1 < symbols.length && symbols[i] == left && symbols[i + 1] == right) {
                after[length++] = fresh;
                i++;
            } else {
                after[length++] = symbols[i];
            }
        }
        return Arrays.copyOf(after, length);
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The pieces of a text in their order. */
    List<Piece> cut(String text) {
        List<Piece> all = new ArrayList<>();
        Matcher word = WORDS.matcher(text);
        while (word.find()) {
            int[] symbols = symbols(word.group());
            for (long next = next(symbols); next >= 0; next = next(symbols)) {
                symbols = replaced(symbols, (int) (next >>> 32), (int) next, joined.get(next));
            }
            for (int symbol : symbols) {
                all.add(piece(pieces.get(symbol)));
            }
        }
        return all;
    }

    /** The pair in it that was learned first. */
    private long next(int[] symbols) {
        long next = -1;
        int first = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < symbols.length; i++) {
            Integer piece = joined.get(pair(symbols[i], symbols[i + 1]));
            if (piece != null && piece < first) {
                first = piece;
                next = pair(symbols[i], symbols[i + 1]);
            }
        }
        return next;
    }

    /** As it can be shown: a space at a word's beginning as an open box, and what is no whole letter as its bytes. */
    private static Piece piece(byte[] bytes) {
        try {
            return new Piece(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace(" ", "␣").replace("\n", "↵"), false);
        } catch (CharacterCodingException crumb) {
            return new Piece(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes), true);
        }
    }
}
