package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StatusListTest {
    @Test void every_bit_survives() throws Exception {
        var bits = new BitSet();
        new Random(7).ints(5_000, 0, StatusList.MIN_BITS).forEach(bits::set);
        var read = StatusList.decode(StatusList.of(bits).encode());
        assertThat(read.size()).isEqualTo(StatusList.MIN_BITS);
        for (int i = 0; i < StatusList.MIN_BITS; i++) assertThat(read.isRevoked(i)).isEqualTo(bits.get(i));
    }

    @Test void index_zero_is_the_leftmost_bit() throws Exception {
        var bits = new BitSet();
        bits.set(0);
        bits.set(15);
        byte[] unpacked = unpack(StatusList.of(bits).encode());
        assertThat(unpacked).hasSize(16_384).startsWith((byte) 0x80, (byte) 0x01);
    }

    @Test void a_short_list_would_name_people_and_is_refused() throws Exception {
        assertThatThrownBy(() -> StatusList.decode(pack(new byte[16_383]))).isInstanceOf(Rejected.class);
    }

    @Test void a_gzip_bomb_stops_at_the_cap() throws Exception {
        var bomb = pack(new byte[200 << 20]);
        assertThat(bomb.length()).isLessThan(StrictJson.MAX_BYTES);
        assertThatThrownBy(() -> StatusList.decode(bomb)).isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.problem).isEqualTo(Problem.TOO_LARGE));
    }

    @Test void what_is_not_a_list_is_refused() {
        for (var bad : new String[] {"", "u", "z1111", "uAAAA", "u!!", "H4sI", "uH4sIAAAAAAAA"})
            assertThatThrownBy(() -> StatusList.decode(bad)).as(bad).isInstanceOf(Rejected.class);
    }

    private static String pack(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private static byte[] unpack(String encoded) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1)))).readAllBytes();
    }
}
