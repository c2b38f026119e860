package qadam.bench;

import io.javalin.Javalin;

/** The reference: the smallest program with the same server, one word at one address. */
final class Hello {
    private Hello() {
    }

    /** @param arguments the port, and anything more to end after one page, as the rehearsal for the JVM's cache does */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/hello", context -> context.result("hello\n"));
        }).start("127.0.0.1", port);
        if (arguments.length > 1) {
            Program.opens("http://localhost:" + server.port() + "/hello");
            System.exit(0);
        }
    }
}
