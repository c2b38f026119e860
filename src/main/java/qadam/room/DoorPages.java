package qadam.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A room's door: whoever sits an exam under supervision enters the digits here, waits to be marked, and begins. */
final class DoorPages implements Routes {
    private static final String PATH = "/{language}/exams/{exam}/room";
    private static final int LOOK_AGAIN_SECONDS = 8;

    private final Site site;
    private final Askers askers;
    private final Rooms rooms;
    private final RoomViews views;
    private final Courses courses;

    DoorPages(Site site, Askers askers, Rooms rooms, RoomViews views, Courses courses) {
        this.site = site;
        this.askers = askers;
        this.rooms = rooms;
        this.views = views;
        this.courses = courses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> show(context, ""), Role.LEARNER);
        routes.post(PATH, this::act, Role.LEARNER);
    }

    private void show(Context context, String error) {
        Language language = Site.language(context);
        Course course = course(context);
        Asker asker = askers.find(context);
        String exam = context.pathParam("exam");
        Optional<DoorView> door = rooms.ground().database().read(handle -> views.door(handle, asker.personId(), asker.session(), exam));
        if (error.isEmpty() && door.filter(view -> view.state().equals("waiting") && !view.over()).isPresent()) {
            context.header(RoomPages.REFRESH, Integer.toString(LOOK_AGAIN_SECONDS));
        }
        Map<String, Object> values = new HashMap<>();
        values.put("course", course);
        values.put("exam", exam);
        values.put("door", door);
        values.put("error", error);
        site.show(context, asker, "room/door.jte", site.texts().text(language, "room.door.title"), values);
    }

    private void act(Context context) {
        course(context);
        Form form = new Form(context);
        Asker asker = askers.find(context);
        String exam = context.pathParam("exam");
        try {
            switch (form.text("act", 10)) {
                case "enter" -> rooms.enter(asker.personId(), asker.session(), exam, form.text("code", 20).replaceAll("[\\s\\u00A0-]", ""));
                case "leave" -> rooms.leave(asker.personId(), exam);
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof RoomProblem ours)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, site.texts().text(Site.language(context), ours.key(), refusal.values()));
        }
    }

    private Course course(Context context) {
        return courses.withExam(context.pathParam("exam")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
