package qadam.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import qadam.log.LogFault;

/** Leaves of small logs, written by the format's text and not by our own classes; in every other one something is wrong. */
final class RandomLogs {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private final Random random;
    private int commitments;
    private boolean faulty;
    private final List<Integer> standing = new ArrayList<>();
    private final List<Integer> revoked = new ArrayList<>();
    private final List<Integer> unclaimed = new ArrayList<>();

    RandomLogs(long seed) {
        this.random = new Random(seed);
    }

    List<String> next() {
        faulty = random.nextBoolean();
        standing.clear();
        revoked.clear();
        unclaimed.clear();
        List<String> lines = new ArrayList<>(List.of(open("kz-2026@1"), open("kz-2026@2"), open("demo-kz@1")));
        while (lines.size() < 60) {
            lines.add(line(lines.size()));
        }
        return lines;
    }

    private String open(String programme) {
        String first = one("2026-01-01", "2026-02-28", "2026-06-15", "2026-11-30", "2025-12-29");
        String last = one("2026-12-31", "2027-01-03", "2026-11-30", "2026-06-14");
        return "{\"t\":\"open\",\"g\":\"" + programme + "\",\"y\":2026,\"v\":1,\"b\":\"" + first + "\",\"e\":\"" + last + "\",\"k\":[" + one("\"everyone\"", "\"everyone\",\"teachers\"", "")
            + "],\"m\":[\"online\",\"supervised\"],\"h\":\"" + HASH + "\",\"d\":\"2026-W01\"}";
    }

    private String line(int index) {
        if (faulty && random.nextInt(40) == 0) {
            return wrong(index);
        }
        return switch (random.nextInt(12)) {
            case 0 -> moved("revoke", standing, revoked, index);
            case 1 -> moved("reinstate", revoked, standing, index);
            case 2 -> unclaimed.isEmpty() ? issued(index) : claim(unclaimed.remove(random.nextInt(unclaimed.size())));
            case 3 -> "{\"t\":\"key\",\"u\":\"did:web:qadam.example#1\",\"d\":\"2026-W48\"}";
            default -> issued(index);
        };
    }

    private String moved(String deed, List<Integer> from, List<Integer> to, int index) {
        if (from.isEmpty()) {
            return issued(index);
        }
        int place = from.remove(random.nextInt(from.size()));
        to.add(place);
        return about(deed, place);
    }

    private String issued(int index) {
        String issue = issue();
        standing.add(index);
        if (issue.contains("\"p\":null") || issue.contains("\"a\":\"self\"")) {
            unclaimed.add(index);
        }
        return issue;
    }

    private String claim(int place) {
        return "{\"t\":\"claim\",\"x\":" + place + ",\"p\":" + tag() + ",\"a\":\"" + one("sso", "roster") + "\",\"d\":\"2026-W50\"}";
    }

    private String issue() {
        return "{\"t\":\"issue\",\"p\":" + one("null", tag(), tag(), tag(), tag()) + ",\"c\":\"" + "%032x".formatted(++commitments) + "0".repeat(32) + "\",\"g\":\"" + one("kz-2026@1", "kz-2026@2", "demo-kz@1")
            + "\",\"k\":\"" + one("everyone", "everyone", "teachers") + "\",\"l\":" + (1 + random.nextInt(4)) + ",\"r\":\"" + one("KZ-10", "KZ-75", "KZ") + "\",\"d\":\""
            + one("2026-W01", "2026-W24", "2026-W25", "2026-W48", "2026-W49", "2026-W53", "2027-W01", "2025-12", "2026-01", "2026-06", "2026-11", "2026-12") + "\",\"m\":\""
            + one("online", "supervised", "rehearsal") + "\",\"a\":\"" + one("sso", "roster", "self") + "\",\"i\":\"state\"}";
    }

    private String tag() {
        return "\"" + "%032x".formatted(1 + random.nextInt(9)) + "\"";
    }

    private String about(String deed, long place) {
        return "{\"t\":\"" + deed + "\",\"x\":" + place + ",\"q\":\"mistake\",\"d\":\"2026-W49\"}";
    }

    private String wrong(int index) {
        return one(issue().replace("kz-2026@", "kz-2025@"), issue().replace("\"l\":", "\"l\": "), open("kz-2026@2"), open("kz-2026@3").replace("\"v\":1", "\"v\":2"),
            open("kz-2026@4").replaceFirst("\"b\":\"[^\"]*", "\"b\":\"2026-02-31"), about("revoke", index), about("revoke", 0), about("repeal", 5),
            issue().replaceFirst("\"c\":\"[0-9a-f]{32}", "\"c\":\"%032x".formatted(Math.max(1, commitments - 3))), "{\"t\":\"close\",\"g\":\"kz-2026@1\",\"h\":\"" + "0".repeat(64) + "\",\"d\":\"2027-W29\"}",
            claim(index), claim(random.nextInt(index)), "{\"t\":\"close\",\"g\":\"kz-2026@1\",\"h\":\"" + HASH + "\",\"d\":\"2027-W29\"}", "", "{}", "қадам");
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** What the server's own count says of it. */
    static String counted(List<String> lines) {
        Recount recount = new Recount();
        try {
            for (int place = 0; place < lines.size(); place++) {
                recount.add(place, lines.get(place));
            }
        } catch (LogFault fault) {
            return fault.kind().name().toLowerCase(Locale.ROOT) + " " + fault.values().get("what");
        }
        return recount.programmes().stream().flatMap(programme -> recount.cells(programme).entrySet().stream()
            .map(cell -> programme + "/" + name(cell.getKey()) + "=" + cell.getValue())).sorted(Comparator.naturalOrder()).collect(Collectors.joining(" "));
    }

    private static String name(Cell cell) {
        return cell.measure().code() + (cell.dimension() == Dimension.TOTAL ? "" : "/" + cell.dimension().code() + "/" + cell.value());
    }
}
