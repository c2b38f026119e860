package qadam.invigilation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.exam.ExamProblem;
import qadam.exam.LiveAttempt;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.room.Watched;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** An invigilator's pages: how far everybody is who sits in a room, and one of them. */
final class RoomSittingPages implements Routes {
    private static final String ALL = "/{language}/organisations/{organisation}/rooms/{room}/live";
    private static final String ONE = ALL + "/{attempt}";
    private static final int LOOK_AGAIN_SECONDS = 20;

    private final Site site;
    private final Scope scope;
    private final Sittings.Ground ground;
    private final SittingViews views;
    private final SittingActs acts;

    RoomSittingPages(Site site, Scope scope, Sittings.Ground ground, SittingViews views, SittingActs acts) {
        this.site = site;
        this.scope = scope;
        this.ground = ground;
        this.views = views;
        this.acts = acts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, ALL, this::live, Role.INVIGILATOR);
        scope.get(routes, ONE, (context, asker, place) -> show(context, asker, place, SittingActs.Shown.NOTHING), Role.INVIGILATOR);
        scope.post(routes, ONE, this::act, Role.INVIGILATOR);
    }

    private void live(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>();
        ground.database().read(handle -> {
            Watched room = ground.rooms().watched(handle, place, context.pathParam("room"));
            List<LiveAttempt> sittings = ground.desk().these(handle, room.seats().stream().map(Watched.Seat::attempt).toList());
            List<SittingLine> lines = views.lines(handle, sittings, language, one -> room.seat(one).map(Watched.Seat::seat).orElse(""),
                one -> room.path() + "/live/" + Ids.hex(one));
            values.put("lines", lines);
            values.put("sitting", (int) lines.stream().filter(line -> line.sitting().open()).count());
            values.put("silent", (int) lines.stream().filter(line -> line.state().equals("silent")).count());
            values.put("back", room.path());
            values.put("here", room.path() + "/live");
            values.put("course", SittingViews.title(ground.courses(), room.course(), language));
            return null;
        });
        values.put("next", 0);
        context.header("Refresh", Integer.toString(LOOK_AGAIN_SECONDS));
        site.show(context, asker, "invigilation/live.jte", site.texts().text(language, "invigilation.live.title"), values);
    }

    private void show(Context context, Asker asker, Organisation place, SittingActs.Shown shown) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>();
        ground.database().read(handle -> {
            Watched room = ground.rooms().watched(handle, place, context.pathParam("room"));
            values.put("view", views.inRoom(handle, room, OfficeSittingPages.attempt(context), language));
            values.put("back", room.path() + "/live");
            return null;
        });
        values.put("backWords", site.texts().text(language, "invigilation.live.title"));
        shown.addTo(values);
        site.show(context, asker, "invigilation/sitting.jte", site.texts().text(language, "invigilation.one.title"), values);
    }

    private void act(Context context, Asker asker, Organisation place) {
        UUID attempt = OfficeSittingPages.attempt(context);
        ground.database().read(handle -> {
            Watched room = ground.rooms().watched(handle, place, context.pathParam("room"));
            UUID person = views.inRoom(handle, room, attempt, Site.language(context)).line().sitting().person();
            ground.rooms().requireStranger(handle, asker.personId(), person);
            if (!room.changeable()) {
                throw new Refusal(ExamProblem.ROOM_OVER);
            }
            return null;
        });
        try {
            acts.act(context, attempt, asker.personId());
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, asker, place, acts.refused(context, refusal));
        }
    }
}
