package qadam.integrity;

import org.jdbi.v3.core.Handle;
import qadam.catalog.Programmes;

/** The face: judges claims by the public rules, keeps what was found for the person and the office, and gives the totals. */
public final class Integrity {
    private final Programmes programmes;
    private final CaseStore cases = new CaseStore();

    public Integrity(Programmes programmes) {
        this.programmes = programmes;
    }

    /** Refusals of the programme by their reason, to be published. */
    public Totals totals(Handle handle) {
        return new Totals(Rule.VERSION, cases.totals(handle, programmes.id()));
    }
}
