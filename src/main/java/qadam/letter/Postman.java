package qadam.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.letter.LetterStore.Waiting;
import qadam.shared.Database;

/**
 * Sends what waits, on a thread of its own and outside of every transaction. A letter leaves the queue only when the mail server has
 * taken it; killed in between, it is sent once more. What cannot be sent is tried again ever more rarely for about three days.
 */
public final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int LOOK_SECONDS = 2;
    private static final int AT_ONCE = 20;
    /** A node that took a letter and has not said for so long what became of it is taken for dead. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** Minutes until the next try; after the last one the letter is given up. */
    private static final List<Integer> WAITS = List.of(1, 5, 15, 60, 180, 360, 720, 1440, 1440);

    private final AddressStore addresses = new AddressStore();
    private final LetterStore queue = new LetterStore();
    private final Database database;
    private final Letters letters;
    private final InstantSource clock;
    private final Optional<Desk> desk;
    private final Letters.Unread unread;
    private final ScheduledExecutorService rounds =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("postman").daemon().factory());

    /** What sending needs. */
    record Desk(MailServer server, LetterWriter writer) {
    }

    Postman(Database database, Letters letters, InstantSource clock, Optional<Desk> desk, Letters.Unread unread) {
        this.database = database;
        this.letters = letters;
        this.clock = clock;
        this.desk = desk;
        this.unread = unread;
    }

    public Postman start() {
        if (desk.isPresent()) {
            rounds.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
        return this;
    }

    private void look() {
        try {
            desk.ifPresent(this::round);
        } catch (RuntimeException failed) {   // an exception here would end the rounds for ever
            LOG.error("a round of letters failed: {}", failed.getClass().getSimpleName());
        }
    }

    /** Sends what is due now. */
    void round() {
        desk.ifPresent(this::round);
    }

    /** Each letter is taken a moment before it is sent: a mail server that takes minutes over the first must not use up the others' leases. */
    private void round(Desk at) {
        List<Waiting> due = database.read(handle -> queue.due(handle, clock.instant(), AT_ONCE)).stream().filter(this::isStillWanted).toList();
        if (due.isEmpty()) {
            return;
        }
        try (Transport transport = at.server().open()) {
            due.stream().filter(this::take).forEach(letter -> settle(letter, send(at, transport, letter)));
        } catch (MessagingException | RuntimeException closed) {
            Outcome.Why why = MailServer.why(closed);
            due.stream().filter(this::take).forEach(letter -> settle(letter, new Outcome.Later(why)));
        }
    }

    private boolean take(Waiting letter) {
        Instant again = clock.instant().plus(LEASE);
        return database.write(handle -> queue.take(handle, letter, again));
    }

    /** Not when the person has read everything meanwhile, has stopped the letters, or has left. */
    private boolean isStillWanted(Waiting letter) {
        boolean wanted = database.read(handle -> addresses.of(handle, letter.person()).filter(address -> address.takes(letter.kind())).isPresent()
            && (letter.kind() != LetterKind.NEWS || unread.has(handle, letter.person())));
        if (!wanted) {
            remove(letter);
        }
        return wanted;
    }

    private Outcome send(Desk at, Transport transport, Waiting letter) {
        Optional<LetterView> to = letters.view(letter.person());
        if (to.isEmpty()) {
            return new Outcome.Sent();   // the person has left: there is nobody to write to
        }
        try {
            return at.server().send(transport, at.writer().write(at.server().session(), letter.kind(), to.get().address(), to.get().text(), clock.instant()));
        } catch (MessagingException unwritable) {
            return new Outcome.Refused();
        }
    }

    private void settle(Waiting letter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent sent -> reached(letter);
            case Outcome.Refused refused -> giveUp(letter, Outcome.Why.REFUSED);
            case Outcome.Later later when letter.tries() < WAITS.size() -> postpone(letter, later.why());
            case Outcome.Later later -> giveUp(letter, later.why());
        }
    }

    private void reached(Waiting letter) {
        database.write(handle -> {
            queue.remove(handle, letter.person(), letter.kind());
            addresses.reached(handle, letter.person());
            return null;
        });
    }

    private void postpone(Waiting letter, Outcome.Why why) {
        int minutes = WAITS.get(letter.tries());
        LOG.warn("a letter waits for {} minutes more: {}", minutes, why);
        Instant due = clock.instant().plus(Duration.ofMinutes(minutes));
        database.write(handle -> {
            queue.postpone(handle, letter, due);
            return null;
        });
    }

    private void giveUp(Waiting letter, Outcome.Why why) {
        LOG.warn("a letter was given up, and its person is told on their page: {}", why);
        Instant now = clock.instant();
        database.write(handle -> {
            queue.remove(handle, letter.person(), letter.kind());
            addresses.failed(handle, letter.person(), now, why);
            return null;
        });
    }

    private void remove(Waiting letter) {
        database.write(handle -> {
            queue.remove(handle, letter.person(), letter.kind());
            return null;
        });
    }

    /** A letter under way is finished or sent again after the next start. */
    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
