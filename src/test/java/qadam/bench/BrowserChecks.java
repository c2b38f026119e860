package qadam.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import qadam.credential.CredentialWorld;
import qadam.shared.Database;
import qadam.world.Browsers;

/** The check that a reader's own browser makes of a log of 200,000 leaves, on a phone's screen with a phone's slower processor. */
final class BrowserChecks implements Bench.Benchmark {
    private static final String LONGEST_TASK = """
        window.longest = 0;
        new PerformanceObserver(list => list.getEntries().forEach(task => { window.longest = Math.max(window.longest, task.duration); }))
          .observe({ entryTypes: ['longtask'] });""";
    private static final int PATIENCE_MILLIS = 600_000;

    @Override
    public void run(String[] arguments) throws Exception {
        int leaves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Path data = Files.createTempDirectory("qadam-browser-check");
        try (CredentialWorld world = new CredentialWorld(Database.sqlite(data), data).open()) {
            new ManyLeaves(new Random(20261128)).queue(world.database, world.clock, leaves);
            world.publish();
            System.out.println("log of " + leaves + " credentials published");
            for (int slower : List.of(1, 4)) {
                check(world, slower, "sample", "30");
                check(world, slower, "sample", "100");
                check(world, slower, "sample", "300");
                check(world, slower, "whole", "100");
            }
        }
    }

    private static void check(CredentialWorld world, int slower, String way, String many) {
        try (BrowserContext context = Browsers.phone("kk")) {
            Page page = context.newPage();
            CDPSession session = context.newCDPSession(page);
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", slower);
            session.send("Emulation.setCPUThrottlingRate", rate);
            page.addInitScript(LONGEST_TASK);
            page.navigate(world.address() + "/kk/count/check");
            page.selectOption("#many", many);
            page.check("input[value=" + way + "]");   // of the whole nobody asks how many
            page.click("[data-start]");
            page.waitForSelector("[data-start]:enabled", new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS));
            System.out.printf("processor 1/%d, %-6s %4s: %s; longest stretch without an answer %.0f ms; memory %.0f MB; %s%n", slower, way, way.equals("sample") ? many : "",
                page.locator("[data-figures]").innerText(), ((Number) page.evaluate("window.longest")).doubleValue(),
                ((Number) page.evaluate("performance.memory.usedJSHeapSize")).doubleValue() / 1e6, page.locator("[data-outcome] strong").innerText());
        }
    }
}
