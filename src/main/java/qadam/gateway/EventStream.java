package qadam.gateway;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Server-sent events (WHATWG HTML §9.2) of one answer. Nothing is sent before the first event or a while of silence, so that until then the answer
 * may still be a refusal with its own status; after that, a comment in each silence keeps proxies and the server from hanging up.
 */
final class EventStream implements AutoCloseable {
    private static final long SILENCE_MILLIS = 10_000;

    private final HttpServletResponse response;
    private final ReentrantLock lock = new ReentrantLock();   // guards the three below, and the stream
    private boolean begun;
    private boolean gone;
    private long lastSent = System.nanoTime();
    private final Thread beats = Thread.ofVirtual().unstarted(this::beat);

    EventStream(Context context) {
        this.response = context.res();
        beats.start();
    }

    /** Whether a status can still be chosen. */
    boolean isUnbegun() {
        lock.lock();
        try {
            return !begun;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody reads any more. */
    boolean isGone() {
        lock.lock();
        try {
            return gone;
        } finally {
            lock.unlock();
        }
    }

    void send(String data) {
        write("data: " + data + "\n\n");
    }

    private void write(String text) {
        lock.lock();
        try {
            if (gone) {
                return;
            }
            begin();
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            lastSent = System.nanoTime();
        } catch (IOException left) {
            gone = true;
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            response.setStatus(200);
            response.setContentType("text/event-stream; charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");   // nginx would keep the pieces until there are enough
        }
    }

    private void beat() {
        try {
            while (!isGone()) {
                Thread.sleep(SILENCE_MILLIS);
                if (System.nanoTime() - lastSent > SILENCE_MILLIS * 900_000) {
                    write(": waiting\n\n");
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            gone = true;
            beats.interrupt();
        } finally {
            lock.unlock();
        }
    }
}
