package qadam.bench.durability;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import qadam.House;
import qadam.Settings;
import qadam.shared.Limits;

/** The control of the clock: the very same house, given the clock on the wall as it is, without what {@code Main} puts around it. */
public final class NaiveServer {
    private NaiveServer() {
    }

    /** As {@code run} is called by {@link Served}. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        int port = Integer.parseInt(words.get(words.indexOf("--port") + 1));
        Map<String, String> limits = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--limit")) {
                limits.put(words.get(i + 1).replaceFirst("=.*", ""), words.get(i + 1).replaceFirst(".*=", ""));
            }
        }
        House.start(new Settings(port, "http://localhost:" + port, Path.of(words.get(words.indexOf("--data") + 1)), null,
            Path.of(words.get(words.indexOf("--courses") + 1)), false, InstantSource.system()).within(Limits.of(limits)));
        new CountDownLatch(1).await();
    }
}
