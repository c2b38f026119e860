package qadam.teaching;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.identity.Card;
import qadam.identity.MeSection;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What I am to take by when, on which day I sit the exam, and what my employer sees of it. */
final class MyPages implements Routes, MeSection {
    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Courses courses;
    private final Organisations organisations;
    private final Members members;
    private final Assignments assignments;
    private final Situations situations;
    private final Certified certified;

    MyPages(Site site, Askers askers, Database database, Courses courses, Organisations organisations, Members members, Assignments assignments,
            Situations situations, Certified certified) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.courses = courses;
        this.organisations = organisations;
        this.members = members;
        this.assignments = assignments;
        this.situations = situations;
        this.certified = certified;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/me/assignments", context -> show(context, Refused.NOTHING), Role.LEARNER);
        routes.post("/{language}/me/assignments", this::move, Role.LEARNER);
    }

    private record Refused(long assignment, String message) {
        static final Refused NOTHING = new Refused(0, "");
    }

    private void show(Context context, Refused refused) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        Map<String, Object> values = new HashMap<>(Map.of("refused", refused.assignment, "message", refused.message, "today", assignments.today()));
        values.put("mine", database.read(handle -> mine(handle, asker.personId(), language)));
        values.put("seen", database.read(handle -> seenByEmployer(handle, asker.personId(), language)));
        site.show(context, asker, "teaching/mine.jte", site.texts().text(language, "teaching.mine.title"), values);
    }

    private List<MyAssignment> mine(Handle handle, UUID person, Language language) {
        Map<Long, LocalDate> moves = assignments.moves(handle, person);
        List<MyAssignment> mine = new ArrayList<>();
        for (Assignment one : assignments.of(handle, person)) {
            courses.find(one.course()).ifPresent(course -> mine.add(mine(one, course, moves, situations.of(handle, List.of(person), course).get(person), language)));
        }
        return mine;
    }

    private MyAssignment mine(Assignment one, Course course, Map<Long, LocalDate> moves, Situation situation, Language language) {
        boolean moved = moves.containsKey(one.number());
        Optional<LocalDate> sitting = situation.passed() ? Optional.empty() : Optional.ofNullable(moves.get(one.number())).or(one::sittingOn);
        boolean mayMove = !moved && sitting.filter(day -> !assignments.today().isAfter(day)).isPresent();
        return new MyAssignment(one.number(), course.slug(), course.title().in(language), one.dueOn(), situation.progress().steps().taken(),
            situation.progress().steps().total(), course.exam().map(ExamPlan::exam).orElse(""), sitting, mayMove, moved,
            one.sittingOn().map(Assignments::lastDay), situation.certifiedAt().isPresent());
    }

    /** For each agency to which the person belongs, the very lines that its employer reads. */
    private Map<String, List<CertifiedLine>> seenByEmployer(Handle handle, UUID person, Language language) {
        Map<String, List<CertifiedLine>> seen = new HashMap<>();
        Map<Long, List<Organisation>> agencies = new HashMap<>();
        for (Organisation place : members.places(handle, person)) {
            organisations.responsible(handle, place).filter(above -> above.kind() == Kind.AGENCY)
                .ifPresent(agency -> agencies.computeIfAbsent(agency.number(), number -> new ArrayList<>()).add(place));
        }
        agencies.forEach((agency, places) -> seen.put(organisations.find(handle, agency).orElseThrow().name(),
            certified.of(handle, Map.of(person, places), language).get(person)));
        return seen;
    }

    private void move(Context context) {
        Form form = new Form(context);
        String number = form.text("assignment", 15);
        if (!number.matches("[0-9]{1,15}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        UUID person = askers.find(context).personId();
        try {
            LocalDate to = Assignments.day(form.text("to", 20)).orElse(LocalDate.EPOCH);
            database.write(handle -> {
                assignments.move(handle, person, Long.parseLong(number), to);
                return null;
            });
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof TeachingProblem problem) || problem == TeachingProblem.ASSIGNMENT_UNKNOWN) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, new Refused(Long.parseLong(number), site.texts().text(Site.language(context), problem.key(), refusal.values())));
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    @Override
    public Optional<Card> card(Handle handle, UUID person, Language language) {
        List<Assignment> mine = assignments.of(handle, person);
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = mine.stream().limit(3).map(one -> site.texts().text(language, "teaching.mine.due",
            Map.of("course", courses.find(one.course()).map(course -> course.title().in(language)).orElse(one.course()), "day", one.dueOn()))).toList();
        return Optional.of(new Card(site.texts().text(language, "teaching.mine.title"), String.join(" ", words),
            List.of(new Card.Link(site.texts().text(language, "teaching.mine.open"), "/" + language.tag() + "/me/assignments"))));
    }
}
