package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.CatalogJson;
import qadam.catalog.Competences;
import qadam.catalog.Item;
import qadam.catalog.Provenance;
import qadam.catalog.Task;
import qadam.shared.Language;
import qadam.shared.Localized;

/** Reads a file of items, of a lesson's practice or of a bank. */
final class ItemReader {
    private final Competences competences;
    private final boolean practice;

    ItemReader(Competences competences, boolean practice) {
        this.competences = competences;
        this.practice = practice;
    }

    List<PlacedItem> read(YamlMap file) {
        Map<Language, Provenance> written = file.has("written") ? ProvenanceReader.readAll(file.map("written")) : Map.of();
        List<PlacedItem> items = new ArrayList<>();
        if (!file.has("items")) {
            file.text("items");
        }
        file.maps("items").forEach(map -> item(map, written).ifPresent(items::add));
        file.noOthers();
        return items;
    }

    private Optional<PlacedItem> item(YamlMap map, Map<Language, Provenance> writtenByDefault) {
        String id = Names.checked(map.text("id"));
        Localized stem = map.localized("stem");
        Localized rationale = rationale(map, id);
        String competence = competence(map);
        int difficulty = map.number("difficulty", 1, 3);
        Map<Language, Provenance> written = written(map, writtenByDefault);
        Optional<Task> task = new TaskReader(map, practice).read();
        if (task.isPresent()) {
            map.noOthers();
        }
        return task.map(known -> CatalogJson.hashed(new Item(id, "", competence, difficulty, stem, known, rationale, written)))
            .map(item -> new PlacedItem(item, map.at("id"), map.at("stem")));
    }

    private static Localized rationale(YamlMap map, String id) {
        if (!map.has("rationale")) {
            map.at().note(Rule.RATIONALE_MISSING, "item", id);
        }
        return map.optionalLocalized("rationale").orElse(new Localized("", "", ""));
    }

    private String competence(YamlMap map) {
        YamlText code = map.text("competence");
        if (competences.has(code.text())) {
            return code.text();
        }
        if (!code.isEmpty()) {
            code.at().note(Rule.COMPETENCE_UNKNOWN, "code", code.text());
        }
        return "?.";
    }

    private static Map<Language, Provenance> written(YamlMap map, Map<Language, Provenance> byDefault) {
        if (map.has("written")) {
            return ProvenanceReader.readAll(map.map("written"));
        }
        if (byDefault.isEmpty()) {
            map.at().note(Rule.VALUE_MISSING, "key", "written");
        }
        return byDefault;
    }
}
