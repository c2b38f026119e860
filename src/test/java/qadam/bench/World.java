package qadam.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine;
import qadam.bench.Soul.Fate;
import qadam.bench.Soul.Kind;
import qadam.count.TrainedPeople;
import qadam.count.TrainedPerson;
import qadam.count.VerifyCount;
import qadam.integrity.Officer;
import qadam.integrity.Rule;
import qadam.integrity.Totals;
import qadam.log.Haste;
import qadam.log.LogReader;
import qadam.log.LogSource;
import qadam.proof.Checkpoint;
import qadam.spotcheck.ManyDraws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An invented world of 30,000 people of whom 25,141 are phantoms, played on the product's own faces on a real database. What is true of each is known
 * before; the published number must be the truth, every refusal must have its reason and no other, and no honest one may be refused.
 * {@code world [SCALE] [SEED]}.
 */
final class World implements Bench.Benchmark {
    private static final int DRAWS = 1_000;
    private static final int SAMPLE = 300;

    private final Map<String, Long> wrong = new TreeMap<>();

    @Override
    public void run(String[] arguments) throws Exception {
        double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261128;
        List<Soul> souls = new Crowd(seed, scale).draw();
        long humans = souls.stream().map(soul -> soul.human).distinct().count();
        System.out.printf("%,d people, of them %,d phantoms, with %,d accounts%n", humans, souls.stream().filter(soul -> soul.kind.isPhantom()).count(), souls.size());
        Path data = Files.createTempDirectory("qadam-world");
        try (WorldHouse house = new WorldHouse(data, "2026-09-07T02:00:00Z")) {
            Officer officer = play(house, souls);
            check(house, data, souls);
            tell(house, souls, officer);
            spotCheck(data.resolve("log"));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the world and what the product makes of it differ: " + wrong);
        }
        System.out.println("the published number is the truth, and every refusal is the expected one");
    }

    /** One in a hundred of those who are counted is made a ghost, whom no rule can see; the auditor's own draw of 300 is made a thousand times. */
    private static void spotCheck(Path folder) {
        LogReader log = new LogReader(LogSource.at(folder.toString()), Optional.empty(), Optional.empty());
        TrainedPeople counted = TrainedPeople.read(log, Long.MAX_VALUE, done -> { });
        Checkpoint tree = Checkpoint.read(counted.note().text()).orElseThrow();
        List<TrainedPerson> people = counted.of("kz-2026");
        int ghosts = Math.ceilDiv(people.size(), 100);
        List<Long> places = new ArrayList<>(people.stream().map(TrainedPerson::place).toList());
        Collections.shuffle(places, new Random(1));
        int met = ManyDraws.thatMeetOne(tree, "kz-2026", people, Set.copyOf(places.subList(0, ghosts)), DRAWS, SAMPLE, 2);
        double miss = 1;
        for (int i = 0; i < Math.min(SAMPLE, people.size()); i++) {
            miss *= Math.max(0, people.size() - ghosts - i) / (double) (people.size() - i);
        }
        System.out.println("Beyond any rule, and not in this world: a phantom whose clerk lies with evidence that could be true. For those there is the spot check:");
        System.out.printf("  of %,d counted %d made ghosts: %d of %,d draws of %d met one (%.1f %%); computed %.1f %%%n", people.size(), ghosts, met, DRAWS, SAMPLE, met * 100.0 / DRAWS, (1 - miss) * 100);
        double spread = Math.sqrt(miss * (1 - miss) * DRAWS);
        require(Math.abs(met - (1 - miss) * DRAWS) <= 4 * spread + 1, "the draw does not find ghosts as often as it must");
    }

    private static Officer play(WorldHouse house, List<Soul> souls) throws Exception {
        WorldWaves waves = new WorldWaves(house, souls);
        Officer officer = new Officer(house.integrity, waves.office());
        PublicLogs.time("accounts", waves::join);
        PublicLogs.time("practice", waves::practise);
        PublicLogs.time("the office confirms", waves::confirm);
        house.clock.forward(Duration.ofDays(1));
        PublicLogs.time("exams", () -> waves.sit(soul -> true, 0));
        PublicLogs.time("claims, judged and signed", () -> waves.claim(soul -> soul.kind != Kind.ACCOUNT_AFTER));
        house.log.publish(Haste.USUAL);
        house.clock.forward(Duration.ofDays(7));
        PublicLogs.time("second exams, accounts that change, who is counted later, revocations", () -> {
            waves.sit(soul -> true, 1);
            waves.claim(soul -> soul.kind != Kind.ACCOUNT_AFTER);
            waves.changeAccounts();
            waves.claim(soul -> soul.kind == Kind.ACCOUNT_AFTER);
            waves.countLater();
            waves.revoke();
        });
        PublicLogs.time("the office looks at what waits, and refuses", () -> officer.upholdAll("Бір қол он адам үшін жауап берген"));
        house.log.publish(Haste.USUAL);
        house.clock.forward(Duration.ofDays(7));
        waves.reinstate();
        PublicLogs.time("published", () -> house.log.publish(Haste.ALL));
        require(waves.confirmationsRefused == waves.of(soul -> soul.kind == Kind.SECOND_ACCOUNT).size(), "a second account with one id was confirmed");
        return officer;
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }

