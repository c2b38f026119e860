package qadam.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import qadam.shared.KeyFile;

/**
 * One of three parts of a person-tag key, any two of which give it back and one of which tells nothing (Shamir's secret sharing, as
 * Bouncy Castle does it).
 *
 * @param number 1 to 3
 */
record KeyShare(String programme, int number, String keyHash, byte[] bytes) {
    private static final int SHARES = 3;
    private static final int NEEDED = 2;
    private static final Pattern TEXT = Pattern.compile("qadam key share 1\nprogramme ([a-z0-9-]{1,64})\nshare ([1-3]) of 3, any two give the key\n"
        + "key SHA-256 ([0-9a-f]{64})\n([0-9a-f]{2,400})\n");

    static List<KeyShare> split(String programme, byte[] key) {
        try {
            var splitter = new ShamirSecretSplitter(ShamirSecretSplitter.Algorithm.AES, ShamirSecretSplitter.Mode.Native, key.length, new SecureRandom());
            ShamirSplitSecretShare[] shares = splitter.resplit(key, NEEDED, SHARES).getSecretShares();
            List<KeyShare> all = new ArrayList<>();
            for (int i = 0; i < SHARES; i++) {
                all.add(new KeyShare(programme, i + 1, KeyFile.hash(key), shares[i].getEncoded()));
            }
            return all;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Empty unless these two belong together and give the key whose hash they name. */
    static Optional<byte[]> join(KeyShare first, KeyShare second) {
        if (first.number == second.number || !first.programme.equals(second.programme) || !first.keyHash.equals(second.keyHash)) {
            return Optional.empty();
        }
        try {
            byte[] key = new ShamirSplitSecret(ShamirSecretSplitter.Algorithm.AES, ShamirSecretSplitter.Mode.Native, new ShamirSplitSecretShare[] {
                new ShamirSplitSecretShare(first.bytes, first.number), new ShamirSplitSecretShare(second.bytes, second.number)}).getSecret();
            return Optional.of(key).filter(whole -> KeyFile.hash(whole).equals(first.keyHash));
        } catch (IOException | RuntimeException wrong) {
            return Optional.empty();
        }
    }

    String text() {
        return "qadam key share 1\nprogramme " + programme + "\nshare " + number + " of 3, any two give the key\nkey SHA-256 " + keyHash
            + "\n" + HexFormat.of().formatHex(bytes) + "\n";
    }

    /** Empty for anything that is not exactly a share. */
    static Optional<KeyShare> read(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() && parts.group(4).length() % 2 == 0
            ? Optional.of(new KeyShare(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3), HexFormat.of().parseHex(parts.group(4))))
            : Optional.empty();
    }
}
