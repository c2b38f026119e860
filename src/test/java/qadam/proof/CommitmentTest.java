package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommitmentTest {
    @Test void commitment_is_the_hash_of_salt_and_credential_hash() {
        // printf of 16 + 32 zero bytes | sha256sum
        assertThat(Commitment.of(new byte[16], "00".repeat(32))).isEqualTo("17b0761f87b081d5cf10757ccc89f12be355c70e2e29df288b65b30710dcbcd1");
    }

    @Test void another_salt_gives_another_commitment() {
        byte[] salt = new byte[16];
        salt[15] = 1;
        assertThat(Commitment.of(salt, Sample.ISSUED.hash())).isNotEqualTo(Commitment.of(new byte[16], Sample.ISSUED.hash()));
    }

    @Test void a_short_salt_is_refused() {
        assertThatThrownBy(() -> Commitment.of(new byte[8], Sample.ISSUED.hash())).isInstanceOf(IllegalArgumentException.class);
    }
}
