package qadam.datalab;

import java.util.List;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Workbench;
import tools.jackson.databind.JsonNode;

/** The workbench of kind {@code data}. */
public final class DataLab implements Workbench {
    @Override
    public String kind() {
        return "data";
    }

    @Override
    public String template() {
        return "datalab/bench.jte";
    }

    @Override
    public List<String> words() {
        return List.of("datalab.late");
    }

    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        return new Grade(List.of());
    }
}
