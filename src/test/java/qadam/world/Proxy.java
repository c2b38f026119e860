package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's nginx or Caddy, with the example of docs/run and only names, ports and files changed. */
public final class Proxy implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Proxy(Path folder, List<String> command) {
        this.log = folder.resolve("proxy.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HOME", folder.toString());
        try {
            this.process = builder.start();
        } catch (IOException missing) {
            throw new UncheckedIOException("the tests need " + command.getFirst() + "; ./qadam test installs it or says how", missing);
        }
    }

    /** @param plain the port of plain HTTP @param secure the port of https @param server the port of Qadam behind it */
    public static Proxy nginx(String host, SchoolCertificate certificate, int plain, int secure, int server) {
        Path folder = Databases.folder();
        String site = changed(example("docs/run/nginx.conf"), List.of("listen 80;", "listen 127.0.0.1:" + plain + ";", "listen 443 ", "listen 127.0.0.1:" + secure + " ",
            "https://qadam.school.kz$request_uri", "https://" + host + ":" + secure + "$request_uri",
            "/etc/letsencrypt/live/qadam.school.kz/fullchain.pem", certificate.certificate().toString(),
            "/etc/letsencrypt/live/qadam.school.kz/privkey.pem", certificate.key().toString(),
            "qadam.school.kz", host, "127.0.0.1:8080", "127.0.0.1:" + server));
        String whole = """
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr;
            events { }
            http {
            access_log off;
            client_body_temp_path %1$s/body;
            proxy_temp_path %1$s/proxy;
            fastcgi_temp_path %1$s/f;
            uwsgi_temp_path %1$s/u;
            scgi_temp_path %1$s/s;
            %2$s
            }
            """.formatted(folder, site);
        String user = SchoolNetwork.isPossible() ? "user root root;\n" : "";
        return start(folder, user + whole, List.of("/usr/sbin/nginx", "-p", folder.toString(), "-c"), secure);
    }

    /** @param secure the port of https @param server the port of Qadam behind it */
    public static Proxy caddy(String host, SchoolCertificate certificate, int secure, int server) {
        Path folder = Databases.folder();
        String site = changed(example("docs/run/Caddyfile"), List.of("\nqadam.school.kz {", "\nhttps://" + host + ":" + secure + " {\n\tbind 127.0.0.1\n\ttls " + certificate.certificate() + " " + certificate.key(),
            "127.0.0.1:8080", "127.0.0.1:" + server));
        String whole = "{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system " + folder + "\n}\n" + site;
        return start(folder, whole, List.of("caddy", "run", "--adapter", "caddyfile", "--config"), secure);
    }

    private static Proxy start(Path folder, String configuration, List<String> command, int port) {
        try {
            Path file = Files.writeString(folder.resolve("proxy.conf"), configuration);
            Proxy proxy = new Proxy(folder, java.util.stream.Stream.concat(command.stream(), java.util.stream.Stream.of(file.toString())).toList());
            proxy.waitFor(port);
            return proxy;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String example(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param pairs what is replaced, and by what; each must be there */
    private static String changed(String text, List<String> pairs) {
        String changed = text;
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!changed.contains(pairs.get(i))) {
                throw new IllegalStateException("the example no longer has: " + pairs.get(i));
            }
            changed = changed.replace(pairs.get(i), pairs.get(i + 1));
        }
        return changed;
    }

    private void waitFor(int port) throws IOException {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("the proxy does not answer:\n" + Files.readString(log));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
