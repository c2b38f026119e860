package qadam.teaching;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.identity.People;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What the people of a place are to take: a class's by its teacher, a school's or an agency's by its head. */
final class AssignmentPages implements Routes {
    private final Site site;
    private final Database database;
    private final Scope scope;
    private final Courses courses;
    private final Assignments assignments;
    private final People people;
    private final InstantSource clock;

    AssignmentPages(Site site, Database database, Scope scope, Courses courses, Assignments assignments, People people, InstantSource clock) {
        this.site = site;
        this.database = database;
        this.scope = scope;
        this.courses = courses;
        this.assignments = assignments;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/classes/{group}/assignments", (context, asker, place) -> show(context, asker, place, Refused.NOTHING), Role.TEACHER, Role.HEAD);
        scope.post(routes, "/{language}/classes/{group}/assignments", this::act, Role.TEACHER, Role.HEAD);
        scope.get(routes, "/{language}/organisations/{organisation}/assignments", (context, asker, place) -> show(context, asker, large(place), Refused.NOTHING), Role.HEAD);
        scope.post(routes, "/{language}/organisations/{organisation}/assignments", (context, asker, place) -> act(context, asker, large(place)), Role.HEAD);
    }

    /** A class and a department have their page among the classes. */
    private static Organisation large(Organisation place) {
        if (place.kind() != Kind.SCHOOL && place.kind() != Kind.AGENCY) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return place;
    }

    /** What was refused, beside what was typed. */
    private record Refused(Map<String, String> typed, String message, String field) {
        static final Refused NOTHING = new Refused(Map.of(), "", "");
    }

    private void show(Context context, Asker asker, Organisation place, Refused refused) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>(Map.of("place", place, "here", context.path(), "today", assignments.today(), "days", Assignments.DAYS,
            "typed", refused.typed, "message", refused.message, "field", refused.field));
        List<Assignment> all = database.read(handle -> assignments.in(handle, place));
        values.put("own", all.stream().filter(one -> one.place() == place.number()).toList());
        values.put("above", all.stream().filter(one -> one.place() != place.number()).toList());
        values.put("courses", courses.startingWith(place.kind().track()));
        site.show(context, asker, "teaching/assignments.jte", site.texts().text(language, "teaching.assignments.title", Map.of("place", place.name())), values);
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        try {
            database.write(handle -> {
                act(handle, asker, place, form);
                return null;
            });
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof TeachingProblem problem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            Map<String, String> typed = Map.of("course", form.text("course", 100), "due", form.text("due", 20), "sitting", form.text("sitting", 20));
            show(context, asker, place, new Refused(typed, site.texts().text(Site.language(context), problem.key(), refusal.values()), problem.field()));
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void act(Handle handle, Asker asker, Organisation place, Form form) {
        switch (form.text("act", 10)) {
            case "assign" -> {
                long number = assignments.assign(handle, place, typed(place, form), asker.personId());
                people.audit(handle, clock.instant(), asker.person(), "course-assigned", subject(place, number), "");
            }
            case "withdraw" -> {
                String number = form.text("assignment", 15);
                if (!number.matches("[0-9]{1,15}")) {
                    throw new Refusal(WebProblem.MALFORMED);
                }
                assignments.withdraw(handle, place, Long.parseLong(number), asker.personId());
                people.audit(handle, clock.instant(), asker.person(), "assignment-withdrawn", subject(place, Long.parseLong(number)), "");
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private static String subject(Organisation place, long number) {
        return "organisation " + place.number() + " assignment " + number;
    }

    private static Assignment typed(Organisation place, Form form) {
        LocalDate due = Assignments.day(form.text("due", 20)).orElseThrow(() -> new Refusal(TeachingProblem.DAY_WRONG));
        String sitting = form.text("sitting", 20);
        Optional<LocalDate> planned = Assignments.day(sitting);
        if (!sitting.isEmpty() && planned.isEmpty()) {
            throw new Refusal(TeachingProblem.SITTING_WRONG);
        }
        return new Assignment(0, place.number(), form.text("course", 100), due, planned);
    }
}
