package qadam.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.paper.Ornament;
import qadam.paper.Paper;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** A room's closing sheet: as it will be signed, as it was signed, and on paper. */
final class SheetPages implements Routes {
    private static final String SHEET = RoomPages.ONE + "/sheet";
    private static final String PAPER = RoomPages.ONE + "/sheet.pdf";

    private final Site site;
    private final Scope scope;
    private final RoomGround ground;
    private final SignSheet signing;
    private final RoomViews views;

    SheetPages(Site site, Scope scope, RoomGround ground, SignSheet signing, RoomViews views) {
        this.site = site;
        this.scope = scope;
        this.ground = ground;
        this.signing = signing;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, SHEET, (context, asker, place) -> show(context, asker, place, "", ""), Role.INVIGILATOR, Role.HEAD);
        scope.post(routes, SHEET, this::sign, Role.INVIGILATOR);
        scope.get(routes, PAPER, (context, asker, place) -> print(context, place), Role.INVIGILATOR, Role.HEAD);
    }

    private void show(Context context, Asker asker, Organisation place, String message, String field) {
        RoomView view = view(context, place);
        boolean mayAct = ground.database().read(handle -> scope.rolesIn(handle, asker, place)).contains(Role.INVIGILATOR);
        Map<String, Object> values = new HashMap<>(Map.of("view", view, "message", message, "field", field, "mayAct", mayAct));
        site.show(context, asker, "room/sheet.jte", text(context), values);
    }

    private void sign(Context context, Asker asker, Organisation place) {
        Room room = ground.database().read(handle -> views.find(handle, place, context.pathParam("room")));
        try {
            signing.sign(asker.personId(), room, new Form(context).ticked("affirmed"));
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof RoomProblem ours)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, asker, place, site.texts().text(Site.language(context), ours.key(), refusal.values()), ours.field());
        }
    }

    private void print(Context context, Organisation place) {
        RoomView view = view(context, place);
        Language language = Site.language(context);
        qadam.web.Page page = site.page(language, view.path() + "/sheet", text(context), "");
        byte[] xhtml = site.render("room/paper.jte", page, Map.of("view", view, "style", Paper.style("sheet.css")));
        context.contentType("application/pdf").header(Header.CACHE_CONTROL, "no-store")
            .header("Content-Disposition", "inline; filename=\"qadam-room-" + view.number() + "-" + language.tag() + ".pdf\"")
            .result(Paper.print(xhtml, Map.of("mark", Ornament::mark), view.signedAt().orElse(view.openedAt())));
    }

    private RoomView view(Context context, Organisation place) {
        return ground.database().read(handle -> views.of(handle, views.find(handle, place, context.pathParam("room")), place, Site.language(context)));
    }

    private String text(Context context) {
        return site.texts().text(Site.language(context), "room.sheet.title");
    }
}
