package qadam.bench.labs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import qadam.world.Axe;

/** The code lab in Kazakh: an endless loop and a greedy program end, then two functions in Python and two in JavaScript. */
public final class CodeLab implements LabBench {
    private static final String REFLECTION = "Дәлдік 0,95 болса да, қай топта қанша қате кеткенін, неше мысалда өлшенгенін және жауап бірдей жиі келе ме, соны сұрар едім. "
        + "Адым тым үлкен болса, түзу нүктеден асып кетіп, қате азаюдың орнына өсе береді.";
    private static final Map<String, String> PYTHON = Map.of(
        "threshold", "def threshold(light, heavy): return (sum(light) / len(light) + sum(heavy) / len(heavy)) / 2",
        "accuracy", "def accuracy(values, labels, limit): return sum((v > limit) == (l == 1) for v, l in zip(values, labels)) / len(values) if values else 0");
    private static final Map<String, String> JAVASCRIPT = Map.of(
        "nearest", "const far = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2; "
            + "const nearest = (points, labels, p) => labels[points.reduce((best, one, i) => far(one, p) < far(points[best], p) ? i : best, 0)];",
        "step", "const mean = all => all.reduce((sum, one) => sum + one, 0) / all.length; const step = (xs, ys, s, h, rate) => "
            + "[s - rate * mean(xs.map((x, i) => 2 * (s * x + h - ys[i]) * x)), h - rate * mean(xs.map((x, i) => 2 * (s * x + h - ys[i])))];");

    @Override
    public String name() {
        return "ai-for-everyone/code-first-model";
    }

    @Override
    public void walk(Page page, PrintStream out) {
        Keyboard keys = new Keyboard(page);
        page.locator(".cm-content").waitFor();
        long began = System.nanoTime();
        run(page, keys, "def threshold(light, heavy): return 0");
        out.printf("    Python starts and runs a first time: %.1f s%n", (System.nanoTime() - began) / 1e9);
        ends(page, keys, out, "for i in iter(int, 1): pass", "time", "an endless loop in Python");
        run(page, keys, "def threshold(light, heavy): return len([0] * 400000000)");
        out.println("    a program that wants too much memory: " + page.locator("[data-results] td.code").nth(1).innerText().replace("\n", " "));
        require(page.locator("[data-results]").innerText().contains("MemoryError"), "the memory of Python has no end");
        run(page, keys, "def threshold(light, heavy):return undefined_name");
        require(page.locator("[data-results]").innerText().contains("NameError"), "no word of what went wrong");
        PYTHON.forEach((task, code) -> solve(page, keys, out, task, code, "python"));
        ends(page, keys, out, "", "done", "and the right program after all that");
        open(page, keys, "nearest", "javascript");
        ends(page, keys, out, "for (;;);", "time", "an endless loop in JavaScript");
        JAVASCRIPT.forEach((task, code) -> solve(page, keys, out, task, code, "javascript"));
        findings(page);
        keys.handIn(REFLECTION);
        out.println("    " + page.locator("[data-answer] .lab-reasons").innerText().replace("\n", "\n    "));
    }

    private static void solve(Page page, Keyboard keys, PrintStream out, String task, String code, String language) {
        open(page, keys, task, language);
        run(page, keys, code);
        require("done".equals(page.locator("[data-came]").getAttribute("data-came")) && page.locator("[data-results] td.bad").count() == 0,
            task + ": " + page.locator("[data-results]").innerText());
        out.println("    " + task + " in " + language + ": " + page.locator("[data-came]").innerText());
    }

    private static void open(Page page, Keyboard keys, String task, String language) {
        int place = List.of("threshold", "accuracy", "nearest", "step").indexOf(task) + 1;
        keys.press("[data-tasks] li:nth-child(" + place + ") button");
        if (!page.locator("input[value=" + language + "]").isChecked()) {
            keys.to("input[name=code-language]").key(language.equals("javascript") ? "ArrowRight" : "ArrowLeft", 1);
            page.locator(".cm-content[data-language=" + language + "]").waitFor();
        }
    }

    /** Writes into the editor over what stands there, leaves it by Escape and Tab, and runs; no code runs what is there. */
    private static void run(Page page, Keyboard keys, String code) {
        if (!code.isEmpty()) {
            keys.to(".cm-content");
            page.keyboard().press("Control+A");
            page.keyboard().insertText(code);
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
            require(!(Boolean) page.evaluate("document.activeElement.matches('.cm-content')"), "the editor holds the keyboard");
        }
        page.evaluate("document.querySelector('[data-came]').dataset.came = ''");
        keys.press("[data-run]");
        page.locator("[data-came]:not([data-came=''])").waitFor(new Locator.WaitForOptions().setTimeout(180_000));
    }

    private static void ends(Page page, Keyboard keys, PrintStream out, String code, String how, String what) {
        long began = System.nanoTime();
        run(page, keys, code);
        String came = page.locator("[data-came]").getAttribute("data-came");
        out.printf("    %s: %s after %.1f s%n", what, came, (System.nanoTime() - began) / 1e9);
        require(came.equals(how), what + ": " + came);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** What axe finds on the whole page, with the bench open and worked at. */
    private static void findings(Page page) {
        if (!Axe.findings(page).isEmpty()) {
            throw new AssertionError(Axe.findings(page).toString());
        }
    }
}
