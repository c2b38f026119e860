package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(2);

    @Test
    void right_password_matches_and_wrong_one_does_not() {
        byte[] stored = passwords.hash("алма бақтағы көл");
        assertThat(passwords.matches("алма бақтағы көл", stored)).isTrue();
        assertThat(passwords.matches("алма бақтағы кол", stored)).isFalse();
    }

    @Test
    void same_letters_in_another_unicode_form_are_the_same_password() {
        assertThat(passwords.matches("йогурт и ёлка", passwords.hash("и\u0306огурт и е\u0308лка"))).isTrue();
    }

    /** Told by the memory that Argon2 fills, which no busy machine changes: the clock would be. */
    @Test
    void nobody_matches_and_is_no_less_work() {
        byte[] stored = passwords.hash("something long");
        long known = allocated(() -> passwords.matches("wrong", stored));
        long unknown = allocated(() -> assertThat(passwords.matches("wrong", null)).isFalse());
        assertThat(known).isGreaterThan(19 << 20);
        assertThat(unknown).isGreaterThan(19 << 20);
    }

    @Test
    void hash_says_how_it_was_made() {
        assertThat(new String(passwords.hash("something long"), StandardCharsets.US_ASCII)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void easy_passwords_are_refused_and_long_ones_need_no_symbols() {
        assertThat(passwords.acceptable("short7!", "u")).isFalse();
        assertThat(passwords.acceptable("Password1", "u")).isFalse();
        assertThat(passwords.acceptable("ЙЦУКЕНГШ", "u")).isFalse();
        assertThat(passwords.acceptable("қазақстан", "u")).isFalse();
        assertThat(passwords.acceptable("aaaaaaaaab", "u")).isFalse();
        assertThat(passwords.acceptable("aigerim.b", "Aigerim.B")).isFalse();
        assertThat(passwords.acceptable("көк аспан таза", "u")).isTrue();
    }

    /** The vector of RFC 9106 §5.3, so that the library is the algorithm it says. */
    @Test
    void argon2id_gives_the_vector_of_the_standard() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(0x13).withMemoryAsKB(32).withIterations(3)
            .withParallelism(4).withSalt(filled(16, 2)).withSecret(filled(8, 3)).withAdditional(filled(12, 4)).build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        assertThat(Hex.toHexString(tag)).isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
