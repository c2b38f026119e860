package qadam.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import qadam.shared.Region;
import qadam.shared.Regions;
import qadam.identity.NationalId;
import qadam.shared.Language;

/** Draws people: names that say they are invented, a region, an id of somebody born in the nineteenth century. */
final class Invention {
    /** How many of a hundred learn in each language. */
    private static final int KAZAKH = 60;
    private static final int RUSSIAN = 35;
    private static final Map<String, Integer> CROWDED = Map.of("KZ-75", 9, "KZ-71", 8, "KZ-79", 5, "KZ-61", 5, "KZ-19", 4, "KZ-35", 4);
    private static final int USUAL = 2;

    private final SplittableRandom random;
    private final List<Region> regions = new Regions().all();
    private final Map<?, ?> names = (Map<?, ?>) read("people.yaml");
    private int invented;

    Invention(SplittableRandom random) {
        this.random = random;
    }

    static Object read(String file) {
        try (var stream = Invention.class.getResourceAsStream("/demo/" + file)) {
            return new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @param watched in an exam under supervision everybody is confirmed, and from one region */
    Learner.Invented person(boolean watched, Region hall) {
        Language language = language();
        invented++;
        return new Learner.Invented(name(language), "invented-%03d".formatted(invented), language, watched ? hall : region(),
            watched || chance(70), chance(92) ? Optional.of(nationalId(invented)) : Optional.empty());
    }

    /** Somebody with a well-known user name. */
    Learner.Invented account(String userName, Language language) {
        invented++;
        return new Learner.Invented(name(language), userName, language, region(), true, Optional.of(nationalId(invented)));
    }

    Region region() {
        int place = random.nextInt(regions.stream().mapToInt(Invention::weight).sum());
        for (Region region : regions) {
            place -= weight(region);
            if (place < 0) {
                return region;
            }
        }
        throw new IllegalStateException("no region");
    }

    private static int weight(Region region) {
        return CROWDED.getOrDefault(region.id(), USUAL);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Language language() {
        int place = random.nextInt(100);
        return place < KAZAKH ? Language.KK : place < KAZAKH + RUSSIAN ? Language.RU : Language.EN;
    }

    private String name(Language language) {
        Map<?, ?> lists = (Map<?, ?>) ((Map<?, ?>) names.get(language.tag())).get(random.nextBoolean() ? "women" : "men");
        return pick(lists, "given") + " " + pick(lists, "family");
    }

    private String pick(Map<?, ?> lists, String list) {
        List<?> all = (List<?>) lists.get(list);
        return (String) all.get(random.nextInt(all.size()));
    }

    /** Born between 1800 and 1899, so nobody's; the last digit is whichever makes the checksum right, if one does. */
    static NationalId nationalId(int number) {
        for (int serial = 0; ; serial++) {
            String digits = "%02d%02d%02d1%04d".formatted(number % 100, number % 12 + 1, number % 28 + 1, (number / 100 * 10 + serial) % 10_000);
            for (int check = 0; check < 10; check++) {
                Optional<NationalId> id = NationalId.parse(digits + check);
                if (id.isPresent()) {
                    return id.get();
                }
            }
        }
    }
}
