package qadam.enrolment;

import java.util.List;

/** A link as its maker sees it. @param address complete, with origin @param waiting names in the order of the queue, the first of them */
public record LinkView(EnrolmentLink link, String address, List<String> waiting, int inQueue) {
}
