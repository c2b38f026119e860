package qadam.world;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page as a browser with an empty cache loads it, counted as the browser counts: every request, headers included, also what
 * its scripts ask for, its icon and its manifest.
 *
 * @param readableMillis until the first text stands on the screen
 * @param usableMillis until all that the page brings has come and its scripts have run
 */
public record FirstView(long bytes, List<String> requests, double readableMillis, double usableMillis) {
    /** A village's mobile network: 400 kbit/s and 400 ms until an answer begins. */
    private static final Map<String, Object> SLOW = Map.of("offline", false, "latency", 400, "downloadThroughput", 400_000 / 8, "uploadThroughput", 400_000 / 8);

    public static FirstView of(String address) {
        return load(address, Map.of());
    }

    public static FirstView slowly(String address) {
        return load(address, SLOW);
    }

    private static FirstView load(String address, Map<String, Object> network) {
        try (BrowserContext context = Browsers.phone("kk")) {
            Page page = context.newPage();
            CDPSession devtools = context.newCDPSession(page);
            Map<String, Long> bytes = new ConcurrentHashMap<>();
            List<String> requests = new CopyOnWriteArrayList<>();
            devtools.on("Network.requestWillBeSent", event -> note(event, requests));
            devtools.on("Network.loadingFinished", event ->
                bytes.put(event.get("requestId").getAsString(), event.get("encodedDataLength").getAsLong()));
            devtools.send("Network.enable");
            if (!network.isEmpty()) {
                devtools.send("Network.emulateNetworkConditions", json(network));
            }
            page.navigate(address);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            double readable = number(page, "performance.getEntriesByType('paint').find(entry => entry.name === 'first-contentful-paint').startTime");
            double usable = number(page, "performance.getEntriesByType('navigation')[0].loadEventEnd");
            page.evaluate("() => Promise.all([...document.querySelectorAll('link[rel=icon], link[rel=manifest]')].map(link => fetch(link.href).then(got => got.text())))");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForTimeout(300);
            return new FirstView(bytes.values().stream().mapToLong(Long::longValue).sum(), List.copyOf(requests), readable, usable);
        }
    }

    private static void note(JsonObject event, List<String> requests) {
        String url = event.getAsJsonObject("request").get("url").getAsString();
        if (url.startsWith("http") && !requests.contains(url)) {   // what came once is taken from the cache
            requests.add(url);
        }
    }

    private static JsonObject json(Map<String, Object> values) {
        JsonObject json = new JsonObject();
        values.forEach((name, value) -> {
            if (value instanceof Boolean truth) {
                json.addProperty(name, truth);
            } else {
                json.addProperty(name, (Number) value);
            }
        });
        return json;
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }
}
