package qadam.consent;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A class's consents at a glance, and slips for the guardians to take home. */
final class ClassPages implements Routes {
    static final Role[] WHO = {Role.TEACHER, Role.HEAD};
    private static final int MOST_SLIPS = 60;

    private final Desk desk;
    private final Slips slips;

    ClassPages(Desk desk) {
        this.desk = desk;
        this.slips = new Slips(desk.site());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        desk.ground().scope().get(routes, "/{language}/classes/{group}/consents", (context, asker, place) -> show(context, asker, aClass(place), Said.NOTHING), WHO);
        desk.ground().scope().post(routes, "/{language}/classes/{group}/consents/slips", (context, asker, place) -> print(context, asker, aClass(place)), WHO);
    }

    /** A department has no pupils. */
    static Organisation aClass(Organisation place) {
        if (place.kind() != Kind.CLASS) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return place;
    }

    private void show(Context context, Asker asker, Organisation group, Said said) {
        ClassView view = desk.ground().database().read(handle -> desk.views().ofClass(handle, group, Site.language(context)));
        desk.show(context, asker, "class", "consent.class.title", Map.of("view", view, "said", said));
    }

    /** Makes a new link for each, so the sheet can be had once: only hashes are kept. */
    private void print(Context context, Asker asker, Organisation group) {
        Form form = new Form(context);
        Language language = Language.of(form.text("language", 2)).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        boolean all = form.text("who", 10).equals("all");
        try {
            List<Slip> made = desk.ground().database().write(handle -> make(handle, asker, group, all));
            ConsentText text = desk.ground().database().read(handle -> desk.texts().of(handle, group, language));
            byte[] pdf = slips.print(made, text, new Slips.Sheet(language, group.name(), Doorstep.door(context), desk.ground().clock().instant()));
            context.header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"consent-slips.pdf\"")
                .contentType("application/pdf").result(pdf);
        } catch (Refusal refusal) {
            show(context, asker, group, desk.said(context, refusal));
        }
    }

    private List<Slip> make(Handle handle, Asker asker, Organisation group, boolean all) {
        desk.texts().of(handle, group, Language.KK);   // refuses before any link is made
        List<Slip> made = desk.views().ofClass(handle, group, Language.KK).lines().stream()
            .filter(line -> all || !line.state().isAnswered() && line.state() != PupilState.PAPER).limit(MOST_SLIPS)
            .map(line -> new Slip(line.name(), desk.codes().link(handle, id(line.pupil()), group.number(), asker.personId()))).toList();
        if (made.isEmpty()) {
            throw new Refusal(ConsentProblem.NO_PUPILS);
        }
        desk.ground().people().audit(handle, desk.ground().clock().instant(), Optional.of(asker.personId()), "consent-slips-made", "organisation " + group.number(), "");
        return made;
    }

    private static UUID id(String pupil) {
        return Ids.parse(pupil).orElseThrow();
    }
}
