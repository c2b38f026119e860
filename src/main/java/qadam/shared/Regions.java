package qadam.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The country's regions, read from {@code regions.yaml}. */
public final class Regions {
    private final List<Region> all;

    public Regions() {
        try (var stream = Regions.class.getResourceAsStream("/regions.yaml")) {
            List<?> rows = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            this.all = rows.stream().map(row -> region((Map<?, ?>) row)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** In the order of their codes. */
    public List<Region> all() {
        return all;
    }

    /** In the alphabet's order. */
    public List<Region> sorted(Language language) {
        return all.stream().sorted(Comparator.comparing(region -> region.name().in(language), language.order())).toList();
    }

    public Optional<Region> find(String id) {
        return all.stream().filter(region -> region.id().equals(id)).findFirst();
    }

    private static Region region(Map<?, ?> row) {
        return new Region((String) row.get("id"), new Localized((String) row.get("kk"), (String) row.get("ru"), (String) row.get("en")));
    }
}
