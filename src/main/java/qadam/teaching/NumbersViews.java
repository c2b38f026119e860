package qadam.teaching;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Programme;
import qadam.count.Counts;
import qadam.count.Standing;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Role;

/** Puts together the numbers of a place as its reader may see them. Reads the kept counts only, so it costs the same at ten million people. */
final class NumbersViews {
    static final Set<Role> READERS = EnumSet.of(Role.ADMINISTRATOR, Role.OFFICE, Role.REGION, Role.HEAD);
    private static final int WEEKS = 12;
    private static final int TALLEST = 180;
    private static final int MOST_INSIDE = 2_000;

    private final Courses courses;
    private final Organisations organisations;
    private final Scope scope;
    private final Counts counts;
    private final InstantSource clock;
    private final PlaceCountStore store = new PlaceCountStore();

    NumbersViews(Courses courses, Organisations organisations, Scope scope, Counts counts, InstantSource clock) {
        this.courses = courses;
        this.organisations = organisations;
        this.scope = scope;
        this.counts = counts;
        this.clock = clock;
    }

    void setTarget(Handle handle, Organisation place, long people) {
        store.setTarget(handle, place.number(), people, clock.instant());
    }

    /** Who sets a place's target: whoever answers for what it lies in. The country's is the programme's. */
    boolean mayAim(Handle handle, Asker asker, Organisation place) {
        Set<Role> held = scope.rolesIn(handle, asker, place);
        boolean national = held.contains(Role.ADMINISTRATOR) || held.contains(Role.OFFICE);
        return switch (place.kind()) {
            case COUNTRY, CLASS, DEPARTMENT -> false;
            case REGION -> national;
            case SCHOOL, AGENCY -> national || held.contains(Role.REGION);
        };
    }

    /** @param wished a course's name; empty for the one that most people there have begun */
    NumbersView of(Handle handle, Asker asker, Organisation place, Optional<String> wished, Language language) {
        Map<String, Numbers> numbers = store.of(handle, place.number());
        Course course = wished.map(slug -> courses.find(slug).orElseThrow(() -> new Refusal(TeachingProblem.COURSE_UNKNOWN))).orElseGet(() -> usual(place, numbers));
        boolean own = answersFor(handle, asker, place);
        boolean below = scope.reaches(handle, asker, place, Set.of(Role.HEAD));
        Numbers here = numbers.getOrDefault(course.slug(), Numbers.NONE);
        NumbersView.Line self = line(place, here, List.of(Told.of(here.enrolled(), own), Told.of(here.begun(), own), Told.of(here.finished(), own), Told.of(here.passed(), own),
            Told.of(here.certified(), own)), language);
        List<NumbersView.Line> inside = inside(handle, place, course, below, language);
        List<NumbersView.Week> weeks = weeks(store.weeks(handle, place.number(), course.slug(), WEEKS), own);
        Standing standing = counts.standing();
        Programme programme = standing.programme();
        boolean country = place.kind() == Kind.COUNTRY;
        return new NumbersView(self, place.kind().code(), above(handle, asker, place, language), course.slug(), tracks(programme, numbers, own, language), weeks,
            weeks.stream().mapToLong(week -> Math.max(week.begun().number(), week.certified().number())).max().orElse(0), inside,
            country ? programme.target() : store.target(handle, place.number()).orElse(0L), country ? Told.plain(standing.trained()) : self.certified(),
            programme.lastDay(), store.countedAt(handle), mayAim(handle, asker, place));
    }

    /** That most people of the place have begun, and of several the one that was made for it. */
    private Course usual(Organisation place, Map<String, Numbers> numbers) {
        return courses.startingWith(place.kind().track()).stream()
            .max(Comparator.comparingLong(course -> numbers.getOrDefault(course.slug(), Numbers.NONE).begun())).orElseThrow();
    }

    /** Whoever answers for a place sees its numbers as they are: a role held in the place itself, or a head's anywhere above. */
    private boolean answersFor(Handle handle, Asker asker, Organisation place) {
        return scope.reaches(handle, asker, place, Set.of(Role.HEAD)) || scope.places(handle, asker, READERS).stream().anyMatch(one -> one.number() == place.number());
    }

