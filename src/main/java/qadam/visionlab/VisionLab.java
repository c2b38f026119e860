package qadam.visionlab;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.lab.Workbench;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.SettingStore;

/** The face: the bench for labs of the kind {@code vision}, and the seed of its hidden set. */
public final class VisionLab {
    /** Under this name the seed stands in the settings, in hexadecimal: whoever reads it can draw the hidden set. */
    static final String SETTING = "vision_hidden_seed";
    private static final int SEED_BYTES = 32;

    private VisionLab() {
    }

    /** @param seed of the hidden set, as {@link #seed} or {@link #seedIn} gives it */
    public static Workbench bench(byte[] seed) {
        return bench(seed, Optional.empty());
    }

    /** @param network the folder of a network that others have trained and learners may borrow; one that does not fit is told in the log and not offered */
    public static Workbench bench(byte[] seed, Optional<Path> network) {
        return new VisionBench(seed, network.flatMap(BorrowedNetwork::in));
    }

    /** Made at its first use; the same on every node of one database. */
    public static byte[] seed(Database database) {
        String fresh = HexFormat.of().formatHex(Ids.randomBytes(SEED_BYTES));
        return HexFormat.of().parseHex(database.write(handle -> new SettingStore().keepFirst(handle, SETTING, fresh)));
    }

    /** For who only reads, as when stored work is graded again; empty while no house has been opened on this database. */
    public static Optional<byte[]> seedIn(Handle handle) {
        return new SettingStore().find(handle, SETTING).map(HexFormat.of()::parseHex);
    }
}
