package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import qadam.catalog.LessonText;
import qadam.catalog.LessonText.Part;
import qadam.shared.Language;

/** Reads one lesson in one language: its head, and its text as pieces of safe HTML and places of practice. */
final class LessonTextReader {
    private static final int SHORTEST = 500;
    private static final int LONGEST = 900;

    private final Language language;
    private final LessonAddresses addresses;
    private final Drawings drawings;
    private final Set<String> items;
    private final Set<String> labs;

    /**
     * @param items the lesson's practice items: each stands exactly once in the text
     * @param labs the course's labs: each stands at most once in it
     */
    LessonTextReader(Language language, LessonAddresses addresses, Drawings drawings, Set<String> items, Set<String> labs) {
        this.language = language;
        this.addresses = addresses;
        this.drawings = drawings;
        this.items = items;
        this.labs = labs;
    }

    /** @param words how many the text has, for the author's counts */
    record ReadText(LessonText text, int words, Spot at) {
        List<String> practice() {
            return text.parts().stream().filter(LessonText.Practice.class::isInstance).map(part -> ((LessonText.Practice) part).item()).toList();
        }

        List<String> labs() {
            return text.parts().stream().filter(LessonText.Laboratory.class::isInstance).map(part -> ((LessonText.Laboratory) part).lab()).toList();
        }
    }

    ReadText read(String file, Spot first) {
        FrontMatter matter = FrontMatter.read(file, first);
        Node document = Markdown.parse(matter.text());
        document.accept(new MarkdownChecks(matter.body(), language, addresses));
        List<Part> parts = parts(document, matter.body());
        int words = count(document);
        check(parts, words, matter.body());
        LessonText text = new LessonText(matter.head().text("title").text(), matter.head().text("summary").text(),
            ProvenanceReader.read(matter.head()), parts, minutes(words, practised(parts)));
        matter.head().noOthers();
        return new ReadText(text, words, matter.body());
    }

    private List<Part> parts(Node document, Spot body) {
        List<Part> parts = new ArrayList<>();
        Prose prose = new Prose(new Headings(document));
        StringBuilder html = new StringBuilder();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            Optional<String> practice = Markdown.practice(block);
            Optional<String> lab = Markdown.lab(block);
            Optional<Image> picture = Markdown.picture(block);
            if (lab.isPresent()) {
                flush(html, parts);
                placeLab(lab.get(), parts, Markdown.at(block, body));
            } else if (practice.isPresent()) {
                flush(html, parts);
                place(practice.get(), parts, Markdown.at(block, body));
            } else if (picture.isPresent()) {
                html.append(drawings.figure(picture.get(), language, Markdown.at(block, body)));
            } else {
                html.append(prose.html(block));
            }
        }
        flush(html, parts);
        return List.copyOf(parts);
    }

    private static void flush(StringBuilder html, List<Part> parts) {
        if (!html.isEmpty()) {
            parts.add(new LessonText.Prose(html.toString()));
            html.setLength(0);
        }
    }

    private void place(String item, List<Part> parts, Spot at) {
        Part practice = new LessonText.Practice(item);
        if (!items.contains(item)) {
            at.note(Rule.PRACTICE_UNKNOWN, "item", item);
        } else if (parts.contains(practice)) {
            at.note(Rule.PRACTICE_TWICE, "item", item);
        } else {
            parts.add(practice);
        }
    }

    private void placeLab(String lab, List<Part> parts, Spot at) {
        Part place = new LessonText.Laboratory(lab);
        if (!labs.contains(lab)) {
            at.note(Rule.LAB_UNKNOWN, "lab", lab);
        } else if (parts.contains(place)) {
            at.note(Rule.LAB_TWICE, "lab", lab);
        } else {
            parts.add(place);
        }
    }

    private void check(List<Part> parts, int words, Spot body) {
        Set<String> absent = new HashSet<>(items);
        parts.forEach(part -> {
            if (part instanceof LessonText.Practice practice) {
                absent.remove(practice.item());
            }
        });
        absent.stream().sorted().forEach(item -> body.note(Rule.PRACTICE_ABSENT, "item", item));
        if (words < SHORTEST || words > LONGEST) {
            body.note(Rule.LESSON_LENGTH, "count", words, "least", SHORTEST, "most", LONGEST);
        }
        if (parts.stream().noneMatch(part -> part instanceof LessonText.Prose prose && prose.html().contains("<figure"))) {
            body.note(Rule.PICTURE_NONE);
        }
    }

    private static int count(Node document) {
        int words = 0;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (Markdown.practice(block).isEmpty() && Markdown.lab(block).isEmpty()) {
                words += (int) Markdown.words(block).lines().flatMap(line -> List.of(line.split("\\s+")).stream())
                    .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit)).count();
            }
        }
        return words;
    }

    private static long practised(List<Part> parts) {
        return parts.stream().filter(LessonText.Practice.class::isInstance).count();
    }

    /** Kazakh words are longer than Russian ones, and those than English ones; a practice item takes about a minute. */
    private int minutes(int words, long items) {
        int wordsAMinute = switch (language) {
            case KK -> 140;
            case RU -> 160;
            case EN -> 180;
        };
        return Math.ceilDiv(words, wordsAMinute) + (int) items;
    }
}
