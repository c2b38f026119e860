package qadam.consent;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Reason;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** One pupil's record, for the school: a link for the guardian, a paper to enter, what was taken back by word of mouth. */
final class PupilPages implements Routes {
    private static final String PATH = "/{language}/classes/{group}/consents/{pupil}";

    private final Desk desk;
    private final PaperStore papers = new PaperStore();

    PupilPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        desk.ground().scope().get(routes, PATH, (context, asker, place) -> show(context, new Where(asker, ClassPages.aClass(place), context), Shown.NOTHING), ClassPages.WHO);
        desk.ground().scope().post(routes, PATH, (context, asker, place) -> act(context, new Where(asker, ClassPages.aClass(place), context)), ClassPages.WHO);
    }

    /** Who asks about which pupil of which class. */
    private record Where(Asker asker, Organisation group, UUID pupil) {
        Where(Asker asker, Organisation group, Context context) {
            this(asker, group, Ids.parse(context.pathParam("pupil")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
        }
    }

    private record Shown(String link, String act, AnswerForm form, String reason, Said said) {
        static final Shown NOTHING = new Shown("", "", AnswerForm.BLANK, "", Said.NOTHING);
    }

    private void require(Handle handle, Where where) {
        if (!desk.ground().members().isMember(handle, where.group.number(), where.pupil)) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
    }

    private void show(Context context, Where where, Shown shown) {
        Map<String, Object> values = desk.ground().database().read(handle -> values(handle, where, Site.language(context)));
        values.put("link", shown.link);
        values.put("act", shown.act);
        values.put("form", shown.form);
        values.put("reason", shown.reason);
        values.put("said", shown.said);
        values.put("today", today().toString());
        desk.show(context, where.asker, "pupil", "consent.pupil.title", values);
    }

    private Map<String, Object> values(Handle handle, Where where, Language language) {
        require(handle, where);
        Map<String, Object> values = new HashMap<>();
        values.put("group", where.group.number());
        values.put("pupil", Ids.hex(where.pupil));
        values.put("name", desk.ground().name(handle, where.pupil));
        values.put("state", desk.views().state(handle, where.pupil));
        values.put("record", desk.views().whole(handle, where.pupil));
        values.put("endable", desk.views().isEndable(handle, where.pupil));
        values.put("papers", papers.of(handle, where.pupil).stream().map(paper -> PaperView.of(paper, desk.ground().name(handle, paper.madeBy()),
            paper.decision().map(decision -> desk.ground().name(handle, decision.by())).orElse(""))).toList());
        values.put("text", Optional.of(where.group).filter(place -> desk.texts().isPossible(handle, place)).map(place -> desk.texts().of(handle, place, language)));
        return values;
    }

    private void act(Context context, Where where) {
        Form form = new Form(context);
        String act = form.text("act", 10);
        try {
            if (act.equals("link")) {   // shown in the answer itself: a code belongs into no row
                Code code = desk.ground().database().write(handle -> link(handle, where));
                String link = Doorstep.door(context) + Desk.home(context) + "/consent/" + code.digits();
                show(context, where, new Shown(link, "", AnswerForm.BLANK, "", Said.NOTHING));
                return;
            }
            desk.ground().database().write(handle -> {
                require(handle, where);
                act(handle, where, act, context);
                return null;
            });
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, where, new Shown("", act, AnswerForm.read(context), form.text("reason", Reason.LONGEST), desk.said(context, refusal)));
        }
    }

    private void act(Handle handle, Where where, String act, Context context) {
        switch (act) {
            case "paper" -> takePaper(handle, where, AnswerForm.read(context));
            case "withdraw" -> desk.write().withdraw(handle, where.pupil, where.group.number(), where.asker.personId(),
                Reason.checked(new Form(context).text("reason", Reason.LONGEST)));
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private Code link(Handle handle, Where where) {
        require(handle, where);
        desk.texts().of(handle, where.group, Language.KK);   // refuses before a link is made
        desk.ground().people().audit(handle, desk.ground().clock().instant(), where.asker.person(), "consent-link-made", ConsentGround.subject(where.pupil), "");
        return desk.codes().link(handle, where.pupil, where.group.number(), where.asker.personId());
    }

    private void takePaper(Handle handle, Where where, AnswerForm form) {
        form.requireSomething();
        Signer signer = form.signer(desk.ground().name(handle, where.pupil));
        LocalDate day = form.day(today());
        Language language = Language.of(form.language()).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        ConsentText text = desk.texts().of(handle, where.group, language);
        desk.write().takePaper(handle, where.pupil, where.group.number(), new WriteConsent.Entry(new Answer(form.purposes(), signer, text.hash()), day, text), where.asker.personId());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.ground().clock().instant(), AgeBands.ALMATY);
    }
}
