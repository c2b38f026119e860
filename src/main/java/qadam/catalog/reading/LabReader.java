package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import qadam.catalog.Asked;
import qadam.catalog.Competences;
import qadam.catalog.Lab;
import qadam.catalog.LabText;
import qadam.catalog.Provenance;
import qadam.catalog.Source;
import qadam.shared.Language;
import qadam.web.Libraries;

/** Reads one lab: its file, its task in each language, and the version of it without computers. */
final class LabReader {
    /** The workbenches that Qadam has; the same kinds stand in {@code qadam.LabHouse}. */
    private static final Set<String> KINDS = Set.of("vision", "words", "decision", "data", "code");
    private static final int MOST_ASKED = 6;
    private static final int LONGEST_ANSWER = 1_000;

    private final CourseFolder files;
    private final Competences competences;
    private final LessonAddresses addresses;
    private final Drawings drawings;

    LabReader(CourseFolder files, Competences competences, LessonAddresses addresses, Drawings drawings) {
        this.files = files;
        this.competences = competences;
        this.addresses = addresses;
        this.drawings = drawings;
    }

    Lab read(String id) {
        String folder = "labs/" + id + "/";
        Spot at = files.at(folder + "lab.yaml", 1);
        Names.checked(new YamlText(id, at));
        YamlMap file = files.yaml(folder + "lab.yaml", at);
        String kind = file.oneOf("kind", KINDS);
        List<String> codes = codes(file);
        int minutes = file.number("minutes", 5, 180);
        int pass = file.number("pass", 1, 100);
        List<String> libraries = libraries(file);
        List<Source> sources = file.has("sources") ? SourceReader.read(file, 1) : List.of();
        Lab lab = new Lab(id, kind, codes, minutes, pass, libraries, YamlJson.object(file.node("settings"), file.at("settings")), asked(file), sources, texts(folder, at));
        file.noOthers();
        return lab;
    }

    private List<String> codes(YamlMap file) {
        List<YamlText> codes = file.texts("competences");
        if (!file.has("competences")) {
            file.text("competences");
        }
        codes.stream().filter(code -> !competences.has(code.text())).forEach(code -> code.at().note(Rule.COMPETENCE_UNKNOWN, "code", code.text()));
        return codes.stream().map(YamlText::text).toList();
    }

    private static List<String> libraries(YamlMap file) {
        List<YamlText> names = file.texts("libraries");
        names.stream().filter(name -> Libraries.find(name.text()).isEmpty()).forEach(name -> name.at().note(Rule.VALUE_WRONG, "key", "libraries", "value", name.text()));
        return names.stream().map(YamlText::text).distinct().toList();
    }

    private static List<Asked> asked(YamlMap file) {
        List<Asked> asked = new ArrayList<>();
        for (YamlMap one : file.maps("reflection")) {
            YamlText id = one.text("id");
            Names.checked(id);
            if (asked.stream().anyMatch(known -> known.id().equals(id.text()))) {
                id.at().note(Rule.ID_TWICE, "id", id.text());
            }
            asked.add(new Asked(id.text(), one.number("least", 1, LONGEST_ANSWER), one.localized("question")));
            one.noOthers();
        }
        if (asked.size() > MOST_ASKED) {
            file.at("reflection").note(Rule.VALUE_WRONG, "key", "reflection", "value", asked.size());
        }
        return List.copyOf(asked);
    }

    private Map<Language, LabText> texts(String folder, Spot asker) {
        Map<Language, LabText> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String unplugged = unplugged(folder + "unplugged." + language.tag() + ".md", language, asker);
            String file = folder + language.tag() + ".md";
            files.find(file).ifPresentOrElse(text -> texts.put(language, text(FrontMatter.read(text, files.at(file, 1)), language, unplugged)),
                () -> files.missing(file, asker, Rule.FILE_MISSING));
        }
        return texts;
    }

    private LabText text(FrontMatter matter, Language language, String unplugged) {
        Provenance provenance = ProvenanceReader.read(matter.head());
        LabText text = new LabText(matter.head().text("title").text(), matter.head().text("summary").text(), provenance,
            html(matter.text(), matter.body(), language), unplugged);
        matter.head().noOthers();
        return text;
    }

    /** Its author is the task's; a head of its own may say the same things and is not shown. */
    private String unplugged(String file, Language language, Spot asker) {
        String text = files.find(file).orElse(null);
        if (text == null) {
            files.missing(file, asker, Rule.FILE_MISSING);
            return "";
        }
        if (!text.startsWith("---\n")) {
            return html(text, files.at(file, 1), language);
        }
        FrontMatter matter = FrontMatter.read(text, files.at(file, 1));
        List.of("title", "summary", "author", "reviewer").forEach(matter.head()::optional);
        matter.head().noOthers();
        return html(matter.text(), matter.body(), language);
    }

    private String html(String markdown, Spot body, Language language) {
        Node document = Markdown.parse(markdown);
        document.accept(new MarkdownChecks(body, language, addresses));
        Prose prose = new Prose(new Headings(document));
        StringBuilder html = new StringBuilder();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            Image picture = Markdown.picture(block).orElse(null);
            if (Markdown.practice(block).isPresent() || Markdown.lab(block).isPresent()) {
                Markdown.at(block, body).note(Rule.LINE_IN_LAB);
            } else {
                html.append(picture == null ? prose.html(block) : drawings.figure(picture, language, Markdown.at(block, body)));
            }
        }
        if (html.isEmpty()) {
            body.note(Rule.LAB_EMPTY);
        }
        return html.toString();
    }
}
