package qadam.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who wants to know who is trained: tries every national id against the published files, without the key and, to show that it can find, with it.
 * {@code attack DIR|URL [--key FILE] [--years 1926-2025] [--year 1990]}.
 */
final class Attack implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        Optional<String> key = option(words, "--key");
        String[] years = option(words, "--years").orElse("1926-2025").split("-");
        int first = Integer.parseInt(years[0]);
        int last = Integer.parseInt(years[years.length - 1]);
        int year = option(words, "--year").map(Integer::parseInt).orElse((first + last) / 2);
        Optional<byte[]> secret = key.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(Path.of(key.get())));
        new FileAttack(PublicFacts.read(words.getFirst()), first, last, year).run(secret);
    }

    /** Takes it and its value out of the words. */
    static Optional<String> option(List<String> words, String name) {
        int place = words.indexOf(name);
        if (place < 0) {
            return Optional.empty();
        }
        words.remove(place);
        return Optional.of(words.remove(place));
    }
}
