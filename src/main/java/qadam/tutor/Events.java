package qadam.tutor;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events to one browser. While nothing is sent, a comment goes out now and then: it keeps the connection, and tells whether anybody is still there. The
 * response begins with the first event, so that a refusal before it is an ordinary one.
 */
final class Events implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Context context;
    private final Thread beating = Thread.ofVirtual().name("tutor-events").unstarted(this::beat);
    private volatile boolean gone;
    /** Guarded by this. */
    private boolean begun;
    private boolean closed;

    Events(Context context) {
        this.context = context;
    }

    /** Whether nobody listens any more. */
    boolean isGone() {
        return gone;
    }

    synchronized void send(String name, Map<String, Object> data) {
        begin();
        write("event: " + name + "\ndata: " + json(data) + "\n\n");
    }

    /** After a refusal in the middle. */
    static void last(Context context, String name, Map<String, Object> data) throws IOException {
        ServletOutputStream out = context.res().getOutputStream();
        out.write(("event: " + name + "\ndata: " + json(data) + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String json(Map<String, Object> data) {
        return JSON.writeValueAsString(data);   // escapes line ends, so it is one line
    }

    private void begin() {
        if (!begun) {
            begun = true;
            context.status(200).header("Cache-Control", "no-store").header("X-Accel-Buffering", "no").contentType("text/event-stream; charset=utf-8");
            beating.start();
        }
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    write(": \n\n");
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Held while it writes: by who answers, or by the beat. */
    private void write(String text) {
        if (gone) {
            return;
        }
        try {
            ServletOutputStream out = context.res().getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException away) {
            gone = true;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        beating.interrupt();
    }
}
