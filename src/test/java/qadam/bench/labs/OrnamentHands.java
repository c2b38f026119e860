package qadam.bench.labs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.visionlab.Eyes;

/** A pupil at the vision bench who has only a keyboard: each step of the lab, as the page asks for it. */
final class OrnamentHands {
    static final int GOOD = 90;
    static final int BAD = 70;
    private static final double TRAINING_MILLIS = 170_000;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> MATERIALS = List.of("felt", "embroidery", "woven");
    private static final Map<String, String> TEXTS = Map.of(
        "sheet-why", "Мұражай залындағы өрнектерді суреттен танып, атын айту үшін жиналды.",
        "sheet-who", "Суреттерді Qadam бағдарламасы салған, таңбаны бір көмекші қойып, екіншісі тексерді.",
        "sheet-how", "Кестеде мүйіз бен қазмойын жоқтың қасы еді, он екі таңба қате болды; бәрін түзеттік.",
        "sheet-use", "Нағыз фотосуретке, басқа өрнекке немесе баға қоюға жарамайды.",
        "card-does", "Төрт өрнекті киізде, кестеде және тоқымада ажыратады.",
        "card-fails", "Қатты бұрылған, шулы немесе жартысы жабылған суретте қателеседі.",
        "card-never", "Адамдар туралы шешім қабылдауға мүлде қолдануға болмайды.",
        "card-watch", "Жаңа материал шықса, әр топты бөлек тексеріп отыру керек.");

    private final Page page;
    private final Keyboard keyboard;

    OrnamentHands(Page page) {
        this.page = page;
        this.keyboard = new Keyboard(page);
    }

    OrnamentHands go(String step) {
        keyboard.press(".vision-steps [data-to=" + step + "]");
        return this;
    }

    OrnamentHands train() {
        go("train");
        keyboard.press("[data-train]");
        return trained();
    }

    /** Begins, waits for some rounds, and leaves as one who closes the tab. */
    OrnamentHands trainSomeRounds() {
        go("train");
        keyboard.press("[data-train]");
        page.locator("[data-curves] tbody tr:nth-child(3)")
            .waitFor(new Locator.WaitForOptions().setTimeout(TRAINING_MILLIS).setState(WaitForSelectorState.ATTACHED));
        page.waitForTimeout(1_500);
        return this;
    }

    int resume() {
        go("train");
        int kept = page.locator("[data-curves] tbody tr").count();
        keyboard.press("[data-resume]");
        trained();
        return kept;
    }

    private OrnamentHands trained() {
        page.waitForFunction("() => !document.querySelector('[data-train]').disabled", null, new Page.WaitForFunctionOptions().setTimeout(TRAINING_MILLIS));
        return this;
    }

    /** Share of the museum's pictures that are known, in percent: over all, and of each material as the table says. */
    Map<String, Integer> museum() {
        go("look");
        List<String> shares = page.locator("[data-results] .vision-chart tbody td").allInnerTexts();
        return Map.of("all", number(page.locator("[data-results] .vision-big").innerText()),
            "felt", number(shares.get(0)), "embroidery", number(shares.get(1)), "woven", number(shares.get(2)));
    }

    private static int number(String text) {
        Matcher found = NUMBER.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no number in " + text);
        }
        return Integer.parseInt(found.group());
    }

    /** Takes the second labels, and at each picture on which they differ says what is to be seen on it. */
    int labels() {
        go("second");
        keyboard.press("[data-second-given]");
        int talked = 0;
        while (page.locator("[data-apart]").count() > 0) {
            String id = page.locator("[data-apart]").first().getAttribute("data-apart");
            String seen = page.locator("#vision-shown option").nth(Eyes.motif(id)).textContent();
            int choice = page.locator("[data-apart=" + id + "] button").first().textContent().contains(seen) ? 1 : 2;
            keyboard.press("[data-apart=" + id + "] button:nth-of-type(" + choice + ")");
            talked++;
        }
        return talked;
    }

    /** Asks for the two motifs that embroidery lacks. */
    OrnamentHands missing() {
        go("mend");
        keyboard.to("#vision-ask-material").key("ArrowDown", 1);
        keyboard.write("#vision-ask-many", "24").press("[data-ask]");
        keyboard.to("#vision-ask-motif").key("ArrowDown", 1);
        keyboard.press("[data-ask]");
        return this;
    }

    OrnamentHands papers(Map<String, Integer> before, Map<String, Integer> after) {
        go("papers");
        TEXTS.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.reverseOrder())).forEach(one -> keyboard.write("#vision-" + one.getKey(), one.getValue()));
        String worst = MATERIALS.stream().min(Comparator.comparingInt(before::get)).orElseThrow();
        keyboard.to("#vision-missing-motif").key("ArrowDown", 1);
        keyboard.to("#vision-missing-material").key("ArrowDown", 2);
        keyboard.write("#vision-card-before", before.get("all").toString()).write("#vision-card-after", after.get("all").toString());
        keyboard.to("#vision-card-worst").key("ArrowDown", 1 + MATERIALS.indexOf(worst));
        keyboard.write("#vision-card-worst-after", after.get(worst).toString());
        return this;
    }

    /** What the grade says of the hidden set, checked against what must show. */
    void checked(PrintStream out) {
        List<String> reasons = page.locator("[data-answer] tbody tr").allInnerTexts();
        reasons.forEach(reason -> out.println("    " + reason.replaceAll("\\s+", " ")));
        int hidden = reasons.stream().filter(one -> one.contains("Жасырын суреттердің")).mapToInt(one -> number(one.substring(one.indexOf("Жасырын")))).findFirst().orElseThrow();
        String mended = reasons.stream().filter(one -> one.contains("Деректі түзету")).findFirst().orElseThrow();
        int before = number(mended.substring(mended.indexOf("Деректі")));
        out.printf("    hidden set: %d %% after mending; its worst group before %d %%%n", hidden, before);
        if (hidden < GOOD || before > BAD) {
            throw new AssertionError("hidden set: " + hidden + " % after, worst group " + before + " % before");
        }
    }
}
