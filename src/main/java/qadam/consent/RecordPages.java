package qadam.consent;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Cost;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A guardian's own address: the record, to look at, to take along, to change and to take back. */
final class RecordPages implements Routes {
    private final Desk desk;
    private final List<GuardianSection> sections;
    private final RecordFiles files;

    RecordPages(Desk desk, List<GuardianSection> sections) {
        this.desk = desk;
        this.sections = sections;
        this.files = new RecordFiles(desk);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/consents/{code}", context -> show(context, Said.NOTHING), Role.ANYONE);
        routes.post("/{language}/consents/{code}", this::act, Role.ANYONE, SecretAddress.IS_PROOF);
        routes.get("/{language}/consents/{code}/record.json", this::json, Role.ANYONE);
        routes.get("/{language}/consents/{code}/record.pdf", this::pdf, Role.ANYONE, Cost.HEAVY);
    }

    private CodeStore.Row address(Handle handle, Context context) {
        return desk.codes().record(handle, GuardianPages.code(context)).orElseThrow(() -> new Refusal(ConsentProblem.CODE_UNKNOWN));
    }

    private void show(Context context, Said said) {
        Language language = Site.language(context);
        Code code = GuardianPages.code(context);
        Map<String, Object> values = desk.ground().database().read(handle -> {
            CodeStore.Row address = address(handle, context);
            Map<String, Object> shown = new HashMap<>(Map.of("view", desk.views().forGuardian(handle, address), "today", today(handle, address, language)));
            shown.put("offers", sections.stream().map(section -> section.of(handle, address.person(), language)).toList());
            return shown;
        });
        values.put("code", code.spaced());
        values.put("link", link(context, code));
        values.put("said", said);
        desk.show(context.header("X-Robots-Tag", "noindex"), desk.askers().find(context), "record", "consent.record.title", values);
    }

    /** The text of today; empty when the school may not ask for anything now. */
    private Optional<ConsentText> today(Handle handle, CodeStore.Row address, Language language) {
        return desk.ground().organisations().find(handle, address.place()).filter(place -> desk.texts().isPossible(handle, place))
            .map((Organisation place) -> desk.texts().of(handle, place, language));
    }

    private static String link(Context context, Code code) {
        return Doorstep.door(context) + Desk.home(context) + "/consents/" + code.digits();
    }

    private void act(Context context) {
        AnswerForm form = AnswerForm.read(context);
        try {
            requireGuardian(context);
            switch (new Form(context).text("act", 10)) {
                case "change" -> change(context, form);
                case "open" -> {
                    context.redirect(Desk.home(context) + open(context), HttpStatus.SEE_OTHER);
                    return;
                }
                case "withdraw" -> desk.ground().database().write(handle -> {
                    desk.write().withdraw(handle, address(handle, context));
                    return null;
                });
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, desk.said(context, refusal));
        }
    }

    /** Whoever holds the code, but not the pupil, who may have found it at home. */
    private void requireGuardian(Context context) {
        Optional<UUID> pupil = Optional.of(desk.ground().database().<UUID>read(handle -> address(handle, context).person()));
        if (desk.askers().find(context).person().equals(pupil)) {
            throw new Refusal(ConsentProblem.OWN_CONSENT);
        }
    }

    /** What another package offers, by its place in the list. */
    private String open(Context context) {
        String number = new Form(context).text("offer", 2);
        GuardianSection section = number.matches("[0-9]{1,2}") && Integer.parseInt(number) < sections.size() ? sections.get(Integer.parseInt(number)) : null;
        return desk.ground().database().write(handle -> {
            CodeStore.Row address = address(handle, context);
            if (section == null || section.of(handle, address.person(), Site.language(context)).isEmpty()) {
                throw new Refusal(WebProblem.MALFORMED);
            }
            UUID maker = desk.codes().store().maker(handle, address.person(), address.place()).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
            return section.open(handle, address.person(), desk.ground().organisations().find(handle, address.place()).orElseThrow(), maker);
        });
    }

    private void change(Context context, AnswerForm form) {
        desk.ground().database().write(handle -> {
            CodeStore.Row address = address(handle, context);
            if (form.purposes().isEmpty()) {
                desk.write().withdraw(handle, address);
                return null;
            }
            ConsentText text = today(handle, address, Site.language(context)).filter(now -> now.hash().equals(form.edition()))
                .orElseThrow(() -> new Refusal(ConsentProblem.TEXT_CHANGED));
            desk.write().change(handle, address, form.purposes(), text);
            return null;
        });
    }

    private void json(Context context) {
        RecordView view = desk.ground().database().read(handle -> desk.views().forGuardian(handle, address(handle, context)));
        file(context, "json").contentType("application/json").result(files.json(view));
    }

    private void pdf(Context context) {
        Code code = GuardianPages.code(context);
        RecordView view = desk.ground().database().read(handle -> desk.views().forGuardian(handle, address(handle, context)));
        file(context, "pdf").contentType("application/pdf").result(files.pdf(view, Site.language(context), link(context, code), code));
    }

    private static Context file(Context context, String ending) {
        return context.header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex")
            .header("Content-Disposition", "attachment; filename=\"consent." + ending + "\"");
    }
}
