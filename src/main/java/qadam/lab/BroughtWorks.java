package qadam.lab;

import java.util.Collection;
import java.util.UUID;
import qadam.catalog.Lab;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** Work at labs that did not come from its browser but in a file that it made: the same rules, the same grade. */
public final class BroughtWorks {
    private final Labs labs;
    private final LabWorks works;

    public BroughtWorks(Labs labs, LabWorks works) {
        this.labs = labs;
        this.works = works;
    }

    /** The lab it belongs to, and whether it was added; false when it was here already. */
    public record Brought(Lab lab, boolean added) {
    }

    /**
     * Grades and keeps the work as its maker's; durable on return.
     *
     * @param learner the key under which it is written @param mine all keys of its maker
     * @param sent as the browser's outbox holds it
     * @throws Refusal as for the same work from the browser itself
     */
    public Brought bring(long learner, Collection<Long> mine, JsonNode sent) {
        UUID id = Ids.parse(sent.path("id").stringValue(null)).filter(one -> one.version() == 7).orElseThrow(() -> new Refusal(LabProblem.MALFORMED_WORK));
        Delivery delivery = LabApi.delivery(id, sent, sent.path("course").stringValue(""), sent.path("lab").stringValue(""));
        LabWorks.Taken taken = works.inPlace(() -> works.handIn(learner, mine, delivery));
        Lab lab = labs.find(delivery.course(), delivery.version(), delivery.lab()).orElseThrow(() -> new Refusal(LabProblem.NO_SUCH_LAB)).lab();
        return new Brought(lab, !taken.receipt().repeated());
    }
}
