package qadam.invigilation;

import io.javalin.http.Context;
import java.util.Map;
import java.util.UUID;
import qadam.exam.ExamDesk;
import qadam.exam.ExamProblem;
import qadam.identity.Reason;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Form;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What a form of a sitting's page does, for the office and for invigilators alike. */
final class SittingActs {
    private final ExamDesk desk;
    private final Texts texts;

    SittingActs(ExamDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    /** What a form shows that was refused. @param field beside which the message stands; empty for none */
    record Shown(String act, String message, String field, Map<String, String> typed) {
        static final Shown NOTHING = new Shown("", "", "", Map.of());

        void addTo(Map<String, Object> values) {
            values.put("act", act);
            values.put("message", message);
            values.put("field", field);
            values.put("typed", typed);
        }
    }

    void act(Context context, UUID attempt, UUID by) {
        Form form = new Form(context);
        String reason = form.text("reason", Reason.LONGEST);
        switch (form.text("act", 10)) {
            case "accept" -> desk.decide(attempt, form.all("answer"), true, reason, by);
            case "decline" -> desk.decide(attempt, form.all("answer"), false, reason, by);
            case "time" -> desk.grantTime(attempt, number(form, "minutes"), reason, by);
            case "reopen" -> desk.reopen(attempt, number(form, "minutes"), reason, by);
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    /** What is no number is none that could be given. */
    static int number(Form form, String field) {
        String typed = form.text(field, 10);
        return typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : -1;
    }

    /** @throws Refusal again when it is not one that a form can show */
    Shown refused(Context context, Refusal refusal) {
        boolean reason = Reason.isProblem(refusal.problem());
        if (!reason && !(refusal.problem() instanceof ExamProblem)) {
            throw refusal;
        }
        Site.refuse(context, refusal);
        Form form = new Form(context);
        String field = reason ? "reason" : refusal.problem() == ExamProblem.MINUTES_WRONG || refusal.problem() == ExamProblem.EXTRA_WRONG ? "minutes" : "";
        return new Shown(form.text("act", 10), texts.text(Site.language(context), refusal.problem().key(), refusal.values()), field,
            Map.of("reason", form.text("reason", Reason.LONGEST), "minutes", form.text("minutes", 10), "percent", form.text("percent", 10)));
    }
}
