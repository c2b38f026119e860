package qadam.teaching;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import qadam.identity.People;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Csv;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** A class at a glance, for its teacher and its school's head, and the same as a table to take away. */
final class ClassPages implements Routes {
    private static final Role[] WHO = {Role.TEACHER, Role.HEAD};
    private static final int LONGEST_NAME = 100;

    private final Site site;
    private final Database database;
    private final Scope scope;
    private final ClassViews views;
    private final People people;
    private final InstantSource clock;

    ClassPages(Site site, Database database, Scope scope, ClassViews views, People people, InstantSource clock) {
        this.site = site;
        this.database = database;
        this.scope = scope;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/classes/{group}/progress", this::show, WHO);
        scope.get(routes, "/{language}/classes/{group}/progress.csv", this::download, WHO);
    }

    private static Optional<String> wished(Context context) {
        return Optional.ofNullable(context.queryParam("course")).filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME);
    }

    private void show(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        ClassView view = database.read(handle -> views.of(handle, place, wished(context), language));
        site.show(context, asker, "teaching/class.jte", site.texts().text(language, "teaching.class.title", Map.of("place", view.title())),
            Map.of("view", view, "still", Situation.STILL.toDays(), "wrong", Situation.WRONG_IN_A_ROW));
    }

    /** Names leave the house here, so it stands in the trail. */
    private void download(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        ClassView view = database.read(handle -> views.of(handle, place, wished(context), language));
        database.write(handle -> {
            people.audit(handle, clock.instant(), asker.person(), "class-exported", "organisation " + place.number(), "");
            return null;
        });
        Csv csv = new Csv().row(List.of(text(language, "name"), text(language, "lessons"), text(language, "of_lessons"), text(language, "questions"), text(language, "of_questions"),
            text(language, "last"), text(language, "exam"), text(language, "certificate"), text(language, "stuck"), text(language, "still"), text(language, "sitting")));
        view.pupils().forEach(pupil -> csv.row(row(pupil, language)));
        context.header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"class-" + place.number() + ".csv\"")
            .contentType("text/csv; charset=utf-8").result(csv.toString());
    }

    private String text(Language language, String column) {
        return site.texts().text(language, "teaching.column." + column);
    }

    private List<String> row(PupilLine pupil, Language language) {
        String stuck = pupil.stuckOn().stream().map(hard -> site.texts().text(language, "teaching.stuck.question",
            Map.of("lesson", hard.title(), "question", hard.question(), "tries", hard.tries()))).collect(Collectors.joining("; "));
        return List.of(pupil.name(), String.valueOf(pupil.lessonsFinished()), String.valueOf(pupil.lessons().size()), String.valueOf(pupil.taken()), String.valueOf(pupil.total()),
            pupil.lastAt().map(ClassPages::day).orElse(""), site.texts().text(language, "teaching.exam." + pupil.stage()),
            site.texts().text(language, pupil.certified() ? "teaching.certified" : "teaching.not_certified"), stuck,
            pupil.stillSince().map(ClassPages::day).orElse(""), pupil.sittingOn().map(LocalDate::toString).orElse(""));
    }

    private static String day(java.time.Instant moment) {
        return LocalDate.ofInstant(moment, Assignments.ALMATY).toString();
    }
}
