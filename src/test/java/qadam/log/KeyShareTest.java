package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import qadam.shared.Ids;

/** Two of three, whichever; never one; never two that do not belong together. */
class KeyShareTest {
    private final byte[] key = Ids.randomBytes(32);
    private final List<KeyShare> shares = KeyShare.split("kz-2026", key).stream().map(share -> KeyShare.read(share.text()).orElseThrow()).toList();

    @Test
    void any_two_give_the_key_back() {
        for (int first = 0; first < 3; first++) {
            for (int second = 0; second < 3; second++) {
                Optional<byte[]> joined = KeyShare.join(shares.get(first), shares.get(second));
                if (first == second) {
                    assertThat(joined).isEmpty();
                } else {
                    assertThat(joined.orElseThrow()).isEqualTo(key);
                }
            }
        }
    }

    @Test
    void one_share_says_nothing_of_the_key() {
        assertThat(shares).allSatisfy(share -> assertThat(share.bytes()).isNotEqualTo(key));
        assertThat(KeyShare.split("kz-2026", key).getFirst().bytes()).isNotEqualTo(shares.getFirst().bytes());
    }

    @Test
    void shares_of_another_key_or_programme_or_damaged_ones_give_nothing() {
        KeyShare other = KeyShare.split("kz-2026", Ids.randomBytes(32)).get(1);
        assertThat(KeyShare.join(shares.getFirst(), other)).isEmpty();
        assertThat(KeyShare.join(shares.getFirst(), KeyShare.split("kz-2027", key).get(1))).isEmpty();
        byte[] flipped = shares.get(1).bytes().clone();
        flipped[5] ^= 1;
        assertThat(KeyShare.join(shares.getFirst(), new KeyShare("kz-2026", 2, shares.get(1).keyHash(), flipped))).isEmpty();
        assertThat(KeyShare.read(shares.getFirst().text() + " ")).isEmpty();
        assertThat(KeyShare.read(shares.getFirst().text().replace("share 1", "share 4"))).isEmpty();
    }
}
