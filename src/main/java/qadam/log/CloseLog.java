package qadam.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
    /** The year's last leaves are covered by a checkpoint within 14 days; auditors have half a year after that. */
    private static final int AUDIT_DAYS = 14 + 180;

    @Option(names = "--programme", required = true, paramLabel = "NAME@VERSION", description = "The programme, as kz-2026@1.")
    private String programme;
    private final BiFunction<PublicLog, Database, LogListener> followers;

    CloseLog(InstantSource clock, BiFunction<PublicLog, Database, LogListener> followers) {
        super(clock);
        this.followers = followers;
    }

    @Override
    int on(PublicLog log, Database opened) {
        LogStore.Known known = opened.read(handle -> log.store().known(handle, programme)).filter(one -> one.position().isPresent())
            .orElseThrow(() -> new Refusal(LogProblem.NOT_BEGUN));
        LocalDate ends = LocalDate.of(known.year(), 12, 31).plusDays(AUDIT_DAYS);
        Instant now = clock.instant();
        if (!now.atZone(Leaf.ALMATY).toLocalDate().isAfter(ends)) {
            throw new Refusal(LogProblem.CLOSE_TOO_EARLY, Map.of("day", ends.toString()));
        }
        Leaf.Open open = opened(log, opened);
        log.heardBy(followers.apply(log, opened)).publish(Haste.ALL);   // what still waits had its chance
        log.tags(programme.replaceFirst("@.*", "")).destroyKey();
        log.appendOwn(new Leaf.Close(programme, open.keyHash(), Leaf.week(now)));
        log.publishAppended().ifPresent(newest -> say("log.command.published", log.words(newest)));
        say("log.command.closed", Map.of("programme", programme));
        return 0;
    }

    private Leaf.Open opened(PublicLog log, Database opened) {
        AtomicReference<Leaf.Open> found = new AtomicReference<>();
        opened.read(handle -> {
            log.eachLeaf(handle, log.latest(handle).map(Published::size).orElse(0L), (index, line) -> look(Leaf.read(line), found));
            return null;
        });
        return Optional.ofNullable(found.get()).orElseThrow(() -> new Refusal(LogProblem.NOT_BEGUN));
    }

    private void look(Leaf leaf, AtomicReference<Leaf.Open> found) {
        if (leaf instanceof Leaf.Open open && open.programme().equals(programme)) {
            found.set(open);
        } else if (leaf instanceof Leaf.Close close && close.programme().equals(programme)) {
            throw new Refusal(LogProblem.CLOSED);
        }
    }
}
