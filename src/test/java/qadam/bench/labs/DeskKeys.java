package qadam.bench.labs;

import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import qadam.world.LabWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who works at a lab on a desk by keyboard alone: Tab to a control, then its own keys. Reads only what the page shows. */
final class DeskKeys {
    private static final int MOST_TABS = 400;
    private static final double PATIENCE_MILLIS = 60_000;

    private final Page page;
    private String sent = "";

    DeskKeys(Page page) {
        this.page = page;
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/work")) {
                sent = request.postData();
            }
        });
    }

    /** Tabs on until the control has the focus; a control that cannot be reached so is a fault of the page. */
    DeskKeys to(String selector) {
        page.waitForFunction("selector => document.querySelector(selector)", selector, new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
        for (int i = 0; i < MOST_TABS; i++) {
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way by keyboard to " + selector);
    }

    DeskKeys press(String key, int times) {
        for (int i = 0; i < times; i++) {
            page.keyboard().press(key);
        }
        return this;
    }

    DeskKeys type(String selector, String text) {
        to(selector);
        page.keyboard().insertText(text);
        return this;
    }

    /** The so-manyth of a group of radio buttons, counted from 0. */
    DeskKeys choose(String group, int which) {
        return to(group).press("Space", 1).press("ArrowDown", which);
    }

    String shown(String selector) {
        return page.textContent(selector).strip();
    }

    List<String> allShown(String selector) {
        return page.querySelectorAll(selector).stream().map(one -> one.textContent().strip()).toList();
    }

    Object ask(String script) {
        return page.evaluate(script);
    }

    /** Answers what is asked in words, hands in, and gives back the server's answer. */
    JsonNode handIn(PrintStream out, String... answers) {
        List<String> names = allNames("[data-hand-in] textarea");
        for (int i = 0; i < names.size(); i++) {
            type("[data-hand-in] textarea[name=\"" + names.get(i) + "\"]", answers[i]);
        }
        to("[data-hand-in-button]");
        JsonNode reply = new JsonMapper().readTree(page.waitForResponse(response -> response.url().endsWith("/work") && response.request().method().equals("POST"),
            new Page.WaitForResponseOptions().setTimeout(PATIENCE_MILLIS), () -> press("Enter", 1)).text());
        if (!reply.path("passed").asBoolean(false)) {
            throw new AssertionError("not passed: " + reply);
        }
        page.waitForFunction("() => document.querySelector('[data-answer]').textContent.trim().length > 40", null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
        out.println("  handed in by keyboard in Kazakh: " + reply.path("points").asInt() + " of 100 points; the page shows the grade with its reasons");
        return reply;
    }

    private List<String> allNames(String selector) {
        return page.querySelectorAll(selector).stream().map(one -> one.getAttribute("name")).toList();
    }

    /** What was handed in is handed in by somebody else: with the first one's ticket, as a copy, and with a score made up. Each must be refused. */
    void cheat(String course, String lab, PrintStream out) throws Exception {
        String origin = (String) page.evaluate("() => location.origin");
        JsonMapper json = new JsonMapper();
        Map<String, String> refused = new TreeMap<>();
        for (String trick : List.of("a copy", "another's ticket", "a made-up score")) {
            LabWork other = new LabWork(origin, course, lab);
            other.open();
            JsonNode first = json.readTree(sent);
            Map<String, String> reflection = new TreeMap<>();
            first.path("reflection").propertyStream().forEach(one -> reflection.put(one.getKey(), one.getValue().stringValue()));
            Map<String, Object> delivery = other.delivery(first.path("work"), reflection);
            delivery.put("version", first.path("version").intValue());
            if (trick.equals("another's ticket")) {
                delivery.put("ticket", first.path("ticket").stringValue());
            } else if (trick.equals("a made-up score")) {
                delivery.put("claimed", Map.of("points", 100));
            }
            JsonNode reply = other.send(delivery);
            if (reply.has("receipt") || !reply.has("problem") || reply.path("problem").stringValue().equals("NO_SUCH_LAB")) {
                throw new AssertionError(trick + " was taken: " + reply);
            }
            refused.put(trick, reply.path("problem").stringValue());
        }
        out.println("  refused: " + refused);
    }
}
