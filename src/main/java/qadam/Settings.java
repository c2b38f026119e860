package qadam;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import qadam.backup.BackupPlan;
import qadam.letter.SmtpPlan;
import qadam.lrs.TrialClient;
import qadam.model.ModelSettings;
import qadam.retention.KeepPlan;
import qadam.shared.Limits;
import qadam.transport.TransportOptions;

/**
 * How one server is started.
 *
 * @param port 0 for any free one
 * @param transport by which address and over what people come
 * @param data the folder that holds everything this server must not lose
 * @param databaseUrl {@code jdbc:postgresql://…}, or null for SQLite in the data folder
 * @param courses the folder of courses
 * @param demo true adds invented people and history, shown with a banner and never really counted
 * @param preview true shows the courses as they lie in their folder, read again on change, and publishes nothing: for authors
 * @param diskReserve bytes that are kept free on the disk, in place of the usual ones
 * @param backups how often this server saves itself
 * @param keep how long things are kept
 * @param smtp the mail server for letters; empty sends none
 * @param limits how much is too much
 * @param sso the file that describes other organisations' sign-ons; empty for the one in the data folder, if there is one
 * @param staffByPassword whether what staff may do opens by a password alone: for a trial or a test, and not by default
 * @param models the language models, if any
 * @param visionNetwork the folder of a network that learners may borrow in the vision lab
 * @param lrsClients clients of the learning record store for as long as it runs
 * @param clockIsRight whether the operator vouches for a clock that is behind the newest step
 */
public record Settings(int port, TransportOptions transport, Path data, String databaseUrl, Path courses, boolean demo, boolean preview,
                       OptionalLong diskReserve, BackupPlan backups, KeepPlan keep, Optional<SmtpPlan> smtp, boolean clockIsRight, Limits limits, InstantSource clock,
                       Optional<Path> sso, boolean staffByPassword, ModelSettings models, Optional<Path> visionNetwork, List<TrialClient> lrsClients) {
    /** Without a language model. */
    public Settings(int port, TransportOptions transport, Path data, String databaseUrl, Path courses, boolean demo, boolean preview,
                    OptionalLong diskReserve, BackupPlan backups, KeepPlan keep, Optional<SmtpPlan> smtp, boolean clockIsRight, Limits limits, InstantSource clock,
                    Optional<Path> sso, boolean staffByPassword) {
        this(port, transport, data, databaseUrl, courses, demo, preview, diskReserve, backups, keep, smtp, clockIsRight, limits, clock, sso, staffByPassword, ModelSettings.NONE, Optional.empty(), List.of());
    }

    /** For tests and rehearsals, whose staff come in by password; {@link #strict} asks for more. */
    public Settings(int port, TransportOptions transport, Path data, String databaseUrl, Path courses, boolean demo, boolean preview,
                    OptionalLong diskReserve, BackupPlan backups, KeepPlan keep, Optional<SmtpPlan> smtp, boolean clockIsRight, Limits limits, InstantSource clock) {
        this(port, transport, data, databaseUrl, courses, demo, preview, diskReserve, backups, keep, smtp, clockIsRight, limits, clock, Optional.empty(), true);
    }

    public Settings(int port, String origin, Path data, String databaseUrl, Path courses, boolean demo, boolean preview, InstantSource clock) {
        this(port, TransportOptions.local(origin), data, databaseUrl, courses, demo, preview, OptionalLong.empty(), BackupPlan.NONE, KeepPlan.USUAL, Optional.empty(), false, Limits.USUAL, clock);
    }

    /** The same with limits of their own. */
    public Settings within(Limits limits) {
        return new Settings(port, transport, data, databaseUrl, courses, demo, preview, diskReserve, backups, keep, smtp, clockIsRight, limits, clock, sso, staffByPassword, models, visionNetwork, lrsClients);
    }

    /** The same as a real installation is started: staff come in by a passkey, or a sign-on that is as good. */
    public Settings strict() {
        return new Settings(port, transport, data, databaseUrl, courses, demo, preview, diskReserve, backups, keep, smtp, clockIsRight, limits, clock, sso, false, models, visionNetwork, lrsClients);
    }

    /** The same with these language models. */
    public Settings with(ModelSettings models) {
        return new Settings(port, transport, data, databaseUrl, courses, demo, preview, diskReserve, backups, keep, smtp, clockIsRight, limits, clock, sso, staffByPassword, models, visionNetwork, lrsClients);
    }

    public Settings(int port, String origin, Path data, String databaseUrl, Path courses, boolean demo, InstantSource clock) {
        this(port, origin, data, databaseUrl, courses, demo, false, clock);
    }

    /** The same with these clients of the learning record store. */
    public Settings admitting(List<TrialClient> lrsClients) {
        return new Settings(port, transport, data, databaseUrl, courses, demo, preview, diskReserve, backups, keep, smtp, clockIsRight, limits, clock, sso, staffByPassword, models, visionNetwork, lrsClients);
    }
}
