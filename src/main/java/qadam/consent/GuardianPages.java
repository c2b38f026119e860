package qadam.consent;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import qadam.web.Site;

/** A guardian reads and answers, with a one-time link and no account. */
final class GuardianPages implements Routes {
    private final Desk desk;

    GuardianPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/consent", this::ask, Role.ANYONE);
        routes.get("/{language}/consent/{code}", context -> show(context, AnswerForm.BLANK, Said.NOTHING), Role.ANYONE);
        routes.post("/{language}/consent/{code}", this::answer, Role.ANYONE, SecretAddress.IS_PROOF);
    }

    /** Where a code from paper is typed: of a slip, or of one's own record. */
    private void ask(Context context) {
        String typed = Optional.ofNullable(context.queryParam("code")).filter(text -> text.length() <= 60).map(String::strip).orElse("");
        if (typed.isEmpty()) {
            type(context, typed, Said.NOTHING);
            return;
        }
        try {
            Code code = Code.read(typed);
            boolean record = desk.ground().database().read(handle -> {
                boolean own = desk.codes().record(handle, code).isPresent();
                if (!own) {
                    desk.codes().openLink(handle, code);
                }
                return own;
            });
            context.redirect(Desk.home(context) + (record ? "/consents/" : "/consent/") + code.digits(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            type(context, typed, desk.said(context, refusal));
        }
    }

    private void type(Context context, String typed, Said said) {
        desk.show(context, desk.askers().find(context), "code", "consent.code.title", Map.of("typed", typed, "said", said));
    }

    /** What the page of a link shows. */
    private record Opened(CodeStore.Row link, ConsentText text, String pupil) {
    }

    private Opened open(Handle handle, Context context, Asker asker) {
        CodeStore.Row link = desk.codes().openLink(handle, code(context));
        if (asker.person().equals(Optional.of(link.person()))) {
            throw new Refusal(ConsentProblem.OWN_CONSENT);
        }
        Organisation place = desk.ground().organisations().find(handle, link.place()).orElseThrow();
        return new Opened(link, desk.texts().of(handle, place, Site.language(context)), desk.ground().name(handle, link.person()));
    }

    private void show(Context context, AnswerForm form, Said said) {
        Asker asker = desk.askers().find(context);
        Opened opened = desk.ground().database().read(handle -> open(handle, context, asker));
        Map<String, Object> values = new HashMap<>(Map.of("pupil", opened.pupil, "text", opened.text, "edition", opened.text.hash(), "form", form, "said", said));
        values.put("id", Ids.hex(Ids.random()));
        desk.show(context.header("X-Robots-Tag", "noindex"), asker, "answer", "consent.answer.title", values);
    }

    private void answer(Context context) {
        AnswerForm form = AnswerForm.read(context);
        Code address = desk.codes().addressAfter(code(context), new Form(context).id("id"));
        boolean declines = new Form(context).text("act", 10).equals("decline");
        Asker asker = desk.askers().find(context);
        try {
            desk.ground().database().write(handle -> desk.codes().record(handle, address).isPresent() ? address : answer(handle, context, asker, form, declines, address));
            context.redirect(Desk.home(context) + "/consents/" + address.digits(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, form, desk.said(context, refusal));
        }
    }

    private Code answer(Handle handle, Context context, Asker asker, AnswerForm form, boolean declines, Code address) {
        Opened opened = open(handle, context, asker);
        if (!form.edition().equals(opened.text.hash())) {
            throw new Refusal(ConsentProblem.TEXT_CHANGED);
        }
        Answer answer = declines ? new Answer(Set.of(), new Signer("", Optional.empty(), opened.pupil), form.edition()) : agreed(form, opened);
        return desk.write().byLink(handle, opened.link, answer, opened.text, address);
    }

    private static Answer agreed(AnswerForm form, Opened opened) {
        form.requireSomething();
        Signer signer = form.signer(opened.pupil);
        form.requireDeclared();
        return new Answer(form.purposes(), signer, form.edition());
    }

    /** An address that is no code is told as one that does not exist. */
    static Code code(Context context) {
        return Code.parse(context.pathParam("code")).orElseThrow(() -> new Refusal(ConsentProblem.CODE_UNKNOWN));
    }
}
