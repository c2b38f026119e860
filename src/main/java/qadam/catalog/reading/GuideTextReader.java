package qadam.catalog.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qadam.catalog.GuideText;
import qadam.catalog.GuideText.Devices;
import qadam.catalog.GuideText.Exercise;
import qadam.catalog.GuideText.Misconception;
import qadam.catalog.GuideText.Screen;
import qadam.catalog.GuideText.Stage;
import qadam.catalog.GuideText.Step;

/** Reads one guide in one language. */
final class GuideTextReader {
    private static final Pattern MARKUP = Pattern.compile("\\*\\*|__|`|\\]\\(|^#{1,6} |<[a-zA-Z/]", Pattern.MULTILINE);
    private static final Set<String> STAGES = Arrays.stream(Stage.values()).map(Stage::word).collect(Collectors.toSet());
    private static final int LONGEST_STEP = 25;
    private static final int MOST_LINES = 10;

    private final YamlMap file;

    GuideTextReader(YamlMap file) {
        this.file = file;
    }

    GuideText read() {
        GuideText text = new GuideText(plain(file, "aim"), texts("success", 2, 3), plan(), devices(file.map("devices")),
            maps("misconceptions", 2, 3).stream().map(GuideTextReader::misconception).toList(), texts("aloud", 4, 5),
            maps("projector", 4, 6).stream().map(GuideTextReader::screen).toList(),
            maps("worksheet", 4, 6).stream().map(GuideTextReader::exercise).toList(), plain(file, "support"), plain(file, "stretch"));
        file.noOthers();
        return text;
    }

    private List<Step> plan() {
        List<Step> plan = maps("plan", 3, 10).stream().map(GuideTextReader::step).toList();
        int sum = plan.stream().mapToInt(Step::minutes).sum();
        if (sum != GuideText.MINUTES && !plan.isEmpty()) {
            file.at("plan").note(Rule.GUIDE_MINUTES, "sum", sum, "minutes", GuideText.MINUTES);
        }
        return plan;
    }

    private static Step step(YamlMap map) {
        int minutes = map.number("minutes", 1, LONGEST_STEP);
        String stage = map.oneOf("stage", STAGES);
        Step step = new Step(minutes, stage.isEmpty() ? Stage.START : Stage.valueOf(stage.toUpperCase(Locale.ROOT)), plain(map, "teacher"), plain(map, "pupils"), plain(map, "check"));
        map.noOthers();
        return step;
    }

    private Devices devices(YamlMap map) {
        if (!file.has("devices")) {
            file.text("devices");
        }
        Devices devices = new Devices(plain(map, "one"), plain(map, "five"), plain(map, "thirty"));
        map.noOthers();
        return devices;
    }

    private static Misconception misconception(YamlMap map) {
        Misconception misconception = new Misconception(plain(map, "says"), plain(map, "why"), plain(map, "help"));
        map.noOthers();
        return misconception;
    }

    private static Screen screen(YamlMap map) {
        Screen screen = new Screen(plain(map, "title"), plain(map, "text"));
        long words = Arrays.stream(screen.text().split("\\s+")).filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit)).count();
        if (words > GuideText.MOST_WORDS_ON_SCREEN) {
            map.at("text").note(Rule.GUIDE_SCREEN, "count", words, "most", GuideText.MOST_WORDS_ON_SCREEN);
        }
        map.noOthers();
        return screen;
    }

    private static Exercise exercise(YamlMap map) {
        Exercise exercise = new Exercise(plain(map, "task"), plain(map, "answer"), map.number("lines", 1, MOST_LINES));
        map.noOthers();
        return exercise;
    }

    private List<String> texts(String key, int least, int most) {
        List<YamlText> texts = file.filled(key);
        count(key, texts.size(), least, most);
        texts.forEach(text -> noteMarkup(text, key));
        return texts.stream().map(YamlText::text).toList();
    }

    private List<YamlMap> maps(String key, int least, int most) {
        List<YamlMap> maps = file.maps(key);
        count(key, maps.size(), least, most);
        return maps;
    }

    private void count(String key, int count, int least, int most) {
        if (count == 0) {
            file.text(key);
        } else if (count < least || count > most) {
            file.at(key).note(Rule.GUIDE_COUNT, "key", key, "count", count, "least", least, "most", most);
        }
    }

    private static String plain(YamlMap map, String key) {
        YamlText text = map.text(key);
        noteMarkup(text, key);
        return text.text();
    }

    /** It would be shown as it stands, on a wall and on paper. */
    private static void noteMarkup(YamlText text, String key) {
        if (MARKUP.matcher(text.text()).find()) {
            text.at().note(Rule.GUIDE_MARKUP, "key", key);
        }
    }
}
