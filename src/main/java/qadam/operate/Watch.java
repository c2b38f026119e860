package qadam.operate;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import qadam.backup.Backups;
import qadam.exam.OpenAttempts;
import qadam.identity.OfficeSection;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Lately;
import qadam.shared.Measured;
import qadam.shared.Texts;
import qadam.web.RequestListener;
import qadam.web.Routes;

/** What there is to watch on a running server, for a monitoring program and for the office. */
public final class Watch {
    private final RequestMeter requests = new RequestMeter();
    private final Database database;
    private final Path data;
    private final Backups backups;
    private final InstantSource clock;

    public Watch(Database database, Path data, Backups backups, InstantSource clock) {
        this.backups = backups;
        this.database = database;
        this.data = data;
        this.clock = clock;
    }

    /** To be told of every request. */
    public RequestListener requests() {
        return requests;
    }

    /** @param others what other packages measure */
    public Routes routes(RecordedSteps steps, OpenAttempts attempts, Supplier<List<Measured>> others) {
        Lately<Integer> running = Lately.second(attempts::running);
        Lately<List<Measured>> measured = Lately.second(others);
        Meter learning = metrics -> {
            metrics.counter("qadam_steps_stored", "Steps made durable by this server since it started.", steps.stored());
            metrics.gauge("qadam_attempts_running", "Exams that are being sat at this moment.", running.get());
            measured.get().forEach(one -> metrics.gauge(one.name(), one.help(), one.value()));
        };
        return new Metrics(MetricsToken.readOrMake(data),
            List.of(requests, learning, new StorageMeter(database, backups, clock), new MachineMeter(clock)));
    }

    public OfficeSection officeSection(Texts texts) {
        return new ServerCard(database, backups, clock, texts);
    }
}
