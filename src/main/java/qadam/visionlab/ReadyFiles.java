package qadam.visionlab;

import io.javalin.config.RoutesConfig;
import java.util.Arrays;
import java.util.List;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ready set as a browser gets it: one sheet of pictures, and what may be told of each. Drawn once, at its first use. */
final class ReadyFiles {
    static final String SHEET = "/labs/vision/ornaments.png";
    private static ReadyFiles one;

    private final FixedPage sheet = FixedPage.of(Sheet.of(ReadySet.one().all()), "image/png");
    private final ObjectNode list = list(ReadySet.one());

    static synchronized ReadyFiles one() {
        if (one == null) {
            one = new ReadyFiles();
        }
        return one;
    }

    JsonNode list() {
        return list;
    }

    /** Three letters a picture: material, the label it comes with, what the second labeller says. The motif itself is told of the museum and the store only. */
    private static ObjectNode list(ReadySet set) {
        ObjectNode list = JsonMapper.shared().createObjectNode();
        list.put("side", Ornament.SIDE).put("columns", Sheet.COLUMNS);
        words(list.putArray("motifs"), Arrays.stream(Motif.values()).map(Motif::word).toList());
        words(list.putArray("materials"), Arrays.stream(Material.values()).map(Material::word).toList());
        list.put("ready", letters(set.ready()));
        list.put("museum", letters(set.museum()));
        list.put("store", letters(set.store()));
        return list;
    }

    private static void words(ArrayNode to, List<String> words) {
        words.forEach(to::add);
    }

    private static String letters(List<Picture> pictures) {
        StringBuilder letters = new StringBuilder();
        pictures.forEach(one -> letters.append(one.material().ordinal()).append(one.given().ordinal()).append(one.second().ordinal()));
        return letters.toString();
    }

    /** Where the sheet is fetched from. */
    static final class Addresses implements Routes {
        @Override
        public void addTo(RoutesConfig routes) {
            routes.get(SHEET, context -> one().sheet.send(context), Role.ANYONE, Cost.FIXED);
        }
    }
}
