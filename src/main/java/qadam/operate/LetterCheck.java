package qadam.operate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import qadam.letter.MailServer;
import qadam.letter.SmtpPlan;

/** Whether the mail server lets us in, when one is named. Sends nothing. */
final class LetterCheck {
    private LetterCheck() {
    }

    static List<Finding> look(SmtpPlan plan) {
        return MailServer.complaint(plan)
            .map(why -> new Finding(Complaint.valueOf("SMTP_" + why.toUpperCase(Locale.ROOT)), Map.of("host", plan.host(), "port", Integer.toString(plan.port()))))
            .map(List::of).orElse(List.of());
    }
}
