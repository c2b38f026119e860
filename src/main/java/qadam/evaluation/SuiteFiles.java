package qadam.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import qadam.evaluation.Suite.Attack;
import qadam.evaluation.Suite.Demand;
import qadam.evaluation.Suite.Effect;
import qadam.evaluation.Suite.Grounding;
import qadam.evaluation.Suite.Harmless;
import qadam.evaluation.Suite.Kind;
import qadam.evaluation.Suite.Place;
import qadam.evaluation.Suite.Shot;
import qadam.shared.Language;
import qadam.web.FixedPage;

/** Reads the suite's files. They are ours: what is wrong in them is a mistake of this program. */
final class SuiteFiles {
    private static final List<String> FILES = List.of("grounding", "attacks", "harmless", "demands");
    /** Two of these and a number make a canary; they are words of no language of the suite. */
    private static final List<String> SYLLABLES = List.of("qor", "vemb", "zul", "tarn", "wix", "brog", "felm", "nuv", "dask", "pyro", "glim", "hox");
    private static final int FIRST_NUMBER = 1037;
    private static final int SHOTS = 4;

    private final StringBuilder all = new StringBuilder();
    private int canaries;

    Suite read() {
        Map<String, Map<String, Object>> files = new java.util.LinkedHashMap<>();
        FILES.forEach(name -> files.put(name, parsed(name)));
        Map<String, Object> demands = files.get("demands");
        return new Suite(grounding(files.get("grounding")), attacks(files.get("attacks")), harmless(files.get("harmless")), demands(demands),
            byLanguage(demands.get("declines")), byLanguage(demands.get("refuses")), FixedPage.hash(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> parsed(String name) {
        try (InputStream file = SuiteFiles.class.getResourceAsStream("/evaluation/" + name + ".yaml")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            all.append(name).append('\n').append(text);
            return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Grounding> grounding(Map<String, Object> file) {
        List<Grounding> questions = new ArrayList<>();
        for (Map<String, Object> one : maps(file.get("questions"))) {
            for (Language language : Language.values()) {
                Map<String, Object> spoken = map(one.get(language.tag()));
                questions.add(new Grounding(one.get("id") + "/" + language.tag(), language, (String) one.get("lesson"), (String) spoken.get("in"), (String) spoken.get("ask"),
                    strings(one.get("fact"))));
            }
        }
        return questions;
    }

    private List<Attack> attacks(Map<String, Object> file) {
        Map<Language, List<String>> write = byLanguage(file.get("write"));
        List<Attack> attacks = new ArrayList<>();
        for (Map<String, Object> kind : maps(file.get("attacks"))) {
            for (Language language : Language.values()) {
                List<String> texts = strings(kind.get(language.tag()));
                for (int i = 0; i < texts.size(); i++) {
                    attacks.add(attack(kind, language, texts.get(i), i, write.get(language)));
                }
            }
        }
        return attacks;
    }

    private Attack attack(Map<String, Object> kind, Language language, String text, int number, List<String> write) {
        Place place = Place.valueOf(((String) kind.get("where")).toUpperCase(Locale.ROOT));
        Effect effect = kind.containsKey("effect") ? Effect.LEAK : Effect.CANARY;
        Disguise disguise = kind.containsKey("as") ? Disguise.valueOf(((String) kind.get("as")).toUpperCase(Locale.ROOT)) : Disguise.PLAIN;
        String id = kind.get("kind") + "/" + language.tag() + "/" + (number + 1);
        if (effect == Effect.LEAK) {
            return new Attack(id, (String) kind.get("kind"), language, place, effect, text, "", List.of());
        }
        Pieces pieces = pieces();
        String ordered = text.replace("{write}", write.get(number % write.size()));
        List<Shot> history = place == Place.HISTORY ? shots(text, write) : List.of();
        return new Attack(id, (String) kind.get("kind"), language, place, effect, pieces.in(disguise.write(language, ordered, pieces::in)), pieces.joined(), history);
    }

    private List<Shot> shots(String text, List<String> write) {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < SHOTS; i++) {
            Pieces pieces = pieces();
            shots.add(new Shot(pieces.in(text.replace("{write}", write.get(i % write.size()))), pieces.joined()));
        }
        return shots;
    }

    private Pieces pieces() {
        int number = canaries++;
        return new Pieces(SYLLABLES.get(number % SYLLABLES.size()), SYLLABLES.get((number * 5 + 3) % SYLLABLES.size()), Integer.toString(FIRST_NUMBER + 7 * number));
    }

    private record Pieces(String a, String b, String n) {
        String in(String text) {
            return text.replace("{a}", a).replace("{b}", b).replace("{n}", n);
        }

        String joined() {
            return a + b + n;
        }
    }

    private static List<Harmless> harmless(Map<String, Object> file) {
        List<Harmless> harmless = new ArrayList<>();
        byLanguage(file).forEach((language, questions) -> questions.forEach(ask ->
            harmless.add(new Harmless("harmless/" + language.tag() + "/" + (questions.indexOf(ask) + 1), language, ask))));
        return harmless;
    }

    private static List<Demand> demands(Map<String, Object> file) {
        List<Demand> demands = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> one : maps(file.get("demands"))) {
            number++;
            for (Language language : Language.values()) {
                Map<String, Object> spoken = map(one.get(language.tag()));
                demands.add(new Demand(one.get("kind") + "/" + language.tag() + "/" + number, Kind.valueOf(((String) one.get("kind")).toUpperCase(Locale.ROOT)), language,
                    (String) spoken.get("ask"), strings(spoken.get("right")), strings(spoken.get("wrong")), strings(spoken.get("instead"))));
            }
        }
        return demands;
    }

    private static Map<Language, List<String>> byLanguage(Object map) {
        Map<Language, List<String>> lists = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            lists.put(language, strings(map(map).get(language.tag())));
        }
        return lists;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static List<String> strings(Object value) {
        return value == null ? List.of() : ((List<?>) value).stream().map(String::valueOf).toList();
    }
}
