package qadam.bench.labs;

import com.microsoft.playwright.Page;
import java.io.PrintStream;

/**
 * One lab from empty to graded, in a real browser by keyboard alone, for {@code ./qadam bench labs}. The bench opens the lab's page in Kazakh as a
 * fresh learner, counts bytes, and asserts that nothing is asked of another host; this does the work.
 */
public interface LabBench {
    /** Course and lab, as they stand in the address: {@code machines-that-see/ornaments}. */
    String name();

    /**
     * Presses keys from the opened workbench to the grade that is shown, and prints what is to be known of it.
     *
     * @param page at the lab's page, workbench open, focus on its heading
     * @throws AssertionError when the lab is not passed, or something is not as it must be
     */
    void walk(Page page, PrintStream out) throws Exception;
}
