package qadam.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.OldBrowser;
import qadam.world.SealedBank;
import qadam.world.Server;

/**
 * An exam in real time: the network is away for ten minutes by Chromium's own emulation, the server is killed and started again meanwhile, the page is
 * reloaded while nobody answers, and handing in is pressed without a network. Then every answer has to be on the server, as it was given. The control is
 * a browser that cannot store anything: it has to lose what it was given, and to have said so.
 */
final class OfflineExam implements Bench.Benchmark {
    private static final int FIRST = 2;
    private static final int LAST = 12;
    private static final double PATIENCE_MILLIS = 120_000;
    private static final String STORED = """
        async path => {
          const page = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
          const places = [page, ...[...page.querySelectorAll('template')].map(template => template.content)];
          const forms = places.flatMap(place => [...place.querySelectorAll('form[data-response]')]);
          const answer = form => [...new FormData(form)].filter(([name, value]) => !['csrf', 'item', 'sequence', 'step'].includes(name) && value !== '')
            .map(pair => pair.join('=')).sort().join('&');
          return Object.fromEntries(forms.map(form => [form.dataset.number, answer(form)]));
        }""";
    private final Map<Integer, String> given = new TreeMap<>();
    private Page page;

    @Override
    public void run(String[] arguments) {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        try (Server server = Server.process()) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            int lost = away(server, Browsers.phone("en"), "aigul", Duration.ofMinutes(minutes));
            say("given " + given.size() + ", lost " + lost + (lost == 0 ? "" : " <- must be 0"));
            handInAway(minutes);
            int control = away(server, OldBrowser.refusingStorage(Browsers.phone("en")), "bolat", Duration.ofSeconds(20));
            say("control without storage: given " + given.size() + ", lost " + control + (control > 0 ? ", as it must" : " <- the rig sees no loss"));
            if (lost > 0 || control == 0) {
                throw new IllegalStateException("not as it must be");
            }
        }
    }

    /** @return how many answers the server does not hold as they were given */
    private int away(Server server, BrowserContext browser, String user, Duration time) {
        given.clear();
        browser.setDefaultTimeout(PATIENCE_MILLIS);
        page = browser.newPage();
        page.onDialog(dialog -> dialog.accept());
        start(server, user);
        give(1);
        page.waitForCondition(() -> mark(1).contains("✓"));
        page.waitForCondition(() -> (boolean) page.evaluate("async () => Boolean(navigator.serviceWorker.controller && await caches.match(location.pathname))"));
        browser.setOffline(true);
        say("the network goes");
        for (int number = FIRST; number <= LAST; number++) {
            give(number);
            say("question " + number + ": " + page.locator("[data-desk] [data-status]").innerText() + " | " + notices());
            happen(server, number);
            page.waitForTimeout(time.toMillis() / (LAST - FIRST + 1.0));
        }
        browser.setOffline(false);
        say("the network is back");
        long back = System.nanoTime();
        page.waitForCondition(() -> page.locator("nav [data-mark]", new Page.LocatorOptions().setHasText("…")).count() == 0,
            new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
        say("nothing waits any more after " + Duration.ofNanos(System.nanoTime() - back).toMillis() + " ms");
        return lost();
    }

    private void happen(Server server, int number) {
        switch (number) {
            case 5 -> {
                server.kill();
                page.reload();
                say("the server is killed, the page loaded again: " + notices());
            }
            case 8 -> {
                server.start();
                say("the server runs again, the network is still away");
            }
            default -> { }
        }
    }

    private int lost() {
        @SuppressWarnings("unchecked")
        Map<String, String> stored = (Map<String, String>) page.evaluate(STORED, page.url().replaceFirst("[?#].*", ""));
        return (int) given.entrySet().stream().filter(one -> !one.getValue().equals(stored.get(one.getKey().toString()))).count();
    }

    private void handInAway(int minutes) {
        page.context().setOffline(true);
        page.locator("[data-hand-in-link]").click();
        page.locator("form[data-hand-in] button").click();
        page.locator("[data-kind=handed]").waitFor();
        say(notices());
        page.waitForTimeout(Math.min(60_000, minutes * 6_000));
        page.context().setOffline(false);
        page.waitForURL("**/result**");
        say("handed in and received: " + page.locator("main .big-number").innerText());
        page.context().close();
    }

    private void start(Server server, String user) {
        page.navigate(server.origin() + "/en/sign-up");
        page.fill("input[name=name]", "Айгүл");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", "көк аспан 2026 таза");
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.locator("form[action*='kept'] button").click();
        page.waitForURL(url -> !url.contains("recovery-codes"));
        page.navigate(server.origin() + "/en/exams/ai-for-everyone");
        page.locator("form[action$='/attempts'] button").first().click();
        page.waitForURL(url -> url.contains("/attempts/"));
        page.waitForLoadState();
    }

    private void give(int number) {
        page.locator("nav [data-go='" + number + "']").click();
        Locator form = page.locator("[data-desk] form[data-number='" + number + "']");
        form.waitFor();
        if (form.locator(".choice").count() > 0) {
            form.locator(".choice").first().click();
        } else if (form.locator("select").count() > 0) {
            for (int row = 0; row < form.locator("select").count(); row++) {
                form.locator("select").nth(row).selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(row + 1));
            }
        } else {
            form.locator("input:not([type=hidden])").first().fill(Integer.toString(number));
            form.locator("input:not([type=hidden])").first().dispatchEvent("change");
        }
        page.waitForCondition(() -> mark(number).contains("…") || mark(number).contains("✓"));
        given.put(number, (String) form.evaluate("""
            form => [...new FormData(form)].filter(([name, value]) => !['csrf', 'item', 'sequence', 'step'].includes(name) && value !== '')
              .map(pair => pair.join('=')).sort().join('&')"""));
    }

    private String mark(int number) {
        return page.locator("nav [data-go='" + number + "'] [data-mark]").textContent();
    }

    private String notices() {
        return String.join(" | ", page.locator("[data-notices] > div").allInnerTexts()).replaceAll("\\s*\\n\\s*", " ");
    }

    private static void say(String words) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + words);
    }
}
