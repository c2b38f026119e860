package qadam.teaching;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Belonging;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What an employer sees of an agency's staff. Never of a school: pupils are nobody's employees. */
final class EmployerPages implements Routes {
    private static final int PAGE = 100;

    private final Site site;
    private final Database database;
    private final Scope scope;
    private final Organisations organisations;
    private final Members members;
    private final People people;
    private final Certified certified;

    EmployerPages(Site site, Database database, Scope scope, Organisations organisations, Members members, People people, Certified certified) {
        this.site = site;
        this.database = database;
        this.scope = scope;
        this.organisations = organisations;
        this.members = members;
        this.people = people;
        this.certified = certified;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/organisations/{organisation}/certified", this::show, Role.EMPLOYER, Role.HEAD);
    }

    private void show(Context context, Asker asker, Organisation place) {
        if (place.kind() != Kind.AGENCY && place.kind() != Kind.DEPARTMENT) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        Language language = Site.language(context);
        int page = Optional.ofNullable(context.queryParam("page")).filter(text -> text.matches("[0-9]{1,5}")).map(Integer::parseInt).orElse(0);
        Staff staff = database.read(handle -> staff(handle, place, page, language));
        boolean head = database.read(handle -> scope.reaches(handle, asker, place, java.util.Set.of(Role.HEAD)));
        site.show(context, asker, "teaching/certified.jte", site.texts().text(language, "teaching.certified.title", Map.of("place", place.name())),
            Map.of("staff", staff, "place", place, "head", head && place.kind() == Kind.AGENCY));
    }

    private Staff staff(Handle handle, Organisation place, int page, Language language) {
        Map<Long, Organisation> branch = new HashMap<>();
        organisations.branch(handle, place).forEach(one -> branch.put(one.number(), one));
        Map<UUID, List<Organisation>> all = new LinkedHashMap<>();
        for (Belonging one : members.branch(handle, place)) {
            all.computeIfAbsent(one.person(), person -> new ArrayList<>()).add(branch.get(one.organisation()));
        }
        Map<UUID, List<Organisation>> shown = new LinkedHashMap<>();
        all.entrySet().stream().skip((long) page * PAGE).limit(PAGE).forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        Map<UUID, String> names = people.names(handle, shown.keySet());
        List<Employee> employees = new ArrayList<>();
        certified.of(handle, shown, language).forEach((person, lines) -> employees.add(new Employee(names.get(person), lines)));
        employees.sort(Comparator.comparing(Employee::name, language.order()));
        return new Staff(employees, (page + 1) * PAGE < all.size() ? page + 1 : 0);
    }
}
