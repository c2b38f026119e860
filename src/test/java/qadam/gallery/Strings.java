package qadam.gallery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Reason;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import tools.jackson.databind.JsonNode;

/** A bench that only tests have: a string of beads with a motto; the class sees the beads as dots and the motto in words. */
final class Strings implements Workbench {
    @Override
    public String kind() {
        return "data";
    }

    @Override
    public String template() {
        return "web/mark.jte";
    }

    @Override
    public List<String> words() {
        return List.of();
    }

    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        return new Grade(List.of(new Reason("lab.grade.of", work.path("points").asInt(), 90, Map.of("points", work.path("points").asInt(), "most", 90))));
    }

    @Override
    public Optional<Shown> shown(Lab lab, long seed, JsonNode work) {
        return Optional.of(new Shown(List.of(new Shown.Line("gallery.own", work.path("motto").asString(""))),
            List.of(new Shown.Picture("gallery.labs.stand", Map.of("all", 3, "handed", 2, "passed", 1), 2, 1, List.of(0xFF0000, 0x00FF00)))));
    }
}
