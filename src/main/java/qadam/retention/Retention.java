package qadam.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.SettingStore;
import qadam.shared.Texts;

/**
 * The nightly sweep: lets go of what has been kept long enough, on a thread of its own, once a day from four in the morning on.
 * A machine that is off at night sweeps when it is on again. Several nodes may do it at once: nothing goes twice.
 */
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String SWEPT = "swept_on";
    private static final int HOUR = 4;
    private static final int FIRST_LOOK_SECONDS = 180;
    private static final int LOOK_SECONDS = 600;

    private final SettingStore settings = new SettingStore();
    private final Map<Keep, Forgetting> keepers = new EnumMap<>(Keep.class);
    private final Database database;
    private final KeepPlan plan;
    private final InstantSource clock;
    private final List<Forgetting> always;
    private final ScheduledExecutorService night = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("retention").daemon().priority(Thread.MIN_PRIORITY).factory());

    /**
     * @param keepers who lets go of what, one for each that there is to keep
     * @param always what goes whatever the plan: they know their times themselves, and are told what time it is
     */
    public Retention(Database database, KeepPlan plan, InstantSource clock, Map<Keep, Forgetting> keepers, List<Forgetting> always) {
        this.database = database;
        this.plan = plan;
        this.clock = clock;
        this.keepers.putAll(keepers);
        this.always = List.copyOf(always);
    }

    public Retention start() {
        night.scheduleWithFixedDelay(this::look, FIRST_LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** Sweeps when it is time; what fails is tried again at the next look. */
    void look() {
        try {
            if (isDue(clock.instant().atZone(KeepPlan.ALMATY))) {
                sweep();
            }
        } catch (RuntimeException failed) {   // an exception here would end the looks for ever
            LOG.error("the nightly sweep failed", failed);
        }
    }

    private boolean isDue(ZonedDateTime now) {
        String today = now.toLocalDate().toString();
        return now.getHour() >= HOUR && !database.read(handle -> settings.find(handle, SWEPT)).filter(today::equals).isPresent();
    }

    /**
     * Lets go of everything that has grown old by now; gives back how much it was. Whoever fails keeps nobody else from it.
     *
     * @throws RuntimeException the first that failed, after all have had their turn: the day is not done then
     */
    public int sweep() {
        Instant now = clock.instant();
        List<RuntimeException> failures = new ArrayList<>();
        int gone = always.stream().mapToInt(keeper -> forget(keeper, now, failures)).sum();
        for (Map.Entry<Keep, Forgetting> keeper : keepers.entrySet()) {
            gone += plan.before(keeper.getKey(), now).map(before -> forget(keeper.getValue(), before, failures)).orElse(0);
        }
        if (gone > 0) {
            database.forget();
            LOG.info("nightly sweep: {} rows and files had been kept long enough", gone);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        LocalDate today = now.atZone(KeepPlan.ALMATY).toLocalDate();
        database.write(handle -> {
            settings.set(handle, SWEPT, today.toString());
            return null;
        });
        return gone;
    }

    private int forget(Forgetting keeper, Instant before, List<RuntimeException> failures) {
        try {
            return keeper.forget(database, before);
        } catch (RuntimeException failed) {
            failures.stream().findFirst().ifPresentOrElse(first -> first.addSuppressed(failed), () -> failures.add(failed));
            return 0;
        }
    }

    /** What is kept how long on this server, for the page on privacy; from the plan, so that the page tells the truth. */
    public List<String> words(Texts texts, Language language) {
        return List.of(Keep.values()).stream()
            .map(keep -> texts.text(language, "retention.kept." + keep.code(), Map.of("count", plan.number(keep)))).toList();
    }

    @Override
    public void close() {
        night.shutdownNow();
    }
}
