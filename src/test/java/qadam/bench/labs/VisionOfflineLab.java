package qadam.bench.labs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The same without a network after one visit, with the tab closed in the middle of training; what is handed in waits on the device until there is one. */
public final class VisionOfflineLab implements LabBench {
    private static final double MILLIS = 60_000;

    @Override
    public String name() {
        return "machines-that-see/ornaments";
    }

    @Override
    public void walk(Page page, PrintStream out) {
        page.locator(".lab-kept button").waitFor(new Locator.WaitForOptions().setTimeout(MILLIS));
        page.context().setOffline(true);
        reopened(page);
        OrnamentHands hands = new OrnamentHands(page);
        hands.trainSomeRounds();
        reopened(page);
        out.printf("    offline: training went on after %d rounds when the tab was opened again%n", hands.resume());
        Map<String, Integer> before = hands.museum();
        hands.labels();
        hands.missing().train();
        Map<String, Integer> after = hands.museum();
        hands.papers(before, after);
        Keyboard keyboard = new Keyboard(page);
        for (String name : List.of("who", "life")) {
            keyboard.write("[data-hand-in] textarea[name=" + name + "]", "Модель кестедегі мүйізді танымады, себебі ондай сурет жинақта жоқтың қасы болды. Топтарды бөлек тексеру керек.");
        }
        keyboard.press("[data-hand-in-button]");
        page.waitForTimeout(2_000);
        out.println("    offline: " + page.locator("[data-answer]").innerText().replaceAll("\\s+", " "));
        page.context().setOffline(false);
        page.locator("[data-answer] [data-graded]").waitFor(new Locator.WaitForOptions().setTimeout(MILLIS));
        hands.checked(out);
    }

    private static void reopened(Page page) {
        page.reload();
        page.locator("[data-open]").waitFor();
        new Keyboard(page).press("[data-open]");
        page.locator(".vision-steps [aria-current]").waitFor(new Locator.WaitForOptions().setTimeout(MILLIS));
    }
}
