package qadam.integrity;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Somebody of the office who decides cases, without a page. */
public final class Officer {
    private final Integrity integrity;
    private final UUID person;

    public Officer(Integrity integrity, UUID person) {
        this.integrity = integrity;
        this.person = person;
    }

    /** What waits is decided as the office decides it. @return how many cases there were */
    public int upholdAll(String reason) {
        int decided = 0;
        for (var waiting = integrity.waiting(); !waiting.isEmpty(); waiting = integrity.waiting()) {
            for (CaseView one : waiting) {
                integrity.cases().decide(qadam.shared.Ids.parse(one.attempt()).orElseThrow(), one.rule(), false, reason, person);
                decided++;
            }
        }
        return decided;
    }

    /** The rules that have spoken about a claim, whatever became of it. */
    public java.util.List<Rule> spoken(Handle handle, UUID attempt) {
        return new CaseStore().of(handle, attempt).stream().map(Case::rule).toList();
    }
}
