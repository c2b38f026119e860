package qadam.visionlab;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Pictures that nobody outside has seen: drawn by the installation's secret seed, as many of each motif in each material. */
record HiddenSet(List<Seen> pictures) {
    static final int EACH = 20;

    /** One of them with what its generator knows. */
    record Seen(Motif motif, Material material, byte[] pixels) {
    }

    static HiddenSet drawnBy(byte[] secret) {
        List<Seen> pictures = new ArrayList<>();
        for (Motif motif : Motif.values()) {
            for (Material material : Material.values()) {
                for (int i = 0; i < EACH; i++) {
                    pictures.add(new Seen(motif, material, Ornament.draw(motif, material, seed(secret, pictures.size()))));
                }
            }
        }
        return new HiddenSet(List.copyOf(pictures));
    }

    private static long seed(byte[] secret, int number) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return ByteBuffer.wrap(digest.digest(ByteBuffer.allocate(Integer.BYTES).putInt(number).array())).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a network makes of them. */
    Measured measured(Network network) {
        return Measured.of(pictures.stream().map(one -> new Measured.Guess(one.motif(), one.material(), network.sees(one.pixels()))).toList());
    }
}
