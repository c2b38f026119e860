package qadam.bench;

import java.util.UUID;
import qadam.credential.CredentialWorld;
import qadam.shared.Ids;
import qadam.world.Iin;

/** The printed certificate over HTTP, each time of another credential, after some to warm up. */
final class CertificatePdf implements Bench.Benchmark {
    private static final int WARM_UP = 20;

    @Override
    public void run(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        Medians medians = new Medians();
        try (CredentialWorld world = CredentialWorld.withPages()) {
            for (int i = 0; i < WARM_UP + rounds; i++) {
                double millis = millis(world, world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online"));
                if (i == 0) {
                    medians.add("the very first", millis);
                } else if (i >= WARM_UP) {
                    medians.add("warm", millis);
                }
            }
        }
        medians.print("ms");
    }

    private static double millis(CredentialWorld world, UUID credential) {
        long start = System.nanoTime();
        String pdf = world.get("/credentials/" + Ids.hex(credential) + "/certificate.pdf").body();
        if (!pdf.startsWith("%PDF-")) {
            throw new IllegalStateException("no PDF");
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
