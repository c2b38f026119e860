package qadam.bench.labs;

import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.util.List;

/** The data lab from empty to graded, by keyboard in Kazakh: the planted column is found by its accuracy, and depth and neighbours by the tables. */
public final class DataLab implements LabBench {
    private static final String COURSE = "ai-for-everyone";
    private static final String LAB = "late-buses";
    /** What is shown of both models is what the tables say of the rows that were chosen. */
    private static final String SETTLED = "rows => ['tree', 'neighbours'].every((model, i) => document.querySelector(`[data-cell=\"${model}-test\"]`).textContent"
        + " === document.querySelector(`[data-curve-table=\"${model}\"] tbody tr:nth-child(${rows[i]}) td:nth-child(3)`).textContent)";

    @Override
    public String name() {
        return COURSE + "/" + LAB;
    }

    @Override
    public void walk(Page page, PrintStream out) throws Exception {
        DeskKeys keys = new DeskKeys(page);
        keys.to("[data-on]").press("Enter", 1).choose("[data-radio=\"question\"]", 0);
        keys.to("#t-chart").press("ArrowDown", 1).to("#t-x").press("ArrowDown", 1).to("#t-read").press("ArrowDown", 1 + tallest(keys));
        out.println("  chart: " + keys.shown("[data-chart-says]"));
        String leak = keys.shown("[data-alone] tbody tr:first-child th");
        out.println("  one question on one column alone: " + leak + " " + keys.shown("[data-alone] tbody tr:first-child td") + ", then "
            + keys.shown("[data-alone] tbody tr:nth-child(2) th") + " " + keys.shown("[data-alone] tbody tr:nth-child(2) td"));
        takeOut(keys, leak);
        setModels(keys, page, out);
        nameFindings(keys, out);
        keys.handIn(out, "Бір бағанның өзі-ақ барлығын дерлік дұрыс айтқаны таңғалдырды: ол кейін ғана жазылады екен.",
            "Дүкендегі кестеде «қайтарылды» деген баған сатылымнан кейін толады, оны сатылымды болжауға алуға болмайды.");
        keys.cheat(COURSE, LAB, out);
    }

    private static int tallest(DeskKeys keys) {
        List<Double> shares = keys.allShown("[data-chart-table] tbody td:nth-child(4)").stream().map(DataLab::number).toList();
        return shares.indexOf(shares.stream().max(Double::compare).orElseThrow());
    }

    private static double number(String percent) {
        return Double.parseDouble(percent.replaceAll("[^0-9,.]", "").replace(',', '.'));
    }

    private static void takeOut(DeskKeys keys, String leak) {
        List<String> columns = keys.allShown("[data-use] label");
        int at = columns.indexOf(leak);
        keys.to("[data-use] label:nth-child(" + (at + 1) + ") input").press("Space", 1);
        keys.to("#t-leak-column").press("ArrowDown", at + 1).choose("[data-radio=\"leakWhy\"]", 1);
    }

    private static void setModels(DeskKeys keys, Page page, PrintStream out) {
        page.waitForFunction("() => parseFloat(document.querySelector('[data-curve-table=\"tree\"] tbody tr:nth-child(2) td:last-child').textContent) < 92");
        int depth = best(keys, "tree");
        int neighbours = best(keys, "neighbours");
        keys.to("#t-depth").press("ArrowRight", depth).to("#t-k").press("ArrowRight", neighbours);
        page.waitForFunction(SETTLED, List.of(depth + 1, neighbours + 1));
        out.println("  tree: depth " + keys.shown("[data-depth]") + ", right on test rows " + keys.shown("[data-cell=\"tree-test\"]") + " (training " + keys.shown("[data-cell=\"tree-train\"]")
            + "); neighbours: " + keys.shown("[data-k]") + ", " + keys.shown("[data-cell=\"neighbours-test\"]"));
        out.println("  by heart: depth 10, training " + keys.shown("[data-curve-table=\"tree\"] tbody tr:last-child td:nth-child(2)") + ", test "
            + keys.shown("[data-curve-table=\"tree\"] tbody tr:last-child td:nth-child(3)"));
    }

    /** The row of the table with the best accuracy on test rows, counted from 0. */
    private static int best(DeskKeys keys, String model) {
        List<Double> test = keys.allShown("[data-curve-table=\"" + model + "\"] tbody td:nth-child(3)").stream().map(DataLab::number).toList();
        return test.indexOf(test.stream().max(Double::compare).orElseThrow());
    }

    private static void nameFindings(DeskKeys keys, PrintStream out) {
        String tree = keys.shown("[data-cell=\"tree-test\"]").replaceAll("[^0-9,]", "");
        keys.to("#t-case").press("ArrowUp", 2);
        keys.type("#t-claim-tree", tree).type("#t-claim-neighbours", keys.shown("[data-cell=\"neighbours-test\"]").replaceAll("[^0-9,]", ""));
        keys.to("#t-overfit").press("End", 1);
        keys.type("#t-overfit-train", keys.shown("[data-curve-table=\"tree\"] tbody tr:last-child td:nth-child(2)").replaceAll("[^0-9,]", ""));
        keys.type("#t-overfit-test", keys.shown("[data-curve-table=\"tree\"] tbody tr:last-child td:nth-child(3)").replaceAll("[^0-9,]", ""));
        keys.type("#t-why", "Осы тереңдікте ағаш көрмеген жолдарының " + tree + " % дұрыс айтты; одан әрі үйрету жолдары ғана жақсарады, демек модель жаттап алады.");
        keys.choose("[data-radio=\"model\"]", 0);
        keys.type("#t-advice", "Ағашты алыңыз, себебі оның сұрақтарын дауыстап оқуға болады; қатты аязда оған сенбеңіз, ондай күн аз болған, мектеп автобусын бәрінен бұрын ескертіңіз.");
        out.println("  " + keys.shown("[data-left-words]"));
    }
}
