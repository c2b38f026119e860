package qadam.bench;

import qadam.bench.durability.Parts;

/** What was acknowledged survives: kills, power cuts, a full disk, failing writes, a jumping clock. */
final class Durability implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) throws Exception {
        if (!Parts.run(arguments)) {
            System.exit(1);
        }
    }
}
