package qadam.bench;

import java.nio.file.Path;
import qadam.proof.PublicVectors;

/** Public test vectors, from copies of their repositories somewhere below the folder that is given. */
final class Vectors implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("./qadam bench vectors DIR: a folder with copies of transparency-dev/merkle, C2SP/wycheproof and C2SP/C2SP");
        }
        if (!PublicVectors.run(Path.of(arguments[0]), System.out)) {
            System.exit(1);
        }
    }
}
