package qadam.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Programme;
import qadam.shared.Database;
import qadam.shared.SettingStore;
import qadam.web.DemoNotice;

/**
 * Whether this installation is a demonstration, decided at its first start and never again, and what that changes. Its history
 * is written before the server opens, with the clock set back; a later start finds it there and costs nothing.
 */
public final class Demonstration {
    private static final String KIND = "installation";
    private static final String REAL = "real";
    private static final String INVENTED = "demonstration";
    private static final String HISTORY = "demonstration_history";
    private static final String BEGUN = "begun";
    private static final String WRITTEN = "written";

    private final Database database;
    private final InstantSource clock;
    private final Optional<DemoClock> pen;
    private final boolean on;

    private Demonstration(Database database, InstantSource clock, Optional<DemoClock> pen, boolean on) {
        this.database = database;
        this.clock = clock;
        this.pen = pen;
        this.on = on;
    }

    /** Why a folder cannot be started so; the message is for the operator. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads the mark, or sets it when this is the first start.
     *
     * @param wanted whether {@code --demo} was given
     */
    public static Demonstration open(Database database, boolean wanted, InstantSource clock) {
        SettingStore settings = new SettingStore();
        boolean on = database.write(handle -> settings.keepFirst(handle, KIND, wanted && settings.isEmpty(handle) ? INVENTED : REAL)).equals(INVENTED);
        if (wanted && !on) {
            throw new Refused("This data folder belongs to a real installation: --demo would put invented people beside real ones. "
                + "Give a folder of its own, for example --data demo-data.");
        }
        Optional<String> history = database.read(handle -> settings.find(handle, HISTORY));
        if (history.filter(BEGUN::equals).isPresent()) {
            throw new Refused("The first start of this demonstration was ended before its history was whole. "
                + "Remove the data folder and start again: nothing real is in it.");
        }
        return new Demonstration(database, clock, on && history.isEmpty() ? Optional.of(new DemoClock(clock, History.LENGTH)) : Optional.empty(), on);
    }

    public boolean isOn() {
        return on;
    }

    /** The clock for the whole house. */
    public InstantSource clock() {
        return pen.<InstantSource>map(set -> set).orElse(clock);
    }

    /** The programme towards which credentials count here. */
    public Programme programme(Programme real) {
        return on ? real.demonstration() : real;
    }

    /** What every page says. */
    public Optional<DemoNotice> notice() {
        return on ? Optional.of(Cast.NOTICE) : Optional.empty();
    }

    /** Writes the history if it is not there yet; ended half-way, it is never shown as whole. */
    public void write(Stage stage, PrintStream console) {
        pen.ifPresent(set -> {
            Instant now = clock.instant();
            Course course = stage.courses().all().stream().filter(one -> one.exam().isPresent()).findFirst()
                .orElseThrow(() -> new Refused("A demonstration needs a published course with an exam; the folder of courses has none."));
            note(BEGUN);
            console.print("Demonstration: inventing people and their history ");
            new History(stage, set, now, course).write(() -> {
                console.print('.');
                console.flush();
            });
            set.release();
            note(WRITTEN);
            console.printf(" %.1f s%n", Duration.between(now, clock.instant()).toMillis() / 1000.0);
        });
    }

    private void note(String state) {
        database.write(handle -> {
            new SettingStore().set(handle, HISTORY, state);
            return null;
        });
    }
}
