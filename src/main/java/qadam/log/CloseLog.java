package qadam.log;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import qadam.credential.Leaf;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** Destroys a programme's person-tag key when its audit window is over, and says so in the log. The count stays verifiable. */
@Command(name = "close", mixinStandardHelpOptions = true,
    description = "Destroys the person-tag key of a programme whose audit window is over: from then on nobody can tell whose a tag is.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:destroyed, and written in the log", "1:not done; the message says why", "2:a wrong command line"})
final class CloseLog extends LogCommand.OnLog {
    /** The last leaves are covered by a checkpoint within 14 days; auditors have half a year after that. */
    private static final int AUDIT_DAYS = 14 + 180;

    @Option(names = "--programme", required = true, paramLabel = "NAME", description = "The programme, as kz-2026, with all its editions.")
    private String programme;
    private final BiFunction<PublicLog, Database, LogListener> followers;

    CloseLog(InstantSource clock, BiFunction<PublicLog, Database, LogListener> followers) {
        super(clock);
        this.followers = followers;
    }

    @Override
    int on(PublicLog log, Database opened) {
        String id = programme.replaceFirst("@.*", "");
        List<LogStore.Known> editions = opened.read(handle -> log.store().programmes(handle)).stream().filter(known -> known.id().equals(id)).toList();
        List<Leaf.Open> open = open(log, opened, id);
        requireOver(editions);
        log.heardBy(followers.apply(log, opened)).publish(Haste.ALL);   // what still waits had its chance
        log.tags(id).destroyKey();
        open.forEach(one -> log.appendOwn(new Leaf.Close(one.programme(), one.keyHash(), Leaf.week(clock.instant()))));
        log.publishAppended().ifPresent(newest -> say("log.command.published", log.words(newest)));
        say("log.command.closed", Map.of("programme", id));
        return 0;
    }

    /** One key serves all editions of a programme, so the last of them to end decides. */
    private void requireOver(List<LogStore.Known> editions) {
        LocalDate ends = editions.stream().map(LogStore.Known::lastDay).max(LocalDate::compareTo).orElseThrow(() -> new Refusal(LogProblem.NOT_BEGUN)).plusDays(AUDIT_DAYS);
        if (!clock.instant().atZone(Leaf.ALMATY).toLocalDate().isAfter(ends)) {
            throw new Refusal(LogProblem.CLOSE_TOO_EARLY, Map.of("day", ends));
        }
    }

    /** The programme's editions as the log has opened and not closed them; what is appended stands in it, also when its publication was cut off. */
    private static List<Leaf.Open> open(PublicLog log, Database opened, String id) {
        Map<String, Leaf.Open> open = new TreeMap<>();
        List<String> closed = new ArrayList<>();
        opened.read(handle -> {
            log.eachLeaf(handle, log.store().state(handle).orElseThrow().appended(), (index, line) -> {
                switch (Leaf.read(line)) {
                    case Leaf.Open leaf -> open.put(leaf.programme(), leaf);
                    case Leaf.Close leaf -> closed.add(leaf.programme());
                    case Leaf.Issue issue -> { }
                    case Leaf.About about -> { }
                    case Leaf.Key key -> { }
                }
            });
            return null;
        });
        open.keySet().removeIf(edition -> !edition.startsWith(id + "@"));
        if (open.isEmpty()) {
            throw new Refusal(LogProblem.NOT_BEGUN);
        }
        closed.forEach(open::remove);
        if (open.isEmpty()) {
            throw new Refusal(LogProblem.CLOSED);
        }
        return List.copyOf(open.values());
    }
}
