package qadam.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Refusal;

/**
 * Certificate and key in use, taken anew when their files have changed, as a renewal does every few weeks. A pair that is not
 * right is not taken, and the one before goes on: the two files are never replaced at the same moment.
 */
final class RenewedKeys extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedKeys.class);
    private static final int EVERY_SECONDS = 10;

    private final KeyPair first;
    private final String host;
    private final InstantSource clock;
    private final SslContextFactory.Server ssl = new SslContextFactory.Server();
    private final char[] password = "only in memory".toCharArray();
    /** Of the files when they were last looked at; touched by the one thread that looks. */
    private byte[] seen;
    private volatile KeyPair current;
    private ScheduledExecutorService watch;

    RenewedKeys(KeyPair first, String host, InstantSource clock) {
        this.first = first;
        this.current = first;
        this.host = host;
        this.clock = clock;
        ssl.setKeyStore(first.store(password));
        ssl.setKeyStorePassword(new String(password));
        this.seen = content();
    }

    SslContextFactory.Server ssl() {
        return ssl;
    }

    KeyPair current() {
        return current;
    }

    @Override
    protected void doStart() {
        watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("certificate").daemon().factory());
        watch.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() {
        watch.shutdownNow();
    }

    /** @return whether new ones were taken */
    boolean look() {
        byte[] now = content();
        if (Arrays.equals(now, seen)) {
            return false;
        }
        try {
            KeyPair fresh = KeyPair.read(first.file(), first.keyFile());
            List<Refusal> faults = fresh.faults(clock.instant(), host);
            return faults.isEmpty() ? take(fresh, now) : leave(faults.getFirst(), now);
        } catch (Refusal unreadable) {
            return leave(unreadable, now);
        }
    }

    private boolean take(KeyPair fresh, byte[] content) {
        try {
            ssl.reload(same -> same.setKeyStore(fresh.store(password)));
            seen = content;
            current = fresh;
            LOG.info("a new certificate was taken, it holds until {}", fresh.until());
            return true;
        } catch (Exception refused) {
            LOG.error("the new certificate cannot be used, the one before goes on", refused);
            seen = content;
            return false;
        }
    }

    private boolean leave(Refusal fault, byte[] content) {
        LOG.warn("certificate or key have changed and do not fit ({}): the ones before go on", fault.problem());
        seen = content;
        return false;
    }

    private byte[] content() {
        return join(bytes(first.file()), bytes(first.keyFile()));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }
}
