package qadam.catalog.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Image;
import qadam.shared.Language;

/** The drawings of one course, each read once however often it is shown. */
final class Drawings {
    private final CourseFolder files;
    private final Map<String, Drawing> read = new HashMap<>();

    Drawings(CourseFolder files) {
        this.files = files;
    }

    /** The picture as a figure with its alt text; an empty text, and the mistake noted, when it cannot be shown. */
    String figure(Image image, Language language, Spot at) {
        String alt = Markdown.alt(image);
        if (alt.isEmpty()) {
            at.note(Rule.PICTURE_WITHOUT_ALT, "picture", image.getDestination());
        }
        Optional<String> name = Links.picture(image.getDestination()).filter(picture -> files.has(svg(picture)));
        if (name.isEmpty()) {
            files.missing(image.getDestination(), at, Rule.PICTURE_MISSING);
            return "";
        }
        return read.computeIfAbsent(name.get(), this::read).figure(language, alt);
    }

    private Drawing read(String name) {
        String words = "images/" + name + ".yaml";
        YamlMap map = files.find(words).map(text -> YamlFile.read(text, files.at(words, 1))).orElse(YamlMap.empty(files.at(words, 1)));
        return new DrawingReader(files.at(svg(name), 1), map).read(files.find(svg(name)).orElseThrow());
    }

    private static String svg(String name) {
        return "images/" + name + ".svg";
    }
}
