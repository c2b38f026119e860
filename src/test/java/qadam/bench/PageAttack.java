package qadam.bench;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.House;
import qadam.Settings;
import qadam.count.CountFollower;
import qadam.credential.Leaf;
import qadam.log.Haste;
import qadam.log.PublicLog;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Iin;
import qadam.world.PassedExam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who knows national ids, and has an account, asks a running server that holds every key: of a neighbour who is trained, of one whom the office
 * has confirmed and who is not trained, and of nobody. Whatever they ask, the three answers must be the same bytes and take the same time, and the log and
 * the numbers must say the same.
 */
final class PageAttack {
    private static final String PASSWORD = "көк аспан таза";
    private static final Pattern TAG = Pattern.compile("\"p\":\"([0-9a-f]{32})\"");
    /** Beyond four of its standard errors a difference of ranks is none of chance, once in 16,000. */
    private static final double SURE = 4;
    private static final int TIMES = 200;

    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final Path data = Databases.folder();
    private final House house;
    private final PlainBrowser officer;
    private final String trained = Iin.next();
    private final String untrained = Iin.next();
    private final String nobody = Iin.next();
    private final List<String> victims = List.of(trained, untrained, nobody);
    private final List<String> found = new ArrayList<>();
    private int compared;

    /** The daily limit on wrong ids is as high as it can be set, to the attacker's advantage, and days pass when it is reached. */
    PageAttack() {
        house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, clock)
            .within(Limits.of(Map.of("national-id-tries-per-day", "100", "requests-per-minute", "1000000", "address-heavy-requests-per-minute", "1000000"))));
        String link = house.administratorLink().orElseThrow().replaceFirst("https?://[^/]+", "");
        officer = new PlainBrowser(house.port());
        officer.get(link);
        officer.signUp("office", PASSWORD, link.substring(link.lastIndexOf('/') + 1));
    }

    void run() {
        try (house) {
            PlainBrowser neighbour = join("neighbour");
            confirm("neighbour", trained);
            claim(neighbour, passed("neighbour"), trained);
            join("other");
            confirm("other", untrained);
            publish();
            String tag = tags().getFirst();
            unconfirmed(tag);
            confirmed(tag);
            controls(tag);
        }
        if (!found.isEmpty()) {
            throw new IllegalStateException("the attacker has learnt something: " + found);
        }
        System.out.printf("a running server that holds the keys: %,d questions, each of a trained neighbour, an untrained one and nobody: the same bytes, the same log, the same numbers%n", compared);
    }

    // ── the attackers ──

    /** A mere learner. */
    private void unconfirmed(String tag) {
        PlainBrowser attacker = join("unconfirmed");
        String credential = PlainBrowser.location(claim(attacker, passed("unconfirmed"), nobody)).replaceFirst(".*/", "");
        everyAddress("unconfirmed", attacker, passed("unconfirmed"), credential);
        publish();
        Map<String, List<String>> effects = new LinkedHashMap<>();
        for (String victim : victims) {   // each with an account of their own, so that each can claim
            PlainBrowser one = join("claims-" + victims.indexOf(victim));
            Map<String, Long> before = numbers();
            claim(one, passed("claims-" + victims.indexOf(victim)), victim);
            publish();
            Map<String, Long> after = numbers();
            before.forEach((name, number) -> after.merge(name, -number, Long::sum));
            String theirs = tags().getLast();
            effects.put(victim, List.of(after.toString(), theirs.equals(tag) ? "THE NEIGHBOUR'S TAG" : "a tag of their own"));
        }
        same("what a claim with a typed id adds to /count.json and the log", effects.get(trained), effects.get(untrained), effects.get(nobody));
        System.out.println("  a claim with any of the three ids typed adds " + effects.get(trained));
        time("a claim refused for its name, with an id", attempt -> attacker.post("/en/claim/" + attempt.form(), fields(attempt.victim())), "unconfirmed");
    }

    /** Somebody whose own id the office has seen, so that the server does compare. */
    private void confirmed(String tag) {
        PlainBrowser attacker = join("confirmed");
        String credential = PlainBrowser.location(claim(attacker, passed("confirmed"), "")).replaceFirst(".*/", "");
        confirm("confirmed", Iin.next());
        everyAddress("confirmed", attacker, passed("confirmed"), credential);
        List<String> before = tags();
        String attempt = passed("confirmed");
        List<HttpResponse<String>> answers = victims.stream().map(victim -> claim(attacker, attempt, victim)).toList();
        same("a claim with another's id", known(answers.get(0)), known(answers.get(1)), known(answers.get(2)));
        same("leaves after it", before, tags(), tags());
        System.out.println("  a confirmed attacker who claims with any of the three is answered " + answers.getFirst().statusCode() + " and gets no leaf");
        time("a claim with another's id", one -> claim(attacker, attempt, one.victim()), "confirmed");
        time("being counted later with another's id", one -> attacker.post("/en/credentials/" + credential, Map.of("national_id", one.victim())), "confirmed");
        time("verifying the id as if it were a certificate", one -> attacker.post("/en/verify", Map.of("credential", one.victim())), "confirmed");
        time("the office's page of names, without the role", one -> attacker.post("/en/office/in-my-name", fields(one.victim())), "confirmed");
    }

    /** That it could find: the same comparison where there is something to be found. */
    private void controls(String tag) {
        List<HttpResponse<String>> answers = victims.stream().map(victim -> officer.fill("/en/office/in-my-name", Map.of("national_id", victim, "note", "identity card"))).toList();
        require(!known(answers.get(0)).equals(known(answers.get(2))), "the office itself gets the same answer for the trained and for nobody: this comparison could not find");
        publish();
        List<String> before = tags();
        require(before.stream().filter(tag::equals).count() == 1, "the neighbour's tag stands in the log more than once");
        house.database().write(handle -> handle.createUpdate("insert into leaves (about, line, queued_at) values (null, :line, :now)").bind("line",
            new Leaf.Issue(Optional.of(tag), "ab".repeat(32), "kz-2026@1", "everyone", 1, "KZ-75", "2026-W48", "online", "self", "state").line()).bind("now", clock.instant()).execute());
        publish();
        require(tags().stream().filter(tag::equals).count() == 2, "a planted leaf with the neighbour's tag is not seen: this comparison could not find");
        System.out.println("  controls: the office, which may ask, gets different answers and the comparison sees it; a leaf with the neighbour's tag, planted, is seen");
    }

    /** Every address with the id in its query, its path and its form. */
    private void everyAddress(String who, PlainBrowser attacker, String attempt, String credential) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        Set<String> addresses = new java.util.TreeSet<>(house.addresses());
        addresses.addAll(house.staffActs());
        for (String address : addresses) {
            if (address.matches(".*(sign-out|me/export|me/delete|sessions/.*end)")) {
                continue;   // ends the attacker's own session or account; a file of their own
            }
            String known = address.replace("{language}", "en").replace("{attempt}", attempt).replace("{id}", credential).replaceAll("[{<][^/]*[}>]", "1");
            String inPath = address.replace("{language}", "en").replaceAll("[{<][^/]*[}>]", "%1\\$s");
            require(attacker.get("/en/me").statusCode() == 200, "the attacker is not signed in any more: this would prove nothing of " + address);
            compare(statuses, "GET " + address, victim -> attacker.get(known + "?national_id=%1$s&iin=%1$s&q=%1$s&number=%1$s&about=%1$s".formatted(victim)));
            compare(statuses, "GET " + inPath, victim -> attacker.get(inPath.formatted(victim)));
            attacker.get("/en/me");   // for the form's token
            compare(statuses, "POST " + address, victim -> attacker.post(known, fields(victim)));
        }
        System.out.printf("  %s: %d addresses asked three ways each; answers by status %s%n", who, addresses.size(), statuses);
    }

    /** The name cannot be printed, so that no claim is made by the way. */
    private static Map<String, String> fields(String id) {
        return Map.of("name", "1", "region", "KZ-75", "national_id", id, "number", id, "credential", id, "user", id, "note", "identity card", "reason", "identity card", "act", "confirm", "words", "");
    }

    private void compare(Map<Integer, Integer> statuses, String what, Function<String, HttpResponse<String>> ask) {
        List<String> answers = new ArrayList<>();
        for (String victim : victims) {
            HttpResponse<String> answer = ask.apply(victim);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            answers.add(known(answer));
        }
        same(what, answers.get(0), answers.get(1), answers.get(2));
    }

    private void same(String what, Object one, Object other, Object third) {
        compared++;
        if (!one.equals(other) || !one.equals(third)) {
            found.add(what + ":\n" + one + "\n" + other + "\n" + third);
        }
    }

    /** What the three were asked is not in what is compared; nor what changes from page to page. */
    private String known(HttpResponse<String> answer) {
        String text = answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("") + " " + answer.body();
        for (String victim : victims) {
            text = text.replace(victim, "ID");
        }
        return text.replaceAll("name=\"step\" value=\"[^\"]*\"", "STEP");
    }

    // ── time ──

    private record Ask(String victim, String form) {
    }

    /** In turns, in an order that goes round; compared by ranks (Mann and Whitney). */
    private void time(String what, Function<Ask, HttpResponse<String>> ask, String user) {
        String form = passed(user);
        double[][] millis = new double[3][TIMES];
        Set<Integer> statuses = new java.util.TreeSet<>();
        for (int i = -20; i < TIMES; i++) {
            if ((i + 20) % 25 == 0) {
                clock.forward(Duration.ofDays(1));
                officer.fill("/en/sign-in", Map.of("user", "office", "password", PASSWORD));   // the office's sessions end overnight
            }
            for (int j = 0; j < 3; j++) {
                int which = Math.floorMod(i + j, 3);
                long begin = System.nanoTime();
                statuses.add(ask.apply(new Ask(victims.get(which), form)).statusCode());
                if (i >= 0) {
                    millis[which][i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        double untrainedZ = ranks(millis[0], millis[1]);
        double nobodyZ = ranks(millis[0], millis[2]);
        System.out.printf("  time of %s: (%s): medians %.2f, %.2f, %.2f ms; trained against untrained z = %.1f, against nobody z = %.1f%n", what, statuses, median(millis[0]), median(millis[1]), median(millis[2]),
            untrainedZ, nobodyZ);
        require(statuses.size() == 1, "not always the same answer: " + what + " " + statuses);
        compared++;
        if (Math.abs(untrainedZ) > SURE || Math.abs(nobodyZ) > SURE) {
            found.add("time of " + what);
        }
    }

    private static double median(double[] all) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double ranks(double[] one, double[] other) {
        double larger = 0;
        for (double a : one) {
            for (double b : other) {
                larger += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double n = one.length;
        double m = other.length;
        return (larger - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    }

    // ── the server ──

    private PlainBrowser join(String user) {
        return new PlainBrowser(house.port()).signUp(user, PASSWORD, "");
    }

    private String person(String user) {
        return PlainBrowser.location(officer.fill("/en/office/people", Map.of("user", user)));
    }

    private void confirm(String user, String id) {
        HttpResponse<String> answer = officer.fill(person(user), Map.of("act", "confirm", "reason", "identity card", "national_id", id));
        require(answer.statusCode() == 303, "the office cannot confirm: " + answer.statusCode());
    }

    private String passed(String user) {
        return Ids.hex(PassedExam.of(house.database(), Ids.parse(person(user).replaceFirst(".*/", "")).orElseThrow(), clock.instant()));
    }

    private static HttpResponse<String> claim(PlainBrowser browser, String attempt, String id) {
        return browser.fill("/en/claim/" + attempt, Map.of("name", "Aigul Omarova", "region", "KZ-75", "national_id", id));
    }

    private void publish() {
        PublicLog log = PublicLog.open(house.database(), data, clock);
        log.heardBy(new CountFollower(log, house.database())).publish(Haste.ALL);
        log.close();
    }

    /** As everybody reads them, in their order. */
    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        qadam.log.LogSource source = qadam.log.LogSource.at("http://localhost:" + house.port() + "/log");
        new qadam.log.LogReader(source, Optional.empty(), Optional.empty()).read((index, leaf) -> {
            Matcher tag = TAG.matcher(new String(leaf, java.nio.charset.StandardCharsets.UTF_8));
            if (tag.find()) {
                tags.add(tag.group(1));
            }
        }, read -> { });
        return tags;
    }

    /** Of the newest checkpoint: the server looks for that once a second. */
    private Map<String, Long> numbers() {
        long size = Long.parseLong(new PlainBrowser(house.port()).get("/log/checkpoint").body().lines().skip(1).findFirst().orElseThrow());
        JsonNode read = null;
        for (int i = 0; i < 400 && (read == null || read.path("log").path("size").asLong(-1) != size); i++) {
            read = new JsonMapper().readTree(new PlainBrowser(house.port()).get("/count.json").body());
            clock.forward(Duration.ofSeconds(2));   // by our clock or by the machine's, a moment passes
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        JsonNode json = read;
        Map<String, Long> numbers = new TreeMap<>();
        List.of("trained", "declared", "credentials_issued", "credentials_revoked").forEach(name -> numbers.put(name, json.path(name).asLong(-1)));
        return numbers;
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }
}
