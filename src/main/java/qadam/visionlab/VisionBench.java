package qadam.visionlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import qadam.web.Routes;
import qadam.web.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bench on which a learner collects, labels and trains, and how what they made is judged. */
final class VisionBench implements Workbench {
    private final byte[] seed;
    private final Optional<BorrowedNetwork> network;
    private volatile HiddenSet hidden;

    VisionBench(byte[] seed, Optional<BorrowedNetwork> network) {
        this.seed = seed.clone();
        this.network = network;
    }

    @Override
    public String kind() {
        return "vision";
    }

    @Override
    public String template() {
        return "visionlab/bench.jte";
    }

    @Override
    public List<String> words() {
        return BenchWords.KEYS;
    }

    @Override
    public JsonNode settings(Lab lab) {
        ObjectNode settings = lab.settings().deepCopy().asObject();
        settings.set("set", ReadyFiles.one().list());
        settings.put("sheet", ReadyFiles.SHEET);
        settings.putArray("offline").add(ReadyFiles.SHEET);
        network.ifPresent(borrowed -> borrowed.told(settings.putObject("network")));
        return settings;
    }

    @Override
    public Grade grade(Lab lab, long learners, JsonNode work) {
        return new VisionGrade(Handed.of(work), hidden()).grade();
    }

    /** Networks learn from random beginnings: nobody's weights are another's. */
    @Override
    public String fingerprint(JsonNode work) {
        return work.path("weights").asString("");
    }

    @Override
    public Optional<Shown> shown(Lab lab, long learners, JsonNode work) {
        return Shown.of(() -> new VisionCard(Handed.of(work)).shown());
    }

    @Override
    public List<Routes> routes(Site site) {
        List<Routes> routes = new ArrayList<>(List.of(new ReadyFiles.Addresses(), new ImageNetPages(site)));
        network.ifPresent(routes::add);
        return routes;
    }

    /** Drawn at the first work that is graded; a second thread may draw the same again. */
    private HiddenSet hidden() {
        HiddenSet drawn = hidden;
        if (drawn == null) {
            drawn = HiddenSet.drawnBy(seed);
            hidden = drawn;
        }
        return drawn;
    }
}
