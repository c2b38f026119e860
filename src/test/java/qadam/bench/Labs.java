package qadam.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import qadam.bench.labs.Keyboard;
import qadam.bench.labs.LabBench;
import qadam.world.Browsers;
import qadam.world.LabWork;
import qadam.world.Server;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./qadam bench labs [NAME…]}: each lab in a real browser, in Kazakh and by keyboard, from empty to graded; what it weighs before and after it is
 * opened; that nothing is asked of another host; cheating with what was handed in; the grades worked out again by the command; and each lab opened once
 * more when the server is gone. Every class of {@code qadam.bench.labs} whose name ends in Lab is one.
 */
final class Labs implements Bench.Benchmark {
    private static final Path CLASSES = Path.of("target/test-classes/qadam/bench/labs");
    private static final JsonMapper JSON = new JsonMapper();
    private static final double OPENED_MILLIS = 120_000;

    /** A lab that was done: its window stays open, and what was sent is kept. */
    private record Done(LabBench bench, BrowserContext context, Page page, Map<String, Object> sent) {
    }

    @Override
    public void run(String[] arguments) throws Exception {
        List<LabBench> benches = benches().stream().filter(bench -> arguments.length == 0 || Stream.of(arguments).anyMatch(bench.name()::contains)).toList();
        List<Done> done = new ArrayList<>();
        try (Server server = Server.process(); Browser browser = Browsers.another("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost")) {
            for (LabBench bench : benches) {
                done.add(walk(bench, server, browser));
            }
            for (Done one : done) {
                cheat(one, server);
            }
            regrade(server);
            server.close();
            for (Done one : done) {
                openAgain(one);
            }
        }
        System.out.println(done.size() + " labs done.");
    }

    private static List<LabBench> benches() throws IOException, ReflectiveOperationException {
        List<LabBench> benches = new ArrayList<>();
        try (Stream<Path> files = Files.list(CLASSES)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches("[A-Za-z]+Lab\\.class")).sorted().toList()) {
                benches.add((LabBench) Class.forName("qadam.bench.labs." + file.getFileName().toString().replace(".class", "")).getDeclaredConstructor().newInstance());
            }
        }
        return benches;
    }

    private static Done walk(LabBench bench, Server server, Browser browser) throws Exception {
        System.out.println("\n" + bench.name());
        BrowserContext context = Browsers.desktop(browser, "kk");
        List<String> foreign = new CopyOnWriteArrayList<>();
        Map<String, Object> sent = new ConcurrentHashMap<>();
        context.onRequest(request -> {
            if (request.url().matches("(http|ws)s?:.*") && !request.url().startsWith(server.origin() + "/")) {
                foreign.add(request.url());
            }
            if (request.method().equals("POST") && request.url().contains("/api/labs/")) {
                sent.putAll(JSON.readValue(request.postData(), new TypeReference<Map<String, Object>>() { }));
            }
        });
        Page page = context.newPage();
        Map<String, Long> bytes = counted(context, page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                System.out.println("    console: " + message.text());
            }
        });
        page.navigate(server.origin() + "/kk/labs/" + bench.name());
        page.locator("[data-open]").waitFor();
        page.waitForTimeout(500);
        long before = sum(bytes);
        new Keyboard(page).press("[data-open]");
        page.locator("[data-bench]:not([hidden])").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(OPENED_MILLIS));
        page.waitForTimeout(500);
        long after = sum(bytes);
        System.out.printf("    weight: %.1f KB before it is opened, %.1f KB more when it is%n", before / 1000.0, (after - before) / 1000.0);
        long began = System.nanoTime();
        bench.walk(page, System.out);
        System.out.printf("    from empty to graded: %.1f s of machine time, by keyboard in kk%n", (System.nanoTime() - began) / 1e9);
        require(page.locator("[data-answer] [data-graded=passed]").count() == 1, bench.name() + " was not passed: " + page.locator("[data-answer]").innerText());
        System.out.println("    " + page.locator("[data-answer] .points").innerText().replace("\n", " "));
        require(foreign.isEmpty(), "asked of another host: " + foreign);
        System.out.printf("    %.1f KB in all, nothing of another host%n", sum(bytes) / 1000.0);
        return new Done(bench, context, page, sent);
    }

    private static Map<String, Long> counted(BrowserContext context, Page page) {
        Map<String, Long> bytes = new ConcurrentHashMap<>();
        CDPSession devtools = context.newCDPSession(page);
        devtools.on("Network.loadingFinished", event -> bytes.put(event.get("requestId").getAsString(), event.get("encodedDataLength").getAsLong()));
        devtools.send("Network.enable");
        return bytes;
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a pupil may try with work that was handed in: each try is refused, for its own reason. */
    private static void cheat(Done done, Server server) throws Exception {
        System.out.println("\ncheating at " + done.bench().name());
        String[] name = done.bench().name().split("/");
        LabWork copyist = new LabWork(server.origin(), name[0], name[1]);
        copyist.open();
        Object ticket = copyist.delivery(Map.of(), Map.of()).get("ticket");
        tried("the work and ticket of another", copyist.send(changed(done, Map.of("id", fresh(copyist)))), "OTHERS_TICKET");
        tried("the work of another under one's own ticket", copyist.send(changed(done, Map.of("id", fresh(copyist), "ticket", ticket))), null);
        tried("the very same delivery from another browser", copyist.send(changed(done, Map.of())), "OTHER_LEARNER");
        tried("a score of 100 that was never reached", copyist.send(changed(done, Map.of("id", fresh(copyist), "ticket", ticket, "claimed", Map.of("points", 1_000_000)))), null);
        tried("work that is none", copyist.send(changed(done, Map.of("id", fresh(copyist), "ticket", ticket, "work", Map.of("points", 100, "grade", "A")))), null);
    }

    private static Object fresh(LabWork learner) {
        return learner.delivery(Map.of(), Map.of()).get("id");
    }

    private static Map<String, Object> changed(Done done, Map<String, Object> change) {
        Map<String, Object> changed = new LinkedHashMap<>(done.sent());
        changed.put("owner", "");
        changed.putAll(change);
        return changed;
    }

    /** @param expected null for any refusal: a kind may see more in it than the frame does */
    private static void tried(String what, JsonNode answer, String expected) {
        String problem = answer.path("problem").asString("");
        System.out.printf("    %-48s %s%n", what, problem.isEmpty() ? "TAKEN" : problem);
        require(!problem.isEmpty() && !answer.has("receipt") && (expected == null || expected.equals(problem)), what + ": " + answer);
    }

    private static void regrade(Server server) {
        JsonNode outcome = JSON.readTree(server.command("regrade", "--json").lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
        System.out.printf("%nregrade: %d works, %d with the same grade for the same reasons%n", outcome.path("works").intValue(), outcome.path("equal").intValue());
        require(outcome.path("works").intValue() > 0 && outcome.path("works").intValue() == outcome.path("equal").intValue(), outcome.toString());
    }

    /** The server has ended: what opens now comes from the device. */
    private static void openAgain(Done done) {
        Page page = done.context().newPage();
        page.navigate(done.page().url());
        page.locator("[data-open]").waitFor();
        new Keyboard(page).press("[data-open]");
        page.locator("[data-bench]:not([hidden])").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(OPENED_MILLIS));
        System.out.println("without a server, after one visit: " + done.bench().name() + " opens");
        done.context().close();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
