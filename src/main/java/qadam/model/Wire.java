package qadam.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import qadam.shared.Program;

/** HTTP to one server: its addresses, its key, and waiting that ends in time or when nobody wants the answer any more. */
final class Wire {
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final HttpClient client;
    private final ModelServer server;
    private final Optional<String> key;

    /** Nobody wants the answer any more. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        Stopped() {
            super(null, null, false, false);
        }
    }

    Wire(HttpClient client, ModelServer server, Optional<String> key) {
        this.client = client;
        this.server = server;
        this.key = key;
    }

    HttpRequest get(String path, String purpose) {
        return request(path, purpose).GET().build();
    }

    HttpRequest post(String path, String purpose, String json) {
        return request(path, purpose).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)).build();
    }

    private HttpRequest.Builder request(String path, String purpose) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.at(path)).header("User-Agent", "Qadam/" + Program.VERSION + purpose);
        key.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        return builder;
    }

    /** Sends, and waits for the head of the answer. */
    HttpResponse<Inflow> send(HttpRequest request, long until, BooleanSupplier stopped) throws Fault, Stopped {
        CompletableFuture<HttpResponse<Inflow>> sent = client.sendAsync(request, head -> new Inflow());
        try {
            while (true) {
                try {
                    return sent.get(Math.min(LOOK_UP_NANOS, Math.max(1, until - System.nanoTime())), TimeUnit.NANOSECONDS);
                } catch (TimeoutException notYet) {
                    requireWanted(stopped);
                    if (System.nanoTime() >= until) {
                        throw Fault.of(ModelProblem.SLOW);
                    }
                }
            }
        } catch (ExecutionException failed) {
            throw Fault.elsewhere(ModelProblem.DOWN, Optional.empty());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } finally {
            if (!sent.isDone() || Thread.currentThread().isInterrupted()) {
                giveUp(sent);
            }
        }
    }

    /** Also when the answer comes in the very moment: nobody would read it. */
    private static void giveUp(CompletableFuture<HttpResponse<Inflow>> sent) {
        sent.thenAccept(late -> late.body().cancel());
        sent.cancel(true);
    }

    /**
     * The next delivery of a body.
     *
     * @param until the nanosecond until which is waited
     * @return null when it did not come in time
     */
    static Inflow.Came next(Inflow body, long until, BooleanSupplier stopped) throws Stopped {
        try {
            while (true) {
                requireWanted(stopped);
                long left = until - System.nanoTime();
                Inflow.Came came = body.next(Math.min(LOOK_UP_NANOS, left));
                if (came != null || left <= 0) {
                    return came;
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private static void requireWanted(BooleanSupplier stopped) throws Stopped {
        if (stopped.getAsBoolean()) {
            throw new Stopped();
        }
    }

    /** A whole body of at most so many bytes; a longer or a broken one is garbled. */
    static String text(Inflow body, int most, long until, BooleanSupplier stopped) throws Fault, Stopped {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            while (true) {
                switch (next(body, until, stopped)) {
                    case null -> throw Fault.of(ModelProblem.STALLED);
                    case Inflow.Came.Broken broken -> throw Fault.of(ModelProblem.CUT);
                    case Inflow.Came.End end -> {
                        return all.toString(StandardCharsets.UTF_8);
                    }
                    case Inflow.Came.Bytes(var buffers) -> {
                        for (ByteBuffer buffer : buffers) {
                            byte[] bytes = new byte[buffer.remaining()];
                            buffer.get(bytes);
                            all.writeBytes(bytes);
                        }
                        if (all.size() > most) {
                            throw Fault.of(ModelProblem.GARBLED);
                        }
                    }
                }
            }
        } finally {
            body.cancel();
        }
    }

    /** A client for all servers: old and plain HTTP, and nowhere but where it is sent. */
    static HttpClient client(Duration connect) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(connect).build();
    }

    /** The key in this file, and nothing else. @throws IllegalArgumentException with words for the operator */
    static String key(java.nio.file.Path file) {
        try {
            if (java.nio.file.Files.getFileStore(file).supportsFileAttributeView("posix")
                && java.nio.file.Files.getPosixFilePermissions(file).stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
                throw new IllegalArgumentException("key-file: others than its owner can read " + file + "; chmod 600 it");
            }
            String key = java.nio.file.Files.readString(file).strip();
            if (!key.matches("[!-~]{1,4096}")) {
                throw new IllegalArgumentException("key-file: the file is to hold one key and nothing else: " + file);
            }
            return key;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("key-file: this file cannot be read: " + file);
        }
    }
}
