package qadam.visionlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import qadam.shared.KeyFile;

class ReadySetTest {
    /** Of the bytes of all pictures one after the other: who changes the generator changes what stored work means. */
    private static final String DRAWN = "41c47b347a69d2a6eff1aca9dab097badc043e93635053bb067684b8e8f11edc";

    @Test
    void the_same_pictures_are_drawn_everywhere_and_always() {
        byte[] all = new byte[ReadySet.one().all().size() * Ornament.SIDE * Ornament.SIDE * Ornament.CHANNELS];
        int at = 0;
        for (Picture one : ReadySet.one().all()) {
            byte[] pixels = one.pixels();
            System.arraycopy(pixels, 0, all, at, pixels.length);
            at += pixels.length;
        }
        assertThat(KeyFile.hash(all)).isEqualTo(DRAWN);
    }

    @Test
    void the_planted_bias_is_there_and_nowhere_in_the_museum() {
        Map<String, Long> ready = ReadySet.one().ready().stream().collect(Collectors.groupingBy(one -> one.motif() + " " + one.material(), Collectors.counting()));
        assertThat(ready.get("HORN EMBROIDERY")).isEqualTo(1);
        assertThat(ready.get("GOOSE EMBROIDERY")).isEqualTo(1);
        assertThat(ready.values().stream().filter(count -> count == ReadySet.EACH)).hasSize(10);
        assertThat(ReadySet.one().ready().stream().filter(one -> one.given() != one.motif())).hasSize(ReadySet.WRONG_NECKS + ReadySet.WRONG_STARS)
            .allSatisfy(one -> assertThat(one.second()).isEqualTo(one.motif()));
        assertThat(ReadySet.one().museum().stream().collect(Collectors.groupingBy(one -> one.motif() + " " + one.material(), Collectors.counting())).values())
            .hasSize(12).allMatch(count -> count == ReadySet.IN_MUSEUM);
        assertThat(ReadySet.one().museum()).allMatch(one -> one.given() == one.motif());
    }

    @Test
    void another_reader_of_png_sees_the_same_pixels() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(Sheet.of(ReadySet.one().all())));
        int number = 257;
        byte[] pixels = ReadySet.one().all().get(number).pixels();
        byte[] seen = new byte[pixels.length];
        for (int i = 0; i < Ornament.SIDE * Ornament.SIDE; i++) {
            int colour = image.getRGB(number % Sheet.COLUMNS * Ornament.SIDE + i % Ornament.SIDE, number / Sheet.COLUMNS * Ornament.SIDE + i / Ornament.SIDE);
            seen[i * 3] = (byte) (colour >> 16);
            seen[i * 3 + 1] = (byte) (colour >> 8);
            seen[i * 3 + 2] = (byte) colour;
        }
        assertThat(Arrays.equals(seen, pixels)).isTrue();
    }

    @Test
    void the_hidden_set_is_another_for_another_secret_and_none_of_the_ready_set() {
        HiddenSet first = HiddenSet.drawnBy(new byte[] {1});
        assertThat(first.pictures()).hasSize(240);
        assertThat(HiddenSet.drawnBy(new byte[] {1}).pictures().getFirst().pixels()).isEqualTo(first.pictures().getFirst().pixels());
        assertThat(HiddenSet.drawnBy(new byte[] {2}).pictures().getFirst().pixels()).isNotEqualTo(first.pictures().getFirst().pixels());
        List<byte[]> known = ReadySet.one().all().stream().map(Picture::pixels).toList();
        assertThat(first.pictures()).noneMatch(hidden -> known.stream().anyMatch(one -> Arrays.equals(one, hidden.pixels())));
    }

    @Test
    void agreement_beyond_chance_is_cohens() {
        List<Motif> first = List.of(Motif.HORN, Motif.HORN, Motif.GOOSE, Motif.GOOSE);
        assertThat(Agreement.kappa(first, first)).isEqualTo(1);
        assertThat(Agreement.kappa(first, List.of(Motif.HORN, Motif.GOOSE, Motif.HORN, Motif.GOOSE))).isCloseTo(0, within(1e-9));
        assertThat(Agreement.kappa(first, List.of(Motif.HORN, Motif.HORN, Motif.GOOSE, Motif.HORN))).isCloseTo(0.5, within(1e-9));
        assertThat(Agreement.kappa(List.of(), List.of())).isZero();
    }
}
