package qadam.bench.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of {@code ./qadam bench durability}: each alone, or all; {@code kills=20} asks for another number of rounds. */
public final class Parts {
    private static final Map<String, Part> ALL = new LinkedHashMap<>();
    private static Path room;

    static {
        ALL.put("kills", new Kills());
        ALL.put("power", new PowerCuts());
        ALL.put("full", new FullDisk());
        ALL.put("io", new FailingWrites());
        ALL.put("clock", new ClockJumps());
    }

    /** One kind of fault, with its control. */
    interface Part {
        /** @param rounds 0 for the usual number */
        void run(Report report, int rounds) throws Exception;
    }

    private Parts() {
    }

    /** @return whether every promise held and every control lost something */
    public static boolean run(String[] arguments) throws Exception {
        List<String> asked = arguments.length == 0 ? List.copyOf(ALL.keySet()) : Arrays.asList(arguments);
        List<Report> reports = new ArrayList<>();
        for (String each : asked) {
            String[] words = each.split("=", 2);
            Part part = ALL.get(words[0]);
            if (part == null) {
                throw new IllegalArgumentException("parts are: " + String.join(", ", ALL.keySet()));
            }
            Report report = new Report(words[0]);
            reports.add(report);
            report.during(() -> part.run(report, words.length > 1 ? Integer.parseInt(words[1]) : 0));
            report.print();
        }
        boolean good = reports.stream().allMatch(Report::isGood);
        if (good) {
            Tools.tried("rm", "-rf", "--one-file-system", room().toString());
        }
        return good;
    }

    /** Where logs and ledgers of this run lie. */
    static synchronized Path room() {
        try {
            if (room == null) {
                room = Files.createTempDirectory("qadam-durability");
                System.out.println("logs and ledgers, removed when all is as promised: " + room);
            }
            return room;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
