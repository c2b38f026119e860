package qadam.world;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;

/** Ports that nobody listens on. */
public final class Ports {
    /** Below those that the system gives to outgoing connections, and of these every other one: tests run in two processes at once. */
    private static final int LOWEST = 20_000;
    private static final int NUMBER = 12_000;
    private static final int FORKS = 2;
    private static final int FORK = Integer.getInteger("qadam.fork", 1);
    private static final Random RANDOM = new Random();

    private Ports() {
    }

    public static int free() {
        while (true) {
            int port = LOWEST + RANDOM.nextInt(NUMBER / FORKS) * FORKS + FORK % FORKS;
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
