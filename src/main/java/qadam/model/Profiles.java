package qadam.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qadam.shared.Language;
import qadam.shared.Localized;

/** The kinds of models we know something of, read from {@code models.yaml}; the last, generic one is for all others. */
public final class Profiles {
    public static final String GENERIC = "generic";
    private static final String FILE = "/models.yaml";
    private static final Profiles KNOWN = read();

    private final Map<String, ModelProfile> all = new LinkedHashMap<>();

    private Profiles(List<Yaml> profiles) {
        profiles.stream().map(Profiles::profile).forEach(profile -> all.put(profile.id(), profile));
    }

    public static Profiles known() {
        return KNOWN;
    }

    private static Profiles read() {
        try (InputStream file = Profiles.class.getResourceAsStream(FILE)) {
            Yaml root = Yaml.read(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8), "models.yaml");
            Profiles profiles = new Profiles(root.list("profiles"));
            root.noOthers();
            return profiles;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In the order in which they are shown. */
    public List<ModelProfile> all() {
        return List.copyOf(all.values());
    }

    public Optional<ModelProfile> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** The one the operator names, else the one whose usual names stand in the model's id, else the generic one. */
    public ModelProfile of(Optional<String> named, String modelId) {
        return named.flatMap(this::find).orElseGet(() -> byName(modelId));
    }

    private ModelProfile byName(String modelId) {
        String small = modelId.toLowerCase(Locale.ROOT);
        return all.values().stream().filter(profile -> length(profile, small) > 0).max(Comparator.comparingInt(profile -> length(profile, small))).orElse(all.get(GENERIC));
    }

    /** The longest of its usual names that stands in the id tells most. */
    private static int length(ModelProfile profile, String modelId) {
        return profile.names().stream().filter(modelId::contains).mapToInt(String::length).max().orElse(0);
    }

    private static ModelProfile profile(Yaml map) {
        Set<ModelProfile.Fact> unknown = EnumSet.noneOf(ModelProfile.Fact.class);
        map.texts("not-established").forEach(fact -> unknown.add(ModelProfile.Fact.valueOf(fact.toUpperCase(Locale.ROOT))));
        ModelProfile profile = new ModelProfile(map.text("id"), map.text("name"), map.text("maker"), map.text("base"), words(map.map("licence")), map.text("licence-id"),
            map.optional("source").map(URI::create), LocalDate.parse(map.text("read")), words(map.map("template")), map.number("context", 512, 10_000_000),
            tokens(map.map("tokens-per-word")), map.flag("commercial"), Set.copyOf(unknown), map.texts("known-as"));
        map.noOthers();
        return profile;
    }

    private static Localized words(Yaml map) {
        Localized words = new Localized(map.text("kk"), map.text("ru"), map.text("en"));
        map.noOthers();
        return words;
    }

    private static Map<Language, Double> tokens(Yaml map) {
        Map<Language, Double> tokens = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            tokens.put(language, Double.parseDouble(map.text(language.tag())));
        }
        map.noOthers();
        return Map.copyOf(tokens);
    }
}
