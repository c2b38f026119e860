package qadam;

import java.util.ArrayList;
import java.util.List;
import qadam.catalog.Courses;
import qadam.catalog.LessonLink;
import qadam.gateway.Gateway;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.shared.Forgetting;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.wordlab.WordLab;

/** The wing of the house for who learns by building, wired by hand: the gateway with its page, and the word lab. */
final class BuildHouse {
    private final Gateway gateway;
    private final WordLab wordLab;

    BuildHouse(Gateway gateway, Courses courses) {
        this.gateway = gateway;
        this.wordLab = new WordLab(courses, gateway::models);
    }

    static LessonLink beside(Texts texts) {
        return WordLab.beside(texts);
    }

    List<Exporter> exporters() {
        return List.of(gateway.exporter());
    }

    List<JoinListener> joinings() {
        return List.of(gateway.joining());
    }

    List<Forgetting> nightly() {
        return List.of(gateway.nightly());
    }

    List<MeSection> meSections(Texts texts) {
        return List.of(gateway.meSection(texts));
    }

    List<Routes> routes(Site site, Askers askers) {
        List<Routes> routes = new ArrayList<>(gateway.routes(site, askers));
        routes.addAll(wordLab.routes(site));
        return routes;
    }
}
