package qadam.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** An invigilator's screens: the rooms of a school or agency, one room, its code for everybody to see, one sitter. */
final class RoomPages implements Routes {
    static final String ALL = "/{language}/organisations/{organisation}/rooms";
    static final String ONE = ALL + "/{room}";
    private static final String CODE = ONE + "/code";
    private static final String SITTER = ONE + "/sitters/{sitter}";
    private static final int LOOK_AGAIN_SECONDS = 20;
    /** Works in every browser without script; the HTML Standard §7.4.2.5 says how. */
    static final String REFRESH = "Refresh";

    private final Site site;
    private final Scope scope;
    private final RoomGround ground;
    private final Invigilation invigilation;
    private final RoomViews views;
    private final Courses courses;

    RoomPages(Site site, Scope scope, RoomGround ground, Invigilation invigilation, RoomViews views, Courses courses) {
        this.site = site;
        this.scope = scope;
        this.ground = ground;
        this.invigilation = invigilation;
        this.views = views;
        this.courses = courses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, ALL, (context, asker, place) -> list(context, asker, place, Shown.NOTHING), Role.INVIGILATOR);
        scope.post(routes, ALL, this::open, Role.INVIGILATOR);
        scope.get(routes, ONE, (context, asker, place) -> show(context, asker, place, Shown.NOTHING), Role.INVIGILATOR);
        scope.post(routes, ONE, this::act, Role.INVIGILATOR);
        scope.get(routes, CODE, this::code, Role.INVIGILATOR);
        scope.get(routes, SITTER, (context, asker, place) -> sitter(context, asker, place, Shown.NOTHING), Role.INVIGILATOR);
        scope.post(routes, SITTER, this::judge, Role.INVIGILATOR);
    }

    /** What a form shows that was refused. */
    private record Shown(String act, String message, String field, Map<String, String> typed) {
        static final Shown NOTHING = new Shown("", "", "", Map.of());

        void addTo(Map<String, Object> values) {
            values.put("act", act);
            values.put("message", message);
            values.put("field", field);
            values.put("typed", typed);
        }
    }

    private void list(Context context, Asker asker, Organisation place, Shown shown) {
        RoomViews.requireHall(place);
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>();
        ground.database().read(handle -> {
            values.put("rooms", views.in(handle, place, language));
            values.put("groups", groups(handle, place).stream()
                .map(group -> new RoomChoice(Long.toString(group.number()), ground.organisations().title(group, language))).toList());
            values.put("place", ground.organisations().title(place, language));
            return null;
        });
        values.put("exams", exams(place).stream().map(course -> new RoomChoice(course.slug(), course.title().in(language))).toList());
        values.put("minutes", Invigilation.MINUTES);
        values.put("closed", place.closed());
        shown.addTo(values);
        site.show(context, asker, "room/rooms.jte", text(context, "room.title"), values);
    }

    /** First the one that was made for the people of such a place. */
    private List<Course> exams(Organisation place) {
        return courses.startingWith(place.kind().track()).stream().filter(course -> course.exam().isPresent()).toList();
    }

    private List<Organisation> groups(Handle handle, Organisation place) {
        return ground.organisations().branch(handle, place).stream().filter(group -> group.kind().isGroup() && !group.closed()).toList();
    }

    private void open(Context context, Asker asker, Organisation place) {
        RoomViews.requireHall(place);
        Form form = new Form(context);
        try {
            Course course = exams(place).stream().filter(one -> one.slug().equals(form.text("exam", 100))).findFirst()
                .orElseThrow(() -> new Refusal(RoomProblem.EXAM_MISSING));
            List<String> chosen = form.all("group");
            List<Organisation> groups = ground.database().read(handle -> groups(handle, place)).stream()
                .filter(group -> chosen.contains(Long.toString(group.number()))).toList();
            String minutes = form.text("minutes", 4);
            if (place.closed()) {
                throw new Refusal(RoomProblem.OVER);
            }
            long number = invigilation.open(asker.personId(), place, course, groups, minutes.matches("[0-9]{1,3}") ? Integer.parseInt(minutes) : 0);
            context.redirect(context.path() + "/" + number, HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            list(context, asker, place, refused(context, "open", refusal, Map.of("exam", form.text("exam", 100),
                "group", String.join(" ", form.all("group")), "minutes", form.text("minutes", 4))));
        }
    }

    private void show(Context context, Asker asker, Organisation place, Shown shown) {
        RoomView view = view(context, place);
        Map<String, Object> values = new HashMap<>(Map.of("view", view));
        shown.addTo(values);
        boolean noting = shown.act.equals("note") || context.queryParam("note") != null;
        values.put("noting", noting);
        if (shown == Shown.NOTHING && !noting && !view.isSigned() && !view.late()) {
            lookAgain(context, view);   // never while somebody types
        }
        site.show(context, asker, "room/room.jte", view.exam(), values);
    }

    /** At the latest when the digits change. */
    private void lookAgain(Context context, RoomView view) {
        int left = RoomCodes.secondsLeft(ground.clock().instant());
        context.header(REFRESH, Integer.toString(view.open() ? Math.min(LOOK_AGAIN_SECONDS, left + 1) : LOOK_AGAIN_SECONDS));
    }

    private void code(Context context, Asker asker, Organisation place) {
        RoomView view = view(context, place);
        if (view.open()) {
            context.header(REFRESH, Integer.toString(RoomCodes.secondsLeft(ground.clock().instant()) + 1));
        }
        site.show(context, asker, "room/code.jte", text(context, "room.code"), Map.of("view", view, "seconds", RoomCodes.secondsLeft(ground.clock().instant())));
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        Room room = ground.database().read(handle -> views.find(handle, place, context.pathParam("room")));
        String act = form.text("act", 10);
        try {
            switch (act) {
                case "extend" -> invigilation.extend(asker.personId(), room);
                case "note" -> invigilation.note(asker.personId(), room, form.text("words", Words.LONGEST));
                case "mark" -> invigilation.mark(asker.personId(), room, form.id("sitter"), form.text("seat", 40));
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, asker, place, refused(context, act, refusal, Map.of("words", form.text("words", Words.LONGEST))));
        }
    }

    private void sitter(Context context, Asker asker, Organisation place, Shown shown) {
        RoomView view = view(context, place);
        String id = context.pathParam("sitter");
        SitterView sitter = view.sitters().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        Map<String, Object> values = new HashMap<>(Map.of("view", view, "sitter", sitter));
        shown.addTo(values);
        site.show(context, asker, "room/sitter.jte", sitter.name(), values);
    }

    private void judge(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        Room room = ground.database().read(handle -> views.find(handle, place, context.pathParam("room")));
        UUID sitter = Ids.parse(context.pathParam("sitter")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        String act = form.text("act", 10);
        try {
            switch (act) {
                case "mark" -> invigilation.mark(asker.personId(), room, sitter, form.text("seat", 40));
                case "away" -> invigilation.sendAway(asker.personId(), room, sitter, form.text("words", Words.LONGEST));
                case "move" -> invigilation.letMove(asker.personId(), room, sitter);
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path().replaceFirst("/sitters/[^/]*/?$", ""), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            sitter(context, asker, place, refused(context, act, refusal,
                Map.of("seat", form.text("seat", 40), "words", form.text("words", Words.LONGEST))));
        }
    }

    private RoomView view(Context context, Organisation place) {
        return ground.database().read(handle -> views.of(handle, views.find(handle, place, context.pathParam("room")), place, Site.language(context)));
    }

    /** @throws Refusal again when it is none of ours */
    private Shown refused(Context context, String act, Refusal refusal, Map<String, String> typed) {
        if (!(refusal.problem() instanceof RoomProblem ours)) {
            throw refusal;
        }
        Site.refuse(context, refusal);
        return new Shown(act, site.texts().text(Site.language(context), ours.key(), refusal.values()), ours.field(), typed);
    }

    private String text(Context context, String key) {
        return site.texts().text(Site.language(context), key);
    }
}