    /** Each account by itself, then the numbers. */
    private void check(WorldHouse house, Path data, List<Soul> souls) throws Exception {
        for (Soul soul : souls) {
            expect(soul.kind + " credentials", soul.credentials.size(), credentials(soul));
            expect(soul.kind + " refused", soul.refused, soul.kind.fate == Fate.REFUSED);
            expect(soul.kind + " rules " + soul.spoken, soul.spoken, soul.kind.rules());
        }
        long trained = souls.stream().filter(soul -> soul.kind.fate == Fate.TRAINED).map(soul -> soul.human).distinct().count();
        long declared = souls.stream().filter(soul -> soul.kind.fate == Fate.DECLARED).count();
        long issued = souls.stream().mapToLong(World::credentials).sum();
        long revoked = souls.stream().filter(soul -> soul.kind == Kind.REVOKED || soul.kind == Kind.HALF_REVOKED).count();
        expect("trained, on the page", house.counts.trainedNow(), trained);
        JsonNode published = verified(data.resolve("log"));
        expect("trained, from the files", published.path("trained").asLong(0), trained);
        expect("declared, from the files", published.path("declared").asLong(0), declared);
        expect("issued, from the files", published.path("issued").asLong(0), issued);
        expect("revoked, from the files", published.path("revoked").asLong(0), revoked);
        System.out.printf("published: trained %,d, declared and not confirmed %,d, issued %,d, revoked %,d; true: %,d, %,d, %,d, %,d%n", house.counts.trainedNow(),
            published.path("declared").asLong(0), published.path("issued").asLong(0), published.path("revoked").asLong(0), trained, declared, issued, revoked);
    }

    private static int credentials(Soul soul) {
        return switch (soul.kind.fate) {
            case TRAINED, DECLARED, ISSUED, REVOKED -> soul.tracks.size();
            case REFUSED, NOTHING -> 0;
        };
    }

    private void expect(String what, Object is, Object should) {
        if (!is.toString().equals(should.toString())) {
            wrong.merge(what + " is " + is + ", should be " + should, 1L, Long::sum);
        }
    }

    /** As a stranger recomputes them, without a network and from the static files alone. */
    private static JsonNode verified(Path folder) {
        StringWriter said = new StringWriter();
        new CommandLine(new VerifyCount()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute(folder.toString(), "--json");
        JsonNode answer = new JsonMapper().readTree(said.toString());
        require(!answer.has("fault"), said.toString());
        return answer.path("programmes").path("kz-2026");
    }

    private void tell(WorldHouse house, List<Soul> souls, Officer officer) {
        Map<Kind, List<Soul>> kinds = new EnumMap<Kind, List<Soul>>(souls.stream().collect(Collectors.groupingBy(soul -> soul.kind)));
        kinds.forEach((kind, all) -> System.out.printf("  %-24s %,7d accounts: %,7d credentials, %,7d refused or held %s%n", kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            all.size(), all.stream().mapToInt(soul -> soul.credentials.size()).sum(), all.stream().filter(soul -> soul.refused).count(), rules(all)));
        Totals totals = house.database.read(house.integrity::totals);
        Map<Rule, Long> expected = new HashMap<>();
        souls.forEach(soul -> soul.kind.rules().forEach(rule -> expected.merge(rule, 1L, Long::sum)));
        System.out.println("published refusals, by rules of version " + totals.version() + ":");
        for (Totals.Row row : totals.rows()) {
            System.out.printf("  %-24s refused %,7d, being checked %d, released %d%n", row.rule().id(), row.refused(), row.beingChecked(), row.released());
            expect(row.rule() + " in the totals", row.refused(), expected.getOrDefault(row.rule(), 0L));
            expect(row.rule() + " waiting", row.beingChecked() + row.released(), 0L);
        }
        List<Soul> honest = souls.stream().filter(soul -> soul.kind.fate != Fate.REFUSED && !soul.kind.isPhantom()).toList();
        List<Soul> classes = honest.stream().filter(soul -> soul.kind.isOfAClass() || soul.kind == Kind.SIBLING).toList();
        System.out.printf("honest people refused: %d of %,d; flagged: %d of %,d; of pupils and families at shared devices flagged: %d of %,d (wanted under 1 in 1,000)%n",
            honest.stream().filter(soul -> soul.refused).count(), honest.size(), honest.stream().filter(soul -> !soul.spoken.isEmpty()).count(), honest.size(),
            classes.stream().filter(soul -> !soul.spoken.isEmpty()).count(), classes.size());
        require(humanCredentials(souls).values().stream().mapToInt(Set::size).sum() == souls.stream().mapToInt(soul -> soul.credentials.size()).sum(), "a credential of two people");
    }

    private static Map<Rule, Long> rules(List<Soul> all) {
        Map<Rule, Long> spoken = new TreeMap<>();
        all.forEach(soul -> soul.spoken.forEach(rule -> spoken.merge(rule, 1L, Long::sum)));
        return spoken;
    }

    private static Map<Integer, Set<UUID>> humanCredentials(List<Soul> souls) {
        Map<Integer, Set<UUID>> held = new HashMap<>();
        souls.forEach(soul -> held.computeIfAbsent(soul.human, first -> new HashSet<>()).addAll(soul.credentials));
        return held;
    }
}
