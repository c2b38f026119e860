package qadam.bench;

import io.javalin.Javalin;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The reference: the smallest program with the same server, one word at one address. It has Qadam's threads and Qadam's logging:
 * without a configuration the log would take every debug line of the server, and the reference would be twenty times too slow.
 */
final class Hello {
    private Hello() {
    }

    /** @param arguments the port, and anything more to end after one page, as the rehearsal for the JVM's cache does */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            QueuedThreadPool threads = new QueuedThreadPool(200, 4, 60_000, new LinkedBlockingQueue<>());
            threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
            config.jetty.threadPool = threads;
            config.routes.get("/hello", context -> context.result("hello\n"));
        }).start("127.0.0.1", port);
        if (arguments.length > 1) {
            Program.opens("http://localhost:" + server.port() + "/hello");
            System.exit(0);
        }
    }
}
