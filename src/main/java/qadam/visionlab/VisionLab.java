package qadam.visionlab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.KeyFile;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the bench for labs of the kind {@code vision}, its pictures, and the page on ImageNet. */
public final class VisionLab {
    /** In {@code keys/}: whoever has it can draw the hidden set. */
    static final String KEY = "vision-hidden.key";
    private static final int SEED_BYTES = 32;

    private final KeyFile secret;
    private final Optional<Path> pretrained;

    /** @param pretrained a folder with a tfjs graph model for transfer learning, where an operator has installed one */
    public VisionLab(Path data, Database database, Optional<Path> pretrained) {
        this.secret = new KeyFile(data, KEY, database, VisionProblem.KEY_MISSING);
        this.pretrained = pretrained;
    }

    /** Made at its first use; the same on every node of one database. */
    byte[] seed() {
        return secret.readOrMake(() -> Ids.randomBytes(SEED_BYTES));
    }

    Optional<Path> pretrained() {
        return pretrained;
    }

    public List<Routes> routes(Site site) {
        return List.of();
    }
}
