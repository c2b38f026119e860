package qadam.bench.labs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import qadam.shared.Language;
import qadam.world.Axe;
import qadam.world.RealCourse;
import tools.jackson.databind.JsonNode;

/** The language lab in Kazakh: models built and measured, counts read from the table, pieces counted, neighbours read, sentences judged. */
public final class WordsLab implements LabBench {
    private static final String REFLECTION = "Сөйлем жатық оқылады, өйткені әр сөзі алдыңғысынан кейін жиі тұрған. Бірақ сабақтан іздеп қарасам, мұндай ой жоқ екен. "
        + "Қазақ сөзі көп бөлікке кесілсе, бірдей мәтін үшін көбірек төлейміз, әрі модель баяу оқиды.";

    @Override
    public String name() {
        return "ai-for-everyone/next-word";
    }

    @Override
    public void walk(Page page, PrintStream out) {
        Keyboard keys = new Keyboard(page);
        page.locator("[data-judge] fieldset").first().waitFor();
        build(page, keys, out);
        count(page, keys);
        warm(page, keys, out);
        cut(page, keys, out);
        near(page, keys);
        judge(page, keys);
        findings(page);
        keys.handIn(REFLECTION);
        out.println("    " + page.locator("[data-answer] .lab-reasons").innerText().replace("\n", "\n    "));
    }

    private static void build(Page page, Keyboard keys, PrintStream out) {
        for (int run = 1; run <= 4; run++) {
            keys.to("#run").key("Home", 1).key("ArrowDown", run - 1);
            keys.to("#aside").key("End", 1).key("ArrowLeft", run == 1 ? 9 : 0);
            keys.press("[data-build]");
            page.locator("[data-tries] tbody tr").nth(run - 1).waitFor();
        }
        out.println("    " + page.locator("[data-tries] tbody").innerText().replace("\n", "\n    "));
    }

    private static void count(Page page, Keyboard keys) {
        for (int i = 0; i < 3; i++) {
            String asked = page.locator("label[for=pair-" + i + "]").innerText().replaceAll("^«|».*$", "");
            String[] pair = asked.split(" ");
            keys.write("#look-up", pair[0]);
            Object times = page.evaluate("word => [...document.querySelectorAll('[data-following] tbody tr')]"
                + ".find(row => row.querySelector('th').textContent === word).querySelector('td').textContent", pair[1]);
            keys.write("#pair-" + i, times.toString());
        }
    }

    private static void warm(Page page, Keyboard keys, PrintStream out) {
        for (String end : List.of("Home", "End")) {
            keys.to("#warmth").key(end, 1);
            keys.press("[data-draw]");
            out.println("    " + page.locator("[data-drawn] p").nth(1).innerText());
        }
    }

    private static void cut(Page page, Keyboard keys, PrintStream out) {
        keys.press("[data-teach]");
        page.locator("[data-cuts] .card").first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        for (int i = 0; i < 3; i++) {
            Locator card = page.locator("[data-cuts] .card").nth(i);
            int foreign = card.locator(".pieces").nth(0).locator("li").count();
            int own = card.locator(".pieces").nth(1).locator("li").count();
            out.printf("    %s: %d pieces by the tokenizer that never met Kazakh, %d by the one that did%n", card.locator("h4").innerText(), foreign, own);
            keys.write("#foreign-" + i, Integer.toString(foreign));
            keys.write("#own-" + i, Integer.toString(own));
        }
        keys.write("#own-word", "тәуелсіздігіміз");
    }

    private static void near(Page page, Keyboard keys) {
        for (int i = 0; i < 2; i++) {
            String asked = page.locator("label[for=near-" + i + "]").innerText().replaceAll("^«|».*$", "");
            choose(page, keys, "#map-word", asked);
            String nearest = page.locator("[data-nearest] tbody th").first().innerText().strip();
            choose(page, keys, "#near-" + i, nearest);
        }
    }

    private static void choose(Page page, Keyboard keys, String select, String option) {
        List<String> options = page.locator(select + " option").allInnerTexts();
        keys.to(select).key("Home", 1).key("ArrowDown", options.indexOf(option));
    }

    /** As a reader who has held each against the lessons; the verdicts stand in the course's file. */
    private static void judge(Page page, Keyboard keys) {
        Map<String, Integer> places = Map.of("true", 0, "false", 1, "nonsense", 2);
        Map<String, String> verdicts = new TreeMap<>();
        JsonNode sentences = RealCourse.read().lab("next-word").orElseThrow().settings().path("sentences").path(Language.KK.tag());
        sentences.forEach(one -> verdicts.put(one.path("text").asString(), one.path("verdict").asString()));
        for (Locator set : page.locator("[data-judge] fieldset").all()) {
            String text = set.locator("legend").innerText().replaceAll("^\\d+\\. «|»$", "");
            String group = set.locator("input").first().getAttribute("name");
            keys.to("input[name=\"" + group + "\"]").key("Space", 1).key("ArrowRight", places.get(verdicts.get(text)));
        }
    }

    /** What axe finds on the whole page, with the bench open and worked at. */
    private static void findings(Page page) {
        if (!Axe.findings(page).isEmpty()) {
            throw new AssertionError(Axe.findings(page).toString());
        }
    }
}
