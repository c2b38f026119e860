package qadam.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One mapping of a YAML file, read strictly: what nobody asks for is a mistake. Each refusal is an IllegalArgumentException with words for the operator. */
final class Yaml {
    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(512 * 1024).setMaxAliasesForCollections(0).build();

    private final Map<String, Object> left;
    private final String where;

    private Yaml(Map<?, ?> map, String where) {
        this.left = new LinkedHashMap<>();
        map.forEach((key, value) -> left.put(String.valueOf(key), value));
        this.where = where;
    }

    /** @param file what a refusal calls it */
    static Yaml read(String text, String file) {
        try {
            Object root = new Load(SETTINGS).loadFromString(text);
            if (root instanceof Map<?, ?> map) {
                return new Yaml(map, file);
            }
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException(file + ": this is not YAML: " + String.valueOf(broken.getMessage()).lines().limit(3).reduce((one, other) -> one + " " + other).orElse(""));
        }
        throw new IllegalArgumentException(file + ": names and values are expected (name: value)");
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<String> optional(String name) {
        Object value = left.remove(name);
        if (value instanceof Map || value instanceof List) {
            throw wrong(name, "is to be one word or number");
        }
        return Optional.ofNullable(value).map(Object::toString).map(String::strip).filter(text -> !text.isEmpty());
    }

    int number(String name, int least, int most) {
        return number(text(name), name, least, most);
    }

    int number(String name, int least, int most, int usual) {
        return optional(name).map(text -> number(text, name, least, most)).orElse(usual);
    }

    private int number(String text, String name, int least, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw wrong(name, "is a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    /** False when it is not there. */
    boolean flag(String name) {
        return switch (optional(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "is true or false");
        };
    }

    Yaml map(String name) {
        if (left.remove(name) instanceof Map<?, ?> map) {
            return new Yaml(map, where + ": " + name);
        }
        throw wrong(name, "is missing");
    }

    /** Mappings; none when it is not there. */
    List<Yaml> list(String name) {
        List<Yaml> all = new ArrayList<>();
        for (Object one : items(name)) {
            if (!(one instanceof Map<?, ?> map)) {
                throw wrong(name, "is a list of names and values");
            }
            all.add(new Yaml(map, where + ": " + name + " " + (all.size() + 1)));
        }
        return all;
    }

    List<String> texts(String name) {
        return items(name).stream().map(String::valueOf).toList();
    }

    private List<?> items(String name) {
        return switch (left.remove(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(name, "is a list");
        };
    }

    void noOthers() {
        left.keySet().stream().findFirst().ifPresent(name -> {
            throw wrong(name, "is not known here");
        });
    }

    private IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException(where + ": " + name + " " + why);
    }
}
