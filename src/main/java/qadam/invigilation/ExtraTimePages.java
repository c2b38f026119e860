package qadam.invigilation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import qadam.identity.Reason;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** How much more time somebody has at every exam; the office sets it. */
final class ExtraTimePages implements Routes {
    private static final String PATH = "/{language}/office/people/{person}/extra-time";

    private final Site site;
    private final Askers askers;
    private final Sittings.Ground ground;
    private final SittingActs acts;

    ExtraTimePages(Site site, Askers askers, Sittings.Ground ground) {
        this.site = site;
        this.askers = askers;
        this.ground = ground;
        this.acts = new SittingActs(ground.desk(), site.texts());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> show(context, SittingActs.Shown.NOTHING), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post(PATH, this::set, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void show(Context context, SittingActs.Shown shown) {
        UUID person = person(context);
        Map<String, Object> values = new HashMap<>();
        ground.database().read(handle -> {
            if (!ground.people().exists(handle, person)) {
                throw new Refusal(WebProblem.NOT_FOUND);
            }
            values.put("name", ground.people().name(handle, person));
            values.put("standing", ground.desk().standing(handle, person));
            return null;
        });
        values.put("person", Ids.hex(person));
        shown.addTo(values);
        site.show(context, askers.find(context), "invigilation/extraTime.jte", site.texts().text(Site.language(context), "invigilation.extra.title"), values);
    }

    private void set(Context context) {
        Form form = new Form(context);
        UUID person = person(context);
        try {
            ground.desk().setStanding(person, zero(form, "percent"), zero(form, "minutes"), form.text("reason", Reason.LONGEST), askers.find(context).personId());
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, acts.refused(context, refusal));
        }
    }

    private static int zero(Form form, String field) {
        return form.text(field, 10).isEmpty() ? 0 : SittingActs.number(form, field);
    }

    private static UUID person(Context context) {
        return Ids.parse(context.pathParam("person")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
