package qadam;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Courses;
import qadam.evaluation.Evaluations;
import qadam.exchange.Exchanges;
import qadam.exchange.KeptTimes;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.model.Models;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.register.Evaluated;
import qadam.register.Register;
import qadam.retention.Keep;
import qadam.retention.KeepPlan;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.tutor.Answering;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** Where what is asked of models is written down, bounded and published, wired by hand. */
final class RegisterHouse {
    private final Exchanges exchanges;
    private final Register register;
    private final Models models;
    private final Courses courses;
    private final KeptTimes kept;

    RegisterHouse(Database database, InstantSource clock, Identity identity, Organisations organisations, Members members, Models models, Courses courses, KeepPlan keep, String origin,
                  Evaluations evaluations) {
        this.exchanges = new Exchanges(database, clock, identity.people(), organisations, members);
        this.models = models;
        this.courses = courses;
        this.kept = new KeptTimes(keep.number(Keep.EXCHANGES), keep.number(Keep.WORDS));
        this.register = new Register(database, clock, identity.people(), new Register.Ground(exchanges, models, Optional.of(Answering.PROMPT_VERSION), kept, origin, () -> evaluated(evaluations)));
    }

    private static List<Evaluated> evaluated(Evaluations evaluations) {
        return evaluations.all().stream().map(one -> new Evaluated(one.subject().model(), one.at(), Evaluations.PAGE + "/" + one.id())).toList();
    }

    Exchanges exchanges() {
        return exchanges;
    }

    List<Exporter> exporters() {
        return List.of(exchanges.exporter());
    }

    List<JoinListener> joinings() {
        return List.of(exchanges.joining());
    }

    List<Forgetting> nightly() {
        return List.of(exchanges.nightly());
    }

    Map<Keep, Forgetting> kept() {
        return Map.of(Keep.EXCHANGES, exchanges.entries(), Keep.WORDS, exchanges.spoken());
    }

    List<MeSection> meSections(Texts texts) {
        return List.of(exchanges.meSection(texts));
    }

    List<OfficeSection> officeSections(Texts texts) {
        return List.of(exchanges.officeSection(texts, models), register.officeSection(texts));
    }

    List<Routes> routes(Site site, Askers askers, Scope scope) {
        List<Routes> routes = new ArrayList<>(exchanges.routes(new Exchanges.Around(site, askers, scope, models, this::titles, kept)));
        routes.add(register.routes(site, askers));
        return routes;
    }

    /** Threads of their own, to be ended before the database. */
    List<AutoCloseable> inTheBackground() {
        return List.of(register.changes().start());
    }

    private Map<String, String> titles(Language language) {
        Map<String, String> titles = new LinkedHashMap<>();
        courses.all().forEach(course -> titles.put(course.slug(), course.title().in(language)));
        return titles;
    }
}