    private List<NumbersView.Link> above(Handle handle, Asker asker, Organisation place, Language language) {
        return place.line().stream().filter(number -> number != place.number()).map(number -> organisations.find(handle, number).orElseThrow())
            .filter(one -> scope.reaches(handle, asker, one, READERS)).map(one -> new NumbersView.Link(one.number(), organisations.title(one, language))).toList();
    }

    private List<NumbersView.Line> inside(Handle handle, Organisation place, Course course, boolean exact, Language language) {
        Map<Long, Numbers> counted = store.inside(handle, place.number(), course.slug());
        List<Organisation> children = organisations.children(handle, place.number(), 0, MOST_INSIDE);
        List<Numbers> numbers = children.stream().map(child -> counted.getOrDefault(child.number(), Numbers.NONE)).toList();
        List<List<Told>> columns = columns(numbers, exact, List.of(Numbers::enrolled, Numbers::begun, Numbers::finished, Numbers::passed, Numbers::certified));
        List<NumbersView.Line> lines = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            int row = i;
            lines.add(line(children.get(i), numbers.get(i), columns.stream().map(column -> column.get(row)).toList(), language));
        }
        lines.sort(Comparator.comparing(NumbersView.Line::title, language.order()));
        return lines;
    }

    private static List<List<Told>> columns(List<Numbers> numbers, boolean exact, List<ToLongFunction<Numbers>> of) {
        return of.stream().map(column -> Told.parts(numbers.stream().map(column::applyAsLong).toList(), exact)).toList();
    }

    private NumbersView.Line line(Organisation place, Numbers numbers, List<Told> told, Language language) {
        boolean drawn = told.getFirst().isTold() && told.getLast().isTold() && numbers.enrolled() > 0;
        return new NumbersView.Line(place.number(), organisations.title(place, language), place.closed(), told.get(0), told.get(1), told.get(2), told.get(3), told.get(4),
            drawn ? (int) (numbers.certified() * 100 / numbers.enrolled()) : 0);
    }

    private List<NumbersView.Track> tracks(Programme programme, Map<String, Numbers> numbers, boolean exact, Language language) {
        Map<String, String> titles = new HashMap<>();
        programme.tracks().forEach(track -> titles.put(track.id(), track.title().in(language)));
        return courses.all().stream().map(course -> {
            Numbers one = numbers.getOrDefault(course.slug(), Numbers.NONE);
            Told certified = Told.of(one.certified(), exact);
            int bar = certified.isTold() && one.enrolled() > 0 && Told.of(one.enrolled(), exact).isTold() ? (int) (one.certified() * 100 / one.enrolled()) : 0;
            return new NumbersView.Track(course.slug(), course.title().in(language), titles.getOrDefault(course.track(), course.track()),
                Told.of(one.begun(), exact), Told.of(one.finished(), exact), certified, bar);
        }).toList();
    }

    private static List<NumbersView.Week> weeks(Map<String, Numbers> weeks, boolean exact) {
        List<Numbers> numbers = List.copyOf(weeks.values());
        List<List<Told>> columns = columns(numbers, exact, List.of(Numbers::enrolled, Numbers::begun, Numbers::finished, Numbers::certified));
        long most = Math.max(1, List.of(columns.get(1), columns.get(3)).stream().flatMap(List::stream).mapToLong(Told::number).max().orElse(1));
        List<NumbersView.Week> all = new ArrayList<>();
        for (String week : weeks.keySet()) {
            int i = all.size();
            all.add(new NumbersView.Week(week, columns.get(0).get(i), columns.get(1).get(i), columns.get(2).get(i), columns.get(3).get(i), i * NumbersView.STEP,
                height(columns.get(1).get(i), most), height(columns.get(3).get(i), most)));
        }
        return all;
    }

    private static int height(Told told, long most) {
        return told.number() == 0 ? 0 : (int) Math.max(3, told.number() * TALLEST / most);
    }
}
