package qadam.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import qadam.world.Command;
import qadam.world.Databases;
import qadam.world.Ports;
import qadam.world.SchoolCertificate;
import qadam.world.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Debian's wapiti looks for holes in every public page of a demonstration, in three languages, over TLS: there it is given
 * the cookie without which each of its forms would be refused at the door. Prints what it says; anything high ends in failure.
 */
final class Wapiti implements Bench.Benchmark {
    private static final String MODULES = "backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss";
    /** Wapiti's own scale: 1 low, 2 medium, 3 high, 4 critical. */
    private static final int HIGH = 3;
    private static final int SHOWN = 3;

    @Override
    public void run(String[] arguments) throws Exception {
        String seconds = arguments.length > 0 ? arguments[0] : "300";
        int port = Ports.free();
        String origin = "https://localhost:" + port;
        SchoolCertificate certificate = SchoolCertificate.make("localhost");
        try (Server server = Server.at(origin, port, List.of(), "--demo", "--listen", "127.0.0.1", "--origin", origin,
                "--tls", certificate.certificate().toString(), certificate.key().toString(),
                "--limit", "requests-per-minute=1000000", "--limit", "address-requests-per-minute=100000000", "--limit", "address-heavy-requests-per-minute=1000000")) {
            Path report = scan(origin, seconds);
            boolean holes = tell(new JsonMapper().readTree(Files.readString(report)));
            System.out.println("requests that failed by our fault: " + server.log().lines().filter(line -> line.contains("request failed")).count());
            if (holes) {
                throw new IllegalStateException("wapiti found something high");
            }
        }
    }

    private static Path scan(String origin, String seconds) {
        Path folder = Databases.folder();
        Path report = folder.resolve("report.json");
        System.out.println(Command.run(folder, List.of("wapiti", "-u", origin + "/kk", "-s", origin + "/ru", "-s", origin + "/en", "--scope", "domain",
            "--verify-ssl", "0", "-m", MODULES, "-d", "6", "--max-links-per-page", "100", "--max-files-per-dir", "10", "--max-scan-time", seconds,
            "--max-attack-time", seconds, "--store-session", folder.toString(), "--flush-session", "--no-bugreport", "-f", "json", "-o", report.toString()))
            .lines().filter(line -> line.startsWith("[*]")).collect(java.util.stream.Collectors.joining("\n")));
        return report;
    }

    private static boolean tell(JsonNode report) {
        boolean high = false;
        for (String part : List.of("vulnerabilities", "anomalies")) {
            for (var category : new TreeMap<>(report.path(part).propertyStream().collect(java.util.stream.Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue))).entrySet()) {
                int level = category.getValue().valueStream().mapToInt(finding -> finding.path("level").asInt()).max().orElse(0);
                if (level > 0) {
                    System.out.printf("%s, level %d, %d times%n", category.getKey(), level, category.getValue().size());
                    category.getValue().valueStream().limit(SHOWN).forEach(finding -> System.out.printf("  %s %s %s: %s%n", finding.path("method").asString(),
                        finding.path("path").asString(), finding.path("parameter").asString(""), finding.path("info").asString()));
                }
                high |= level >= HIGH;
            }
        }
        return high;
    }
}
