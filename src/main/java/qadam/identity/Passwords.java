package qadam.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import qadam.shared.Ids;
import qadam.shared.Places;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes, one lane, as OWASP asks. Only as many run at once as there are places, so that
 * a rush of sign-ins costs time and never the memory of the server.
 */
final class Passwords {
    private static final int SHORTEST = 8;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;

    private final Set<String> commonest = commonest();
    private final Places places;
    private final byte[] nobodys = written(Ids.randomBytes(SALT), Ids.randomBytes(HASH));

    Passwords(int atOnce) {
        this.places = new Places(atOnce);
    }

    /** True when it is long enough, not among the commonest and not the user name: length is what protects, not symbols. */
    boolean acceptable(String password, String userName) {
        String folded = UserName.fold(password);
        return password.codePointCount(0, password.length()) >= SHORTEST
            && !commonest.contains(folded) && !folded.equals(UserName.fold(userName)) && folded.chars().distinct().count() > 2;
    }

    /** Slow on purpose: never call it inside a write. */
    byte[] hash(String password) {
        byte[] salt = Ids.randomBytes(SALT);
        return written(salt, derive(password, salt));
    }

    /** @param stored null when nobody has that user name: then it takes as long and answers no */
    boolean matches(String password, byte[] stored) {
        String[] parts = new String(stored == null ? nobodys : stored, StandardCharsets.US_ASCII).split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        boolean same = MessageDigest.isEqual(derive(password, salt), expected);
        return same && stored != null;
    }

    /** The form in which other programs write it too (PHC string), so that the figures may be raised later. */
    private static byte[] written(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String text = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] derive(String password, byte[] salt) {
        return places.in(() -> argon2(password, salt));
    }

    private static byte[] argon2(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB).withIterations(PASSES).withParallelism(1).withSalt(salt).build());
        byte[] hash = new byte[HASH];
        generator.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static Set<String> commonest() {
        try (var stream = Passwords.class.getResourceAsStream("/identity/common-passwords.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
