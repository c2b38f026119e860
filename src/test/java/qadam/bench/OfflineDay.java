package qadam.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Browsers;
import qadam.world.Server;

/**
 * A school day on a bad network, made short: somebody answers in two tabs while the network comes and goes, pages are loaded anew, the browser is closed in the middle and the
 * server is killed. What the page was told is kept must be in the record once, and nothing twice. The control empties the browser's storage in the middle of the day: it must lose.
 */
final class OfflineDay implements Bench.Benchmark {
    private static final String LESSON = "/en/courses/ai-for-everyone/ai-around-you";
    private static final int PATIENCE_MILLIS = 180_000;
    private static final String GIVE = """
        () => {
          const section = document.querySelector('section.practice form').closest('section');
          section.querySelectorAll('input')[Math.floor(Math.random() * section.querySelectorAll('input').length)].checked = true;
          section.querySelector('form button').click();
          return new Promise(resolve => { const look = () => section.dataset.step ? resolve(section.dataset.step) : setTimeout(look, 5); delete section.dataset.step; look(); });
        }""";
    private static final String WAITING = """
        () => new Promise(resolve => {
          const request = indexedDB.open('qadam-outbox');
          request.onsuccess = () => {
            const database = request.result;
            database.transaction('steps').objectStore('steps').count().onsuccess = event => { database.close(); resolve(event.target.result); };
          };
        })""";
    private static final String EMPTY = """
        () => new Promise(resolve => {
          const request = indexedDB.open('qadam-outbox');
          request.onsuccess = () => {
            const steps = request.result.transaction('steps', 'readwrite').objectStore('steps');
            steps.clear().onsuccess = () => { request.result.close(); resolve(); };
          };
        })""";

    private final Random dice = new Random(20261128);

    @Override
    public void run(String[] arguments) throws Exception {
        int moves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Outcome day = day(moves, false);
        Outcome control = day(Math.min(moves, 60), true);
        System.out.println("a day of " + moves + " moves: " + day);
        System.out.println("control, storage emptied in the middle: " + control);
        if (day.lost > 0 || day.twice > 0 || day.strangers > 0 || control.lost == 0) {
            throw new AssertionError("an answer was lost or stored twice, or the control lost nothing");
        }
    }

    /** @param strangers steps in the record that nobody gave */
    private record Outcome(int given, int lost, int twice, int strangers, int cuts, int reloads, int closings, int kills) {
    }

    private Outcome day(int moves, boolean emptied) throws Exception {
        Path profile = Files.createTempDirectory("qadam-offline-day");
        Set<String> given = new HashSet<>();
        int[] counts = new int[4];
        try (Server server = Server.process()) {
            BrowserContext device = Browsers.keeping(profile, "en");
            List<Page> tabs = open(device, server);
            boolean away = false;
            for (int move = 0; move < moves; move++) {
                int what = dice.nextInt(20);
                if (what == 0) {
                    server.kill();
                    server.start();
                    counts[3]++;
                } else if (what == 1) {
                    device.close();
                    device = Browsers.keeping(profile, "en");
                    device.setOffline(away);
                    tabs = open(device, server);
                    counts[2]++;
                } else if (what < 4) {
                    tabs.get(dice.nextInt(tabs.size())).reload();
                    counts[1]++;
                } else if (what < 8) {
                    away = !away;
                    device.setOffline(away);
                    counts[0]++;
                } else {
                    given.add((String) tabs.get(dice.nextInt(tabs.size())).evaluate(GIVE));
                }
                if (emptied && move == moves / 2) {
                    device.setOffline(true);
                    given.add((String) tabs.getFirst().evaluate(GIVE));
                    tabs.getFirst().evaluate(EMPTY);
                    device.setOffline(away);
                }
            }
            device.setOffline(false);
            settle(tabs.getFirst());
            device.close();
            return outcome(server, given, counts);
        }
    }

    private static List<Page> open(BrowserContext device, Server server) {
        List<Page> tabs = new ArrayList<>();
        for (int tab = 0; tab < 2; tab++) {
            Page page = device.newPage();
            page.navigate(server.origin() + LESSON);
            page.locator("section.practice form").first().waitFor();
            tabs.add(page);
        }
        tabs.getFirst().waitForCondition(() -> (Boolean) tabs.getFirst().evaluate("async page => Boolean(await (await caches.open('qadam-kept-1')).match('/kept-list' + page))", LESSON),
            new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
        return tabs;
    }

    private static void settle(Page page) {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (((Number) page.evaluate(WAITING)).intValue() > 0 && System.nanoTime() < until) {
            page.evaluate("dispatchEvent(new Event('online'))");
            page.waitForTimeout(500);
        }
    }

    private static Outcome outcome(Server server, Set<String> given, int[] counts) {
        try (Database database = Database.sqlite(server.data())) {
            List<UUID> stored = database.read(handle -> handle.createQuery("select id from steps").mapTo(UUID.class).list());
            Set<UUID> known = new HashSet<>(stored);
            Set<UUID> asked = new HashSet<>();
            given.forEach(id -> asked.add(Ids.parse(id).orElseThrow(() -> new PlaywrightException("no id: " + id))));
            int lost = (int) asked.stream().filter(id -> !known.contains(id)).count();
            int strangers = (int) known.stream().filter(id -> !asked.contains(id)).count();
            return new Outcome(asked.size(), lost, stored.size() - known.size(), strangers, counts[0], counts[1], counts[2], counts[3]);
        }
    }
}
