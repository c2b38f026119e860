package qadam.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import qadam.evaluation.Evaluation.Extent;
import qadam.evaluation.Evaluation.SuiteUsed;
import qadam.search.Passage;
import qadam.search.Search;
import qadam.search.Vocabulary;
import qadam.shared.Refusal;
import qadam.web.FixedPage;

/**
 * The suite laid upon the lessons that are here, ready to be asked of any number of models.
 *
 * @param used says which suite it is, before anything was asked
 * @param vocabulary of the lessons it was laid upon
 */
record Questions(List<Case> cases, SuiteUsed used, Vocabulary vocabulary) {
    /** @throws Refusal when the lessons hold nothing of what the suite asks about */
    static Questions of(Suite suite, Search search) {
        Shelf shelf = new Shelf(search, suite.grounding());
        if (shelf.questions().isEmpty()) {
            throw new Refusal(EvaluationProblem.NO_PASSAGES);
        }
        List<Case> cases = new Cases(suite, shelf).all();
        return new Questions(cases, new SuiteUsed(hash(suite, cases), Extent.WHOLE, shelf.leftOut()), search);
    }

    /** Of all that is asked with what, and in which order. */
    private static String hash(Suite suite, List<Case> cases) {
        String text = suite.hash() + cases.stream().map(one -> one.id() + "\n" + one.asked().question() + "\n"
            + one.asked().passages().stream().map(Passage::text).collect(Collectors.joining("\n"))).collect(Collectors.joining("\n\n"));
        return FixedPage.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** The same small number of every kind and language. */
    Questions quick() {
        return new Questions(Cases.quick(cases), new SuiteUsed(used.hash(), Extent.QUICK, used.leftOut()), vocabulary);
    }
}
