package qadam.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import qadam.identity.NationalId;

/**
 * Tries every national id against everything that a log has published. Each hypothesis is given one planted person, made by another road, and must find
 * exactly that one: what finds nothing must be able to find.
 */
final class FileAttack {
    private static final String DOMAIN = "qadam person tag 1\n";
    private static final String ACCOUNT = "qadam account tag 1\n";

    private final PublicFacts facts;
    private final int firstYear;
    private final int lastYear;
    private final int window;
    private final Random random = new Random(20261128);

    /** What one hypothesis has found. @param people without the planted one */
    record Found(long ids, double seconds, Set<String> people, boolean plantedFound) {
    }

    /** @param window the one birth year in which the many hypotheses are tried */
    FileAttack(PublicFacts facts, int firstYear, int lastYear, int window) {
        this.facts = facts;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.window = window;
    }

    /** @param key of the person tags, or nothing */
    void run(Optional<byte[]> key) {
        System.out.printf("%,d tags, %,d commitments of %s; born %d to %d%n", facts.tags.size(), facts.commitments.size(), facts.programmes, firstYear, lastYear);
        requireIdsAreAll();
        long found = 0;
        for (Hypothesis one : cheap()) {
            found += tell(one, attack(one, firstYear, lastYear)).people().size();
        }
        System.out.println("in the birth year " + window + " alone:");
        List<Hypothesis> many = many();
        long begin = System.nanoTime();
        long ids = 0;
        for (Hypothesis one : many) {
            Found what = attack(one, window, window);
            ids = what.ids();
            found += what.people().size();
            require(what.plantedFound(), one.name() + " does not find the planted one");
            if (!what.people().isEmpty()) {
                tell(one, what);
            }
        }
        System.out.printf("  %d hypotheses on %,d ids each, %.0f s; each found its planted one; people found: see above, together %d%n", many.size(), ids,
            (System.nanoTime() - begin) / 1e9, found);
        key.ifPresent(this::withKey);
        require(found == 0, "people were found without the key");
        System.out.println("without the key: nobody");
    }

    private void withKey(byte[] key) {
        for (String programme : facts.programmes) {
            Hypothesis real = Hypothesis.hmac("HMAC with the key itself, as the server makes tags of " + programme, key, DOMAIN + programme + "\n", "");
            Found all = tell(real, attack(real, firstYear, lastYear));
            Found year = tell(real, attack(real, window, window));
            System.out.printf("  with the key: %d of %d tags are people (of them born %d: %d); the rest are of accounts, or born in other years%n", all.people().size(),
                facts.tags.size(), window, year.people().size());
            require(!all.people().isEmpty() && !year.people().isEmpty(), "with the key nobody is found: this attack could not find");
        }
    }

