package qadam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.time.InstantSource;
import qadam.House;
import qadam.Settings;
import qadam.world.Databases;

/**
 * Somebody who wants to know who is trained. On the files: every national id against all that is published, without the key and, to show that it can find,
 * with it. On the pages: every address of a running server that holds the key. {@code attack} makes a demonstration's log, whose people were born in the
 * nineteenth century, and a server; {@code attack pages} only the latter; {@code attack DIR|URL [--key FILE] [--years 1926-2025] [--year 1990]} attacks a log.
 */
final class Attack implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        Optional<String> key = option(words, "--key");
        Optional<String> years = option(words, "--years");
        Optional<String> year = option(words, "--year");
        if (words.isEmpty()) {
            Path data = demonstration();
            files(data.resolve("log").toString(), Optional.of(data.resolve("keys/person-tags-demo-kz-2026.key").toString()), years.or(() -> Optional.of("1800-1899")), year);
        }
        if (words.isEmpty() || words.getFirst().equals("pages")) {
            new PageAttack().run();
        } else {
            files(words.getFirst(), key, years, year);
        }
    }

    private static Path demonstration() {
        Path data = Databases.folder();
        House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), true, InstantSource.system())).close();
        return data;
    }

    private static void files(String place, Optional<String> key, Optional<String> years, Optional<String> year) throws IOException {
        String[] span = years.orElse("1926-2025").split("-");
        int first = Integer.parseInt(span[0]);
        int last = Integer.parseInt(span[span.length - 1]);
        Optional<byte[]> secret = key.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(Path.of(key.get())));
        new FileAttack(PublicFacts.read(place), first, last, year.map(Integer::parseInt).orElse((first + last) / 2)).run(secret);
    }

    /** Takes it and its value out of the words. */
    private static Optional<String> option(List<String> words, String name) {
        int place = words.indexOf(name);
        if (place < 0) {
            return Optional.empty();
        }
        words.remove(place);
        return Optional.of(words.remove(place));
    }
}