    private Found attack(Hypothesis one, int from, int to) {
        Targets targets = new Targets();
        facts.tags.forEach(tag -> targets.add(tag, "tag " + tag));
        facts.commitments.forEach(commitment -> targets.add(commitment, "commitment " + commitment));
        String planted = someone(from, to);
        targets.add(one.slowly(planted), "planted");
        Set<String> found = ConcurrentHashMap.newKeySet();
        long begin = System.nanoTime();
        long ids = new AllIds(from, to).each(() -> {
            Hypothesis.Trial trial = one.trial();
            return id -> {
                String what = targets.find(trial.of(id));
                if (what != null) {
                    found.add(what);
                }
            };
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        Set<String> people = new HashSet<>(found);
        boolean there = people.remove("planted");
        return new Found(ids, seconds, people, there);
    }

    private Found tell(Hypothesis one, Found what) {
        System.out.printf("  %-76s %,13d ids %6.1f s %5.1f million/s: %d found%n", one.name(), what.ids(), what.seconds(), what.ids() / what.seconds() / 1e6,
            what.people().size());
        require(what.plantedFound(), one.name() + " does not find the planted one");
        return what;
    }

    /** In the whole space: what costs little and would be the nearest. */
    private List<Hypothesis> cheap() {
        String programme = facts.programmes.getFirst();
        return List.of(Hypothesis.digest("SHA-256(id)", "SHA-256", "", ""),
            Hypothesis.digest("SHA-256(domain, programme, id): the tag's message without its key", "SHA-256", DOMAIN + programme + "\n", ""),
            Hypothesis.hmac("HMAC with the published hash of the key", facts.keys.get("hash of the tag key"), DOMAIN + programme + "\n", ""));
    }

    /** Every public value as a key, and every message that an insider of the source might think of. */
    private List<Hypothesis> many() {
        List<Hypothesis> all = new ArrayList<>();
        String programme = facts.programmes.getFirst();
        Map<String, String[]> messages = new java.util.LinkedHashMap<>();
        messages.put("id", new String[] {"", ""});
        messages.put("domain, programme, id", new String[] {DOMAIN + programme + "\n", ""});
        messages.put("domain, id", new String[] {DOMAIN, ""});
        messages.put("domain without line end, id", new String[] {DOMAIN.strip(), ""});
        messages.put("programme, id", new String[] {programme + "\n", ""});
        messages.put("programme and id joined", new String[] {programme, ""});
        messages.put("id, programme", new String[] {"", "\n" + programme});
        messages.put("id and line end", new String[] {"", "\n"});
        messages.put("account domain, programme, id", new String[] {ACCOUNT + programme + "\n", ""});
        messages.forEach((name, around) -> {
            all.add(Hypothesis.digest("SHA-256 of " + name, "SHA-256", around[0], around[1]));
            all.add(new Hypothesis("SHA-256 of SHA-256 of " + name, "SHA-256", null, around[0].getBytes(StandardCharsets.UTF_8), around[1].getBytes(StandardCharsets.UTF_8), true));
        });
        for (String algorithm : List.of("SHA-512", "SHA-512/256", "SHA-1", "MD5", "SHA3-256")) {
            all.add(Hypothesis.digest(algorithm + " of id", algorithm, "", ""));
            all.add(Hypothesis.digest(algorithm + " of domain, programme, id", algorithm, DOMAIN + programme + "\n", ""));
        }
        facts.keys.forEach((name, key) -> messages.entrySet().stream().filter(one -> one.getKey().matches("id|domain, programme, id|programme, id|account.*"))
            .forEach(one -> all.add(Hypothesis.hmac("HMAC with " + name + " of " + one.getKey(), key, one.getValue()[0], one.getValue()[1]))));
        return all;
    }

    /** Somebody invented, born in these years. */
    private String someone(int from, int to) {
        int year = from + random.nextInt(to - from + 1);
        LocalDate day = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
        String prefix = "%02d%02d%02d%d".formatted(year % 100, day.getMonthValue(), day.getDayOfMonth(), (year - 1800) / 100 * 2 + 1 + random.nextInt(2));
        while (true) {
            Optional<NationalId> id = NationalId.parse(prefix + "%05d".formatted(random.nextInt(100_000)));
            if (id.isPresent()) {
                return id.get().digits();
            }
        }
    }

    /** One day's ids, made by the attack and by asking the product for each of the two hundred thousand numbers of that day. */
    private void requireIdsAreAll() {
        Set<String> made = ConcurrentHashMap.newKeySet();
        String day = "%02d0229".formatted(leapYear() % 100);
        new AllIds(leapYear(), leapYear()).each(() -> id -> {
            if (new String(id, 0, 6, StandardCharsets.US_ASCII).equals(day)) {
                made.add(new String(id, StandardCharsets.US_ASCII));
            }
        });
        Set<String> right = new HashSet<>();
        int century = (leapYear() - 1800) / 100 * 2 + 1;
        Consumer<String> ask = digits -> NationalId.parse(digits).ifPresent(id -> right.add(id.digits()));
        for (int rest = 0; rest < 100_000; rest++) {
            ask.accept(day + century + "%05d".formatted(rest));
            ask.accept(day + (century + 1) + "%05d".formatted(rest));
        }
        require(made.equals(right), "the ids of one day are not those that the product accepts");
        System.out.printf("the ids of one day, made here and asked one by one of the product, are the same %,d%n", made.size());
    }

    private int leapYear() {
        for (int year = firstYear; year <= lastYear; year++) {
            if (LocalDate.of(year, 1, 1).isLeapYear()) {
                return year;
            }
        }
        return firstYear - firstYear % 4;
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }
}
